"""The one list of all details: what is ticked is masked. Whatever else can be said of one of them is asked from there.

It writes nothing. Everything is masked as at the start unless the person takes its tick off.
"""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from reflect.cli.asking.contract import Move
from reflect.cli.sharing.asked import asked
from reflect.cli.sharing.further_words import again
from reflect.cli.sharing.listed import ORDINARY, ListedThing, listed
from reflect.cli.sharing.replacement import other_words
from reflect.guide.ask import Ask, Choice, Empty, Step
from reflect.masking.asked.find import always_spans
from reflect.masking.plan.codes_told import code_of
from reflect.masking.plan.details import Decision, Keep, Mask, Replace
from reflect.masking.plan.plan import MaskingPlan
from reflect.masking.plan.things import things
from reflect.masking.spans import Span
from reflect.wording import later, speak, speak_n, spoken

if TYPE_CHECKING:
    from reflect.cli.asking.contract import Asker, Reply

Note = Callable[[MaskingPlan, frozenset[Span]], None]
MASK, KEEP, KEEP_ALWAYS, REPLACE, ALWAYS = "mask", "keep", "keep_always", "replace", "always"
MORE = "more"
STATES = (later("masked"), later("as they are"))
TICKED_IS_MASKED = later("What is ticked is masked. Take a tick off to leave it as it is on this page.")
MORE_WORDS = later("Say more of one of these: other words in its place, mask it always, or never ask again")
IT_IS_MASKED, THEY_ARE_MASKED = later("It is masked."), later("They are masked.")
"""Said after a no to whether they may stay."""
NOTHING_FOUND = later(
    "Nothing was found that looks like a name, a place, a date or a number. A check like this can miss things."
)
NOTHING_ELSE = later(
    "Nothing else was found that looks like a name, a place, a date or a number. A check like this can miss things."
)


def look_over(
    asker: "Asker",
    made: MaskingPlan,
    *,
    reader: str = "",
    ours: frozenset[str] = frozenset(),
    some_stay: str = "",
    turned: frozenset[Span] = frozenset(),
    note: Note = lambda *_: None,
) -> MaskingPlan | None:
    """Take the person's decisions on everything that was found.

    Args:
        asker: who asks.
        made: the plan as it is.
        reader: who reads the page; their name stands as it is unless it is ticked.
        ours: lines that ship with the program. Whether a word of them may be a name is not asked about.
        some_stay: what to say of details that the plan keeps at the start; empty if it keeps none.
        turned: details whose ticks were changed in a list that was left before it was handed in.
        note: told of the plan, and of such details, wherever the list may be left.

    Returns:
        The plan with the decisions; None if the person went back. A pause raises KeyboardInterrupt.
    """
    at = ""
    while True:
        lines = listed(made, reader=reader, ours=ours)
        reply = _left(asker, made, lines, _question(lines, some_stay, at), turned, note)
        if reply is Move.BACK:
            return None
        if not isinstance(reply, tuple):
            note(made, frozenset())
            return made
        made, turned = _with_ticks(asker, made, lines, reply), frozenset()
        note(made, turned)
        if MORE not in reply:
            return made
        made, meant = _one_more(asker, made, listed(made, reader=reader, ours=ours))
        at = _number(listed(made, reader=reader, ours=ours), meant)


def _number(lines: Sequence[ListedThing], meant: Span | None) -> str:
    """Where the list goes on: at what was just decided. All of it was looked at, so it begins no more at its top."""
    return next((str(n) for n, line in enumerate(lines, 1) if line.has(meant)), MORE)


def _left(
    asker: "Asker",
    made: MaskingPlan,
    lines: Sequence[ListedThing],
    ask: Ask,
    turned: frozenset[Span],
    note: Note,
) -> "Reply":
    """Put the list, and note what its ticks say however it is left. Gives what is ticked, or a move."""
    before = _ticked(lines, turned)
    note(made, turned)
    reply: Reply = Move.BACK
    try:
        reply = asked(asker, ask, earlier=before)
    finally:
        reply = () if reply is Empty.SKIPPED else reply
        ids = reply if isinstance(reply, tuple) else asker.ticked
        note(made, _turned(lines, before if ids is None else ids))
    return reply


def tell_what_was_found(asker: "Asker", made: MaskingPlan, never_out: Collection[str]) -> None:
    """Say what there is to look over besides the list: words never to let out, or nothing at all.

    Words that were added on this page only are none of them, and there is nothing new to say of those.
    """
    found = things(detail for detail in made.details if detail.span.never_out).values()
    held = sum(any(always_spans(places[0].span.text, never_out)) for places in found)
    if held:
        asker.tell(
            speak_n(
                "One word that you asked always to mask stands in your text, and it is masked.",
                "{n} words that you asked always to mask stand in your text, and they are masked.",
                held,
            )
        )
    if not any(detail.span.rank and not detail.span.never_out for detail in made.details):
        asker.tell(speak(NOTHING_ELSE) if found else speak(NOTHING_FOUND))


def _question(lines: Sequence[ListedThing], some_stay: str, at: str) -> Ask:
    choices = [Choice(str(n), line.words, speak(line.group)) for n, line in enumerate(lines, 1)]
    return Ask(
        step=Step("masking"),
        kind="multi",
        words=_counted(lines),
        help=f"{some_stay} {speak(TICKED_IS_MASKED)}".strip()
        if _some_stay(lines)
        else speak(TICKED_IS_MASKED),
        choices=(*choices, Choice(MORE, speak(MORE_WORDS))),
        first=len(choices) + 1,
        states=(speak(STATES[0]), speak(STATES[1])),
        at=at,
    )


def _counted(lines: Sequence[ListedThing]) -> str:
    """Say how many things there are, so that the answer, which counts the same, adds up to it."""
    ordinary = sum(line.group == ORDINARY for line in lines)
    found = len(lines) - ordinary
    if not found:
        return speak_n("One word may be a name.", "{n} words may be names.", ordinary)
    said = speak_n("One detail may point to someone", "{n} details may point to someone", found)
    if not ordinary:
        return f"{said}."
    more = speak_n("one more word may be a name", "{n} more words may be names", ordinary)
    return f"{said}; {more}."


def _some_stay(lines: Sequence[ListedThing]) -> bool:
    return any(line.places[0].span.rank and not line.masked for line in lines)


def _ticked(lines: Sequence[ListedThing], turned: Collection[Span]) -> tuple[str, ...]:
    return tuple(str(n) for n, line in enumerate(lines, 1) if line.masked != (line.places[0].span in turned))


def _turned(lines: Sequence[ListedThing], ids: Collection[str]) -> frozenset[Span]:
    return frozenset(line.places[0].span for n, line in enumerate(lines, 1) if line.masked != (str(n) in ids))


def _with_ticks(
    asker: "Asker", made: MaskingPlan, lines: Sequence[ListedThing], ids: Sequence[str]
) -> MaskingPlan:
    """Do what the ticks say that were changed; what is surely somebody's is asked about once more, all of it together."""
    off = [line for n, line in enumerate(lines, 1) if line.masked and str(n) not in ids]
    on = [line for n, line in enumerate(lines, 1) if not line.masked and str(n) in ids]
    firm = [line for line in off if line.firm]
    if firm and not _is_sure(asker, firm):
        asker.tell(speak(IT_IS_MASKED) if len(firm) == 1 else speak(THEY_ARE_MASKED))
        off = [line for line in off if not line.firm]
    said: dict[Span, Decision] = {detail.span: Keep() for line in off for detail in line.places}
    said |= {detail.span: Mask() for line in on for detail in line.places}
    return made.decide_all(said)


def _is_sure(asker: "Asker", lines: Sequence[ListedThing]) -> bool:
    """Ask once whether these may stay; no is the usual answer."""
    named = ", ".join(f'"{line.text}"' for line in lines)
    words = (
        speak("{named} can tell the reader who this is. Keep it all the same?", named=named)
        if len(lines) == 1
        else speak("{named} can tell the reader who this is. Keep them all the same?", named=named)
    )
    return asked(asker, Ask.yes_no(Step("confirm"), words)) == "yes"


def _one_more(
    asker: "Asker", made: MaskingPlan, lines: Sequence[ListedThing]
) -> tuple[MaskingPlan, Span | None]:
    """Ask which detail is meant, and what is to become of it. Gives the plan, and which one it was."""
    choices = [Choice(str(n), line.short, speak(line.group)) for n, line in enumerate(lines, 1)]
    reply = asked(asker, Ask.one_of(Step("which"), speak("Which one?"), choices))
    if not isinstance(reply, str):
        return made, None
    line = lines[int(reply) - 1]
    reply = asked(asker, _detail(line))
    made = _decided(asker, made, line, reply) if isinstance(reply, str) else made
    return made, line.places[0].span


def _detail(line: ListedThing) -> Ask:
    detail = line.places[0]
    code = code_of(detail, lang=spoken())
    stands = code if detail.masked else speak("{code} (as it is until now)", code=code)
    why = f"{detail.span.why[:1].upper()}{detail.span.why[1:]}"
    return Ask.one_of(
        Step("detail"),
        line.words,
        (
            Choice(MASK, speak("Mask it")),
            Choice(KEEP, speak("Keep it this time")),
            Choice(REPLACE, speak("Put other words there")),
            Choice(ALWAYS, speak("Mask it, always")),
            Choice(KEEP_ALWAYS, speak("Keep it, don't ask again")),
        ),
        help=speak("{why}. Masked it reads: {stands}.", why=why, stands=stands),
        default=MASK if detail.masked else KEEP,
    )


def _decided(asker: "Asker", made: MaskingPlan, line: ListedThing, reply: str) -> MaskingPlan:
    first = line.places[0].span
    if reply in (KEEP, KEEP_ALWAYS) and line.masked and line.firm and not _is_sure(asker, [line]):
        asker.tell(speak(IT_IS_MASKED))
        return made
    if reply == ALWAYS:
        made = made.decide(first, Mask(), always=True)
        # Anew with the word: it also stands where nothing else would have found it.
        return again(made, always=made.always | made.asked_always)
    if reply == KEEP_ALWAYS:
        return made.decide(first, Keep(), always=True)
    words = other_words(asker, first.text, made.always, _others(made, line)) if reply == REPLACE else ""
    if words is None:
        return made
    decision = Keep() if reply == KEEP else Replace(words) if words else Mask()
    return made.decide_all({detail.span: decision for detail in line.places})


def _others(made: MaskingPlan, line: ListedThing) -> frozenset[str]:
    """What is masked on the page besides this one, and of names each part."""
    others = [detail.span for detail in made.details if detail.masked and detail not in line.places]
    parts = {part for span in others if span.kind == "person" for part in span.text.split() if len(part) > 2}
    return frozenset({span.text for span in others} | parts)
