"""The review of what is masked: detail by detail in its sentence, then what no detector can know. It writes nothing.

What is not looked at stays masked. The decisions make another plan; the page is shown and signed elsewhere.
"""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reflect.cli.asking.contract import Move, confirmed
from reflect.guide.ask import Ask, Choice, Step
from reflect.masking.find import compare_key
from reflect.masking.plan import Item, Plan, plan
from reflect.masking.spans import FIRM, Span

if TYPE_CHECKING:
    from reflect.cli.asking.contract import Asker

AROUND = 70
"""How many characters before and after a detail are shown, cut at the ends of its sentence."""
LONGEST = 200
MASK, KEEP, KEEP_ALWAYS, REPLACE, ALWAYS = "mask", "keep", "keep_always", "replace", "always"
NOTHING_FOUND = "Nothing was found that looks like a name, a place, a date or a number. A check like this can miss things."
EACH, ALL = "each", "all"
QUESTIONS = (
    "Is there a job, a role or an event in it that points to one person?",
    "Is there a rare illness or condition in it?",
    "Is there anything else that you know would tell the reader who this is?",
)
"""What no detector can answer, asked every time."""
_SENTENCE_END = re.compile(r"[.!?\n]")


class Left(Exception):
    """The person went away from the review; nothing was written."""


def look_over(asker: "Asker", made: Plan) -> Plan:
    """Take the person's decisions on everything that was found, and on what was not.

    Raises:
        Left: if they paused.
    """
    looks = any(not item.span.rank for item in made.items)
    if not any(item.span.rank for item in made.items):
        asker.tell(NOTHING_FOUND)
    elif _wants_each(asker, made):
        made = _each(asker, made)
    if looks:
        made = _look_list(asker, made)
    for question in QUESTIONS:
        made = _what_only_you_know(asker, made, question)
    return made


def kept_apart(made: Plan, *, texts: frozenset[str]) -> Plan:
    """Keep what was found in texts that have to stay readable, but for words never to let out.

    A learning log is about courses and those who ran them; the review still lists them.
    """
    return made.decide_all(
        {
            item.span: KEEP
            for item in made.items
            if made.texts[item.span.where] in texts and item.span.kind != "always"
        }
    )


def sentence_of(text: str, span: Span) -> str:
    """Give the sentence of a detail on one line, with the detail in square brackets."""
    before = text[max(span.start - AROUND, 0) : span.start]
    cut = max((m.end() for m in _SENTENCE_END.finditer(before)), default=0)
    before = before[cut:] if cut else ("..." if span.start > AROUND else "") + before
    after = text[span.end : span.end + AROUND]
    end = _SENTENCE_END.search(after)
    after = after[: end.end()] if end else after + ("..." if span.end + AROUND < len(text) else "")
    return " ".join(f"{before}[{span.text[:LONGEST]}]{after}".split())


def _wants_each(asker: "Asker", made: Plan) -> bool:
    number = len(_mentions(made))
    found = "One detail may point to someone." if number == 1 else f"{number} details may point to someone."
    ask = Ask(
        step=Step("masking"),
        kind="select",
        words=f"{found} What you don't look at is masked.",
        help="You see the whole page before you sign it.",
        choices=(Choice(EACH, "Look at each one"), Choice(ALL, "Mask all of them")),
        first=2,
        default=EACH,
    )
    return _asked(asker, ask) == EACH


def _mentions(made: Plan) -> list[list[Item]]:
    """What is masked by itself, each thing once with all its places, in the order of the texts."""
    groups: dict[tuple[str, str], list[Item]] = {}
    for item in made.items:
        if item.span.rank:
            groups.setdefault((item.span.kind, compare_key(item.span.text)), []).append(item)
    return list(groups.values())


def _each(asker: "Asker", made: Plan) -> Plan:
    at = 0
    while at < (number := len(_mentions(made))):
        places = _mentions(made)[at]
        reply = _asked(asker, _detail(made, places, at + 1, number), back=True)
        if reply is Move.BACK:
            if at == 0:
                return made
            at -= 1
            continue
        made = _decided(asker, made, [item.span for item in places], str(reply))
        at += 1
    return made


def _detail(made: Plan, places: list[Item], number: int, of: int) -> Ask:
    item = places[0]
    more = "" if len(places) == 1 else f" It stands in {len(places)} places."
    stands = item.replacement if item.choice != "keep" else f"{item.replacement} (kept until now)"
    return Ask(
        step=Step("detail", str(number)),
        kind="select",
        words=f"{number} of {of}: {sentence_of(made.texts[item.span.where], item.span)}",
        help=f"{item.span.why[:1].upper()}{item.span.why[1:]}. Masked it reads: {stands}.{more}",
        choices=(
            Choice(MASK, "Mask it"),
            Choice(KEEP, "Keep it this time"),
            Choice(REPLACE, "Put other words there"),
            Choice(ALWAYS, "Mask it, always"),
            Choice(KEEP_ALWAYS, "Keep it, don't ask again"),
        ),
        first=5,
        default=KEEP if item.choice == "keep" else MASK,
    )


def _decided(asker: "Asker", made: Plan, spans: list[Span], reply: str) -> Plan:
    first = spans[0]
    if reply in (KEEP, KEEP_ALWAYS) and first.certainty in FIRM and not _is_sure(asker, first):
        reply = MASK
    if reply == ALWAYS:
        return made.decide(first, MASK, always=True)
    if reply == KEEP_ALWAYS:
        return made.decide(first, KEEP, always=True)
    choice = reply
    if reply == REPLACE:
        words = _words(asker, "What should stand there?", "One or two plain words, such as: my colleague")
        choice = f"replace:{words}" if words else MASK
    return made.decide_all(dict.fromkeys(spans, choice))


def _is_sure(asker: "Asker", span: Span) -> bool:
    return confirmed(
        asker, f'"{span.text[:LONGEST]}" is very likely a detail of that kind. Keep it all the same?'
    )


def _look_list(asker: "Asker", made: Plan) -> Plan:
    """Words that may be ordinary ones, or names: they stay unless they are ticked."""
    looks: dict[str, list[Item]] = {}
    for item in made.items:
        if not item.span.rank:
            looks.setdefault(compare_key(item.span.text), []).append(item)
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
    reply = _asked(asker, ask)
    ticked = reply if isinstance(reply, tuple) else ()
    return made.decide_all({item.span: MASK for n in ticked for item in looks[keys[int(n)]]})


def _what_only_you_know(asker: "Asker", made: Plan, question: str) -> Plan:
    ask = Ask(
        step=Step("only_you_know"),
        kind="confirm",
        words=question,
        choices=(Choice("no", "No"), Choice("yes", "Yes")),
        first=2,
        default="no",
    )
    while _asked(asker, ask) == "yes":
        words = _words(asker, "Which words give it away?", "As they stand in the text, one thing a line.")
        wanted = frozenset(line.strip() for line in words.split("\n") if line.strip())
        if not wanted:
            break
        before = made
        made = again(made, always=made.always | wanted)
        found = sum(item.span.kind == "always" for item in made.items)
        known = sum(item.span.kind == "always" for item in before.items)
        if found > known:
            asker.tell("They are masked on this page.")
            break
        asker.tell("I can't find these words in it. To change an entry, stop here and type: reflect edit")
    return made


def again(made: Plan, *, always: frozenset[str]) -> Plan:
    """Make the plan anew with more words to mask, and with the same decisions where they still have their place."""
    fresh = plan(made.texts, always=always, allow=made.allow, options=made.options)
    decided = {(i.span.where, i.span.start, i.span.end): i for i in made.items if i.decided}
    choices = dict[Span, str]()
    for item in fresh.items:
        before = decided.get((item.span.where, item.span.start, item.span.end))
        if before is not None and item.span.kind != "always":
            replaced = f"replace:{before.replacement}"
            choices[item.span] = replaced if before.choice == "replace" else before.choice
    return replace(fresh.decide_all(choices), asked_always=made.asked_always, asked_keep=made.asked_keep)


def _words(asker: "Asker", question: str, help: str) -> str:
    reply = _asked(asker, Ask(step=Step("words"), kind="text", words=question, help=help))
    return reply if isinstance(reply, str) else ""


def _asked(asker: "Asker", ask: Ask, *, back: bool = False) -> object:
    """Put one question; going back is only for those who can."""
    while True:
        reply = asker.ask(ask, place=None, earlier=None)
        if reply is Move.PAUSE:
            raise Left
        if reply is Move.BACK and not back:
            continue
        return ask.default or None if reply is Move.SKIP and ask.kind != "multi" else reply
