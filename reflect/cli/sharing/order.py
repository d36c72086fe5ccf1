"""Which page for others is asked for, in the words of one command. What can't be made is refused before anything is read."""

from pathlib import Path

from reflect import export
from reflect.cli.context import Context
from reflect.cli.given.named import format_named
from reflect.errors import AnswerNeeded, BadUsage, Protected
from reflect.languages import ENGLISH
from reflect.quick_dataclass import dataclass
from reflect.report import kinds

UNREVIEWED_HINT = (
    "Run it in a terminal to read and sign it. Or add --unreviewed: then no words of yours are in it."
)
SIGN_HINT = "Nothing was written. Run it in a terminal, to read and sign it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What was asked for, besides which entries are meant.

    Attributes:
        kind: the name of a kind of page.
        pick: numbers of entries to quote, as they were typed; None to be asked.
        formats: the names of the formats, each once.
        out: the file to write, or None for a name of ours; for several formats without its ending.
        lock: it opens with a passphrase only.
        signed: it is read and signed before it is written.
        ideas: it tells which ideas kept coming up, where its kind does that.
        force: it may be written over a file of that name.
        fresh: a page that waits is let go, and this one begins anew.
        named: the writer's name stands on it also where its kind hides that.
        lang: the language of the page, but for the writer's own words.
    """

    kind: str
    pick: str | None
    formats: tuple[str, ...]
    out: Path | None
    lock: bool
    signed: bool
    ideas: bool
    force: bool
    fresh: bool = False
    named: bool = False
    lang: str = ENGLISH


def check(app: Context, order: Order) -> None:
    """Refuse what can't be made here.

    Raises:
        BadUsage: there is no such format, lock or kind, or one picked an entry for a page that quotes none.
        MissingExtra: a library that it needs is not installed.
        Protected: it would have to be signed, and there is nobody to do that.
        AnswerNeeded: there is nobody to agree on a passphrase with.
    """
    for format in order.formats:
        export.load(format)
        if order.lock:
            export.load_lock(format)
    kind = kinds.load(order.kind)
    here = app.on_terminal and app.can_ask
    if order.signed and not here:
        raise Protected(
            f"{kind.CALLED.capitalize()} is read and signed by you before it is written, and there is no terminal here.",
            hint=SIGN_HINT if kind.NEVER_UNREAD else UNREVIEWED_HINT,
        )
    if not order.signed and kind.NEVER_UNREAD:
        raise Protected(kind.NEVER_UNREAD, hint=SIGN_HINT)
    if order.lock and not here:
        raise AnswerNeeded(
            "The passphrase of a locked file is agreed on in a terminal.", hint="Nothing was written."
        )
    if order.pick is not None and not kind.WHICH.asked:
        raise BadUsage(kind.WHICH.refused, hint="To narrow it: --since, --until, --tag")


def formats_of(name: str, asked: str | None) -> tuple[str, ...]:
    """Say in which formats a page is to be written, by the option and by the ending of the name of a file.

    Args:
        name: the name of the file; empty if it has none yet.
        asked: the formats that were asked for, with commas between, or None.

    Raises:
        BadUsage: the two say different things, there is no such format, or one name is to stand for several files.
    """
    wanted = (
        tuple(dict.fromkeys(format_named(word.strip()) for word in asked.split(",")))
        if asked is not None
        else ()
    )
    if len(wanted) < 2:
        return (export.format_of(name, wanted[0] if wanted else None),)
    stem, _, ending = name.rpartition(".")
    if stem and export.ALSO_CALLED.get(ending.lower(), ending.lower()) in export.FORMATS:
        raise BadUsage(
            f"{name} is the name of one file, and --format asks for {len(wanted)}. Nothing was written.",
            hint=f"Name it without the ending: --out {stem}",
        )
    return wanted
