"""The one list of all details: what is ticked is masked. Whatever else can be said of one of them is asked from there.

It writes nothing. Everything is masked as at the start unless the person takes its tick off.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reflect.cli.asking.contract import Move
from reflect.cli.sharing.asked import asked
from reflect.cli.sharing.further_words import again
from reflect.cli.sharing.listed import ORDINARY, READER, ListedThing, listed
from reflect.cli.sharing.replacement import other_words
from reflect.guide.ask import Ask, Choice, Empty, Step
from reflect.masking.plan.details import Decision, Keep, Mask, Replace
from reflect.masking.plan.plan import MaskingPlan
from reflect.masking.spans import Span

if TYPE_CHECKING:
    from reflect.cli.asking.contract import Asker

MASK, KEEP, KEEP_ALWAYS, REPLACE, ALWAYS = "mask", "keep", "keep_always", "replace", "always"
MORE = "more"
STATES = ("masked", "as they are")
TICKED_IS_MASKED = "What is ticked is masked. Take a tick off to leave it as it is on this page."
MORE_WORDS = "Say more of one of these: other words in its place, mask it always, or never ask again"
THEY_ARE_MASKED = "They are masked."
"""Said after a no to whether they may stay."""
NOTHING_FOUND = "Nothing was found that looks like a name, a place, a date or a number. A check like this can miss things."
NOTHING_ELSE = "Nothing else was found that looks like a name, a place, a date or a number. A check like this can miss things."


def look_over(
    asker: "Asker",
    made: MaskingPlan,
    *,
    reader: str = "",
    ours: frozenset[str] = frozenset(),
    some_stay: str = "",
) -> MaskingPlan | None:
    """Take the person's decisions on everything that was found.

    Args:
        asker: who asks.
        made: the plan as it is.
        reader: who reads the page; their name stands as it is unless it is ticked.
        ours: lines that ship with the program. Whether a word of them may be a name is not asked about.
        some_stay: what to say of details that the plan keeps at the start; empty if it keeps none.

    Returns:
        The plan with the decisions; None if the person went back.

    Raises:
        KeyboardInterrupt: if they paused.
    """
    while True:
        lines = listed(made, reader=reader, ours=ours)
        reply = asked(asker, _question(lines, some_stay), earlier=_ticked(lines))
        if reply is Move.BACK:
            return None
        if reply is Move.SKIP:
            return made
        ids = () if reply is Empty.SKIPPED or not isinstance(reply, tuple) else reply
        made = _with_ticks(asker, made, lines, ids)
        if MORE not in ids:
            return made
        made = _one_more(asker, made, reader=reader, ours=ours)


def tell_what_was_found(asker: "Asker", made: MaskingPlan) -> None:
    """Say what there is to look over besides the list: words never to let out, or nothing at all."""
    held = len({detail.span.text.casefold() for detail in made.details if detail.span.never_out})
    if held:
        asker.tell(f"{_stand(held)} in your text, and {'it is' if held == 1 else 'they are'} masked.")
    if not any(detail.span.rank and not detail.span.never_out for detail in made.details):
        asker.tell(NOTHING_ELSE if held else NOTHING_FOUND)


def _question(lines: Sequence[ListedThing], some_stay: str) -> Ask:
    found = sum(line.group not in (READER, ORDINARY) for line in lines)
    words = {0: "Some words may be names.", 1: "One detail may point to someone."}
    choices = [Choice(str(n), line.words, line.group) for n, line in enumerate(lines, 1)]
    return Ask(
        step=Step("masking"),
        kind="multi",
        words=words.get(found, f"{found} details may point to someone."),
        help=f"{some_stay} {TICKED_IS_MASKED}".strip() if _some_stay(lines) else TICKED_IS_MASKED,
        choices=(*choices, Choice(MORE, MORE_WORDS)),
        first=len(choices) + 1,
        states=STATES,
    )


def _some_stay(lines: Sequence[ListedThing]) -> bool:
    return any(line.places[0].span.rank and not line.masked for line in lines)


def _ticked(lines: Sequence[ListedThing]) -> tuple[str, ...]:
    return tuple(str(n) for n, line in enumerate(lines, 1) if line.masked)


def _with_ticks(
    asker: "Asker", made: MaskingPlan, lines: Sequence[ListedThing], ids: Sequence[str]
) -> MaskingPlan:
    """Do what the ticks say that were changed; what is surely somebody's is asked about once more, all of it together."""
    off = [line for n, line in enumerate(lines, 1) if line.masked and str(n) not in ids]
    on = [line for n, line in enumerate(lines, 1) if not line.masked and str(n) in ids]
    firm = [line for line in off if line.firm]
    if firm and not _is_sure(asker, firm):
        asker.tell(THEY_ARE_MASKED)
        off = [line for line in off if not line.firm]
    said: dict[Span, Decision] = {detail.span: Keep() for line in off for detail in line.places}
    said |= {detail.span: Mask() for line in on for detail in line.places}
    return made.decide_all(said)


def _is_sure(asker: "Asker", lines: Sequence[ListedThing]) -> bool:
    """Ask once whether these may stay; no is the usual answer."""
    named = ", ".join(f'"{line.text}"' for line in lines)
    them = "Keep it all the same?" if len(lines) == 1 else "Keep them all the same?"
    return (
        asked(asker, Ask.yes_no(Step("confirm"), f"{named} can tell the reader who this is. {them}")) == "yes"
    )


def _one_more(asker: "Asker", made: MaskingPlan, *, reader: str, ours: frozenset[str]) -> MaskingPlan:
    """Ask which detail is meant, and what is to become of it."""
    lines = listed(made, reader=reader, ours=ours)
    choices = [Choice(str(n), line.words, line.group) for n, line in enumerate(lines, 1)]
    reply = asked(asker, Ask.one_of(Step("which"), "Which one?", choices))
    if not isinstance(reply, str):
        return made
    line = lines[int(reply) - 1]
    reply = asked(asker, _detail(line))
    return made if not isinstance(reply, str) else _decided(asker, made, line, reply)


def _detail(line: ListedThing) -> Ask:
    detail = line.places[0]
    stands = detail.replacement if detail.masked else f"{detail.replacement} (as it is until now)"
    why = f"{detail.span.why[:1].upper()}{detail.span.why[1:]}"
    return Ask.one_of(
        Step("detail"),
        line.words,
        (
            Choice(MASK, "Mask it"),
            Choice(KEEP, "Keep it this time"),
            Choice(REPLACE, "Put other words there"),
            Choice(ALWAYS, "Mask it, always"),
            Choice(KEEP_ALWAYS, "Keep it, don't ask again"),
        ),
        help=f"{why}. Masked it reads: {stands}.",
        default=MASK if detail.masked else KEEP,
    )


def _decided(asker: "Asker", made: MaskingPlan, line: ListedThing, reply: str) -> MaskingPlan:
    first = line.places[0].span
    if reply in (KEEP, KEEP_ALWAYS) and line.masked and line.firm and not _is_sure(asker, [line]):
        asker.tell(THEY_ARE_MASKED)
        return made
    if reply == ALWAYS:
        made = made.decide(first, Mask(), always=True)
        # Anew with the word: it also stands where nothing else would have found it.
        return again(made, always=made.always | made.asked_always)
    if reply == KEEP_ALWAYS:
        return made.decide(first, Keep(), always=True)
    words = other_words(asker, first.text, made.always) if reply == REPLACE else ""
    if words is None:
        return made
    decision = Keep() if reply == KEEP else Replace(words) if words else Mask()
    return made.decide_all({detail.span: decision for detail in line.places})


def _stand(number: int) -> str:
    asked_for = "that you asked always to mask"
    return f"One word {asked_for} stands" if number == 1 else f"{number} words {asked_for} stand"
