"""The review of what is masked: detail by detail in its sentence, then what no detector can know. It writes nothing.

What is not looked at stays masked. The decisions make another plan; the page is shown and signed elsewhere.
"""

import re
from typing import TYPE_CHECKING

from reflect.cli.asking.contract import Move
from reflect.cli.sharing.further_words import LONGEST, QUESTIONS, again, asked, what_only_you_know
from reflect.cli.sharing.replacement import other_words
from reflect.guide.ask import Ask, Choice, Step
from reflect.masking.asked.fragments import compare_key
from reflect.masking.plan.details import Detail, Keep, Mask, Replace
from reflect.masking.plan.plan import MaskingPlan
from reflect.masking.spans import FIRM, Span

if TYPE_CHECKING:
    from reflect.cli.asking.contract import Asker

AROUND = 70
"""How many characters before and after a detail are shown, cut at the ends of its sentence."""
MASK, KEEP, KEEP_ALWAYS, REPLACE, ALWAYS = "mask", "keep", "keep_always", "replace", "always"
NOTHING_FOUND = "Nothing was found that looks like a name, a place, a date or a number. A check like this can miss things."
NOTHING_ELSE = "Nothing else was found that looks like a name, a place, a date or a number. A check like this can miss things."
WHAT_IS_NOT_LOOKED_AT = "What you don't look at is masked."
IT_IS_MASKED = "It is masked."
EACH, ALL = "each", "all"
LONGEST_LINE = 1_000
"""A text longer than this is no line of our sets of questions."""
_SENTENCE_END = re.compile(r"[.!?\n]")


def look_over(
    asker: "Asker", made: MaskingPlan, *, ours: frozenset[str] = frozenset(), some_stay: str = ""
) -> MaskingPlan:
    """Take the person's decisions on everything that was found, and on what was not.

    Args:
        asker: who asks.
        made: the plan as it is at the start.
        ours: lines that ship with the program. Whether a word of them may be a name is not asked about.
        some_stay: what to say of details that the plan keeps at the start; empty if it keeps none.

    Raises:
        KeyboardInterrupt: if they paused.
    """
    held = len({compare_key(detail.span.text) for detail in made.details if detail.span.kind == "always"})
    if held:
        asker.tell(f"{_stand(held)} in your text, and {_are(held)} masked.")
    if not _mentions(made):
        asker.tell(NOTHING_ELSE if held else NOTHING_FOUND)
    else:
        made = _gone_through(asker, made, some_stay)
    made = _look_list(asker, made, ours)
    for question in QUESTIONS:
        made = what_only_you_know(asker, made, question)
    return made


def sentence_of(text: str, span: Span) -> str:
    """Give the sentence of a detail on one line, with the detail in square brackets."""
    before = text[max(span.start - AROUND, 0) : span.start]
    cut = max((m.end() for m in _SENTENCE_END.finditer(before)), default=0)
    before = before[cut:] if cut else ("..." if span.start > AROUND else "") + before
    after = text[span.end : span.end + AROUND]
    end = _SENTENCE_END.search(after)
    after = after[: end.end()] if end else after + ("..." if span.end + AROUND < len(text) else "")
    return " ".join(f"{before}[{span.text[:LONGEST]}]{after}".split())


def _gone_through(asker: "Asker", made: MaskingPlan, some_stay: str) -> MaskingPlan:
    """Look at each detail, or at none; going back from the first one leads to this choice again."""
    while _wants_each(asker, made, some_stay):
        decided = _each(asker, made)
        if decided is not None:
            return decided
    return made


def _wants_each(asker: "Asker", made: MaskingPlan, some_stay: str) -> bool:
    groups = _mentions(made)
    number = len(groups)
    found = "One detail may point to someone." if number == 1 else f"{number} details may point to someone."
    stays = any(not places[0].masked for places in groups)
    ask = Ask.one_of(
        Step("masking"),
        f"{found} {some_stay if stays else WHAT_IS_NOT_LOOKED_AT}",
        (
            Choice(EACH, "Look at each one"),
            Choice(ALL, "Leave it at that" if stays else "Mask all of them"),
        ),
        help="You see the whole page before you sign it.",
        default=EACH,
    )
    return asked(asker, ask) == EACH


def _mentions(made: MaskingPlan) -> list[list[Detail]]:
    """What is masked by itself, each thing once with all its places, in the order of the texts.

    Words that were asked never to be let out are not among them: about those nothing is left to decide.
    """
    groups: dict[tuple[str, str], list[Detail]] = {}
    for detail in made.details:
        if detail.span.rank and detail.span.kind != "always":
            groups.setdefault(_thing(detail), []).append(detail)
    return list(groups.values())


def _thing(detail: Detail) -> tuple[str, str]:
    return detail.span.kind, compare_key(detail.span.text)


def _each(asker: "Asker", made: MaskingPlan) -> MaskingPlan | None:
    """Take a decision on each thing; None if they went back before the first.

    Going back takes a decision back whole, with the word that was to be remembered; it is offered as the usual answer.
    """
    said: dict[tuple[str, str], str] = {}
    looked_at: list[tuple[tuple[str, str], MaskingPlan]] = []
    while True:
        done = {thing for thing, _ in looked_at}
        left = [places for places in _mentions(made) if _thing(places[0]) not in done]
        if not left:
            return made
        places, number = left[0], len(looked_at) + 1
        thing = _thing(places[0])
        ask = _detail(made, places, number, number + len(left) - 1, said.get(thing))
        reply = asked(asker, ask, back=True)
        if reply is not Move.BACK:
            said[thing] = str(reply)
            looked_at.append((thing, made))
            made = _decided(asker, made, [detail.span for detail in places], str(reply))
        elif looked_at:
            made = looked_at.pop()[1]
        else:
            return None


def _detail(made: MaskingPlan, places: list[Detail], number: int, of: int, said: str | None) -> Ask:
    detail = places[0]
    more = "" if len(places) == 1 else f" It stands in {len(places)} places."
    stands = detail.replacement if detail.masked else f"{detail.replacement} (kept until now)"
    return Ask.one_of(
        Step("detail", str(number)),
        f"{number} of {of}: {sentence_of(made.texts[detail.span.where], detail.span)}",
        (
            Choice(MASK, "Mask it"),
            Choice(KEEP, "Keep it this time"),
            Choice(REPLACE, "Put other words there"),
            Choice(ALWAYS, "Mask it, always"),
            Choice(KEEP_ALWAYS, "Keep it, don't ask again"),
        ),
        help=f"{detail.span.why[:1].upper()}{detail.span.why[1:]}. Masked it reads: {stands}.{more}",
        default=said or (MASK if detail.masked else KEEP),
    )


def _decided(asker: "Asker", made: MaskingPlan, spans: list[Span], reply: str) -> MaskingPlan:
    first = spans[0]
    stood = next(not detail.masked for detail in made.details if detail.span == first)
    if reply in (KEEP, KEEP_ALWAYS) and not stood and first.certainty in FIRM and not _is_sure(asker, first):
        asker.tell(IT_IS_MASKED)
        reply = MASK
    if reply == ALWAYS:
        made = made.decide(first, Mask(), always=True)
        # Anew with the word: it also stands where nothing else would have found it.
        return again(made, always=made.always | made.asked_always)
    if reply == KEEP_ALWAYS:
        return made.decide(first, Keep(), always=True)
    words = other_words(asker, first.text, made.always) if reply == REPLACE else ""
    decision = Keep() if reply == KEEP else Replace(words) if words else Mask()
    return made.decide_all(dict.fromkeys(spans, decision))


def _is_sure(asker: "Asker", span: Span) -> bool:
    question = f'"{span.text[:LONGEST]}" can tell the reader who this is. Keep it all the same?'
    return asked(asker, Ask.yes_no(Step("confirm"), question), back=True) == "yes"


def _look_list(asker: "Asker", made: MaskingPlan, ours: frozenset[str]) -> MaskingPlan:
    """Words that may be ordinary ones, or names: they stay unless they are ticked."""
    looks: dict[str, list[Detail]] = {}
    for detail in made.details:
        if not detail.span.rank and not is_made_of(made.texts[detail.span.where], ours):
            looks.setdefault(compare_key(detail.span.text), []).append(detail)
    if not looks:
        return made
    keys = list(looks)
    ask = Ask(
        step=Step("looks"),
        kind="multi",
        words="These may be ordinary words, or names. Tick those to mask.",
        choices=tuple(
            Choice(str(n), sentence_of(made.texts[looks[key][0].span.where], looks[key][0].span))
            for n, key in enumerate(keys)
        ),
        first=len(keys),
    )
    reply = asked(asker, ask)
    ticked = reply if isinstance(reply, tuple) else ()
    return made.decide_all({detail.span: Mask() for n in ticked for detail in looks[keys[int(n)]]})


def is_made_of(text: str, lines: frozenset[str]) -> bool:
    """Say whether a text is one of these lines, or some of them with commas between, as picked options are shown."""
    if text in lines:
        return True
    if len(text) > LONGEST_LINE:
        return False
    pieces = text.split(", ")
    reached = {0}
    for start in range(len(pieces)):
        if start in reached:
            ends = range(start + 1, len(pieces) + 1)
            reached |= {end for end in ends if ", ".join(pieces[start:end]) in lines}
    return len(pieces) in reached


def _stand(number: int) -> str:
    asked_for = "that you asked always to mask"
    return f"One word {asked_for} stands" if number == 1 else f"{number} words {asked_for} stand"


def _are(number: int) -> str:
    return "it is" if number == 1 else "they are"
