"""`export`: a page for others. You choose, you look over what is masked, you read it all, you sign; then it is written."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.given.filters import grammar as filters
from reflect.cli.given.filters.grammar import EVERY, NONE, Given, filtered
from reflect.cli.given.options import As_Json
from reflect.cli.sharing import choose, destination
from reflect.dates import iso_week
from reflect.errors import AnswerNeeded, BadUsage, NotFound, Protected, ReflectError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from reflect.report.admitted import Admitted
    from reflect.report.gate.shareable import Passed
    from reflect.report.policy import Kind, Policy
    from reflect.values.filter import Filter

KINDS: "dict[str, Kind]" = {"packet": "packet", "account": "account", "learning": "learning"}
WEEKS_BACK = {"packet": choose.WEEKS_BACK, "account": 13, "learning": 52}
UNREVIEWED_HINT = (
    "Run it in a terminal to read and sign it. Or add --unreviewed: then no words of yours are in it."
)
DECISIONS_GONE = "What you decided while you looked it over was not kept."
SIGN_HINT = "Nothing was written. Run it in a terminal, to read and sign it."
WHICH = {
    "packet": "Which of these do you want to quote? What is not ticked gives counts only.",
    "account": "Which of these is the account about? One is enough.",
}


@filtered(entries=EVERY)
def export(
    ctx: typer.Context,
    entries: Given = NONE,
    pick: Annotated[str | None, typer.Option(help="Entries to quote, by number.", metavar="N,N")] = None,
    kind: Annotated[str, typer.Option(help="packet, account or learning.")] = "packet",
    format: Annotated[
        str | None,
        typer.Option(help="html, pdf, docx, md, txt, csv or json.", show_default="by --out, or html"),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="The file to write.", metavar="PATH")] = None,
    lock: Annotated[
        bool, typer.Option("--lock", help="Lock it with a passphrase (html, pdf).", metavar="")
    ] = False,
    unreviewed: Annotated[
        bool, typer.Option("--unreviewed", help="Without a signature: counts only, stamped.", metavar="")
    ] = False,
    ideas: Annotated[
        bool, typer.Option("--ideas", help="With which ideas kept coming up.", metavar="")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Write over a file of that name.", metavar="")
    ] = False,
    history: Annotated[
        bool, typer.Option("--history", help="What was made so far, and what was in it.", metavar="")
    ] = False,
    which: Annotated[Path | None, typer.Option(help="Say which export a file is.", metavar="FILE")] = None,
    json: As_Json = False,
) -> None:
    """Make a page for supervision: you choose, you look it over, you sign."""
    from reflect.cli.gathering.page import desk
    from reflect.cli.sharing import cover_name, hand_over
    from reflect.cli.sharing.first_plan import first_plan
    from reflect.cli.sharing.sign import LEFT, signed_by_hand, try_out
    from reflect.export import format_of, load, load_lock
    from reflect.report.admitted import admit
    from reflect.report.build import build
    from reflect.values.filter import Filter

    app: Context = ctx.obj
    if history or which is not None:
        _look_back(app, which, as_json=json)
        return
    if json:
        raise BadUsage("--json goes with --history or --which.", hint="For a packet as JSON: --format json")
    exporter = load(format := format_of(out.name if out else "", format))
    locker = load_lock(format) if lock else None
    _check(app, kind, pick, signs=not unreviewed, lock=lock)
    meant: Kind = KINDS[kind]
    chosen = filters.chosen(app, entries)
    days = choose.weeks(app, chosen, back=WEEKS_BACK[kind])
    place = out or Path(f"{kind}-{iso_week(days[1] - timedelta(days=1))}{exporter.SUFFIX}")
    destination.check(app, place, force=force)
    if not unreviewed:
        cover_name.check(app)
    asked_for = pick is None and not unreviewed and meant != "learning"
    picked = _picked(app, days, chosen, kind) if asked_for else choose.numbers(pick or "")
    words = _words(app)
    policy = _policy(days, chosen, picked, signed=not unreviewed, kind=meant)

    def through_the_gate() -> "Admitted":
        return admit(desk(app, policy, chosen, ideas=ideas), policy)

    admitted = through_the_gate()
    # Without a filter, a page without entries is an honest one: there were none. With one, it is a slip of typing.
    if meant == "packet" and chosen != Filter() and not _holds_any(admitted.passed):
        raise _nothing_matches(chosen)
    plan = first_plan(app, admitted)
    if unreviewed:
        content = exporter.render(build(admitted, plan))
    else:
        try_out(admitted, plan, exporter.render)
        signed = signed_by_hand(app, admitted, plan, exporter.render)
        if signed is None:
            return
        plan, content = signed
    with _decided(signed=not unreviewed):
        if locker is not None:
            from reflect.cli.asking.leaving import or_say
            from reflect.cli.sharing.passphrase import passphrase

            with or_say(app, LEFT):
                agreed = passphrase(app, words=locker.WORDS, longest=getattr(locker, "LONGEST", None))
            content = locker.lock(content, agreed)
        # To look it over takes a while: what was made private, changed or deleted meanwhile must not leave.
        if through_the_gate() != admitted or _words(app) != words:
            raise Protected(
                "Your journal was changed while you looked this over, so nothing was written.",
                hint="Type the same command again, to see it as it is now.",
            )
        hand_over.hand_over(
            app, admitted, plan, content, place=place, format=format, locked=locker is not None, force=force
        )


def _policy(
    days: "tuple[date, date]", chosen: "Filter", picked: frozenset[int], *, signed: bool, kind: "Kind"
) -> "Policy":
    from reflect.report.policy import Policy
    from reflect.values.filter import Filter

    narrowed = replace(chosen, since=None, until=None) != Filter()
    return Policy(since=days[0], until=days[1], picked=picked, signed=signed, kind=kind, narrowed=narrowed)


@contextmanager
def _decided(*, signed: bool) -> "Iterator[None]":
    """Let every refusal after a signature say what became of the decisions: a page that is not written takes them along."""
    try:
        yield
    except ReflectError as error:
        if signed:
            error.hint = f"{DECISIONS_GONE} {error.hint}".rstrip()
        raise


def _check(app: Context, kind: str, pick: str | None, *, signs: bool, lock: bool) -> None:
    if kind not in KINDS:
        raise BadUsage(f"I don't know the kind {kind[:20]!r}.", hint=f"There are: {', '.join(KINDS)}")
    here = app.on_terminal and app.can_ask
    if signs and not here:
        raise Protected(
            "A packet is read and signed by you before it is written, and there is no terminal here.",
            hint=SIGN_HINT if kind == "account" else UNREVIEWED_HINT,
        )
    if not signs and kind == "account":
        raise Protected(
            "A reflective account is your own words, so it is never written unread.", hint=SIGN_HINT
        )
    if lock and not here:
        raise AnswerNeeded(
            "The passphrase of a locked file is agreed on in a terminal.", hint="Nothing was written."
        )
    if kind == "learning" and pick is not None:
        raise BadUsage(
            "A learning log tells of all that was learned in its weeks, so no entry is picked.",
            hint="To narrow it: --since, --until, --tag",
        )


def _picked(app: Context, days: "tuple[date, date]", chosen: "Filter", kind: str) -> frozenset[int]:
    """Ask which entries a page is about.

    Raises:
        NotFound: if there is none that an account could be about.
    """
    from reflect.values.room import Room

    heads = app.journal.heads(replace(chosen, since=days[0], until=days[1]))
    if kind == "account" and all(head.room is Room.PRIVATE for head in heads):
        raise _nothing_matches(chosen)
    return choose.entries(app, days, chosen, words=WHICH[kind])


def _holds_any(passed: "Passed") -> bool:
    """True if anything came through the gate, if only to be counted."""
    entries = passed.entries or passed.learned
    return bool(entries or passed.commitments or passed.agreements or passed.renewal)


def _nothing_matches(chosen: "Filter") -> NotFound:
    from reflect.values.room import Room

    return NotFound(
        "No entry of these weeks matches, so there is nothing to make a page of.",
        hint="Private entries never go on a page." if chosen.room is Room.PRIVATE else "Try: reflect list",
    )


def _look_back(app: Context, which: Path | None, *, as_json: bool) -> None:
    from reflect.cli.sharing import history as export_history

    if which is None:
        export_history.show_history(app, json=as_json)
        return
    try:
        if not which.is_file():  # a pipe would keep us waiting for ever
            raise NotFound(f"{which} is no file that I can read.")
        with which.open("rb") as opened:
            record = export_history.history_of(app, opened)
    except OSError as error:
        raise NotFound(f"I can't read {which} ({error.strerror}).") from None
    export_history.show_which(app, record, json=as_json)


def _words(app: Context) -> "tuple[object, ...]":
    """The two lists of words that the masking goes by."""
    return app.journal.words.never_out, app.journal.words.left_alone
