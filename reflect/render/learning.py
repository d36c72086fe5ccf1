"""What was learned, and hours beside the person's own rules, as drawings for their own screen. It counts and never judges.

Sentences, not columns: they read the same on 40 columns, in ASCII and through a screen reader.
"""

from collections.abc import Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.text import Text

from reflect.dates import said
from reflect.growth import hours as said_of
from reflect.growth import renewal
from reflect.growth.learning import ASKED_FOR_PROOF, HAS_PROOF, NO_PROOF, Learned, Proof
from reflect.growth.renewal import CategoryHours, NotedHours
from reflect.growth.supervision import Hours
from reflect.render.look import Look
from reflect.render.plain.entry_words import day_words
from reflect.render.plans import short
from reflect.render.words import heading, indented, words
from reflect.values.renewal import LearningCategory, RenewalRules, SupervisionRules

ADD = "To note something you learned: reflect learn add"
ALL = "To see all of it: reflect learn list"
NOTHING = "Nothing is noted here yet. A talk with another peer specialist is learning too."
NOTHING_THEN = "Nothing is noted for that time."
NOTHING_OF: dict[Proof, str] = {
    "kept": "Nothing is noted here with proof that you saved.",
    "missing": "Nothing is noted here without proof.",
}
HOURS = "To see your hours: reflect learn hours"
SET_RULES = "To write down what your board asks for: reflect learn rules"
NO_RULES = "No rules are written down. Boards differ, so you write down your own."
BOARD = "These are your own notes and your own rules. What counts is for your board to say."
HAS_ENDED = "This period has ended. To write down the next one: reflect learn rules"
MEETINGS = "To see your meetings: reflect supervision list"
CO_REFLECTION = "are co-reflection. Boards differ on whether that counts."
PROOFS = {
    HAS_PROOF: "Proof: saved",
    ASKED_FOR_PROOF: "Proof: asked for",
    NO_PROOF: "Proof: none",
}
LONGEST = 300
"""How much of a title or of who ran it stands in a list; the entry shows all of it."""


def overview(
    lately: Sequence[Learned], hours: NotedHours, rules: RenewalRules | None, look: Look
) -> RenderableType:
    """Draw the short look: what was learned lately, the hours in one line, and what to type next.

    Args:
        lately: the newest first; may be empty.
        hours: of the renewal period, or of the last twelve months without rules.
        rules: the person's own, or None.
        look: how to draw.
    """
    if not lately:
        return Group(words(NOTHING), words(ADD), words(HOURS if rules else SET_RULES))
    parts: list[RenderableType] = [heading("What you learned lately"), Text()]
    for one in lately:
        parts += _one(one, look)
    told = said_of.altogether(hours.hours, hours.asked)
    parts += [words(f"{_when(rules)}: {told}."), *_held(hours.supervision), Text(), words(ADD), words(ALL)]
    return Group(*parts, words(HOURS if rules else SET_RULES))


def things(
    found: Sequence[Learned], held: Hours, look: Look, *, narrowed: bool, proof: Proof = ""
) -> RenderableType:
    """List what was learned, the newest first, and say the hours of supervision of these days in one line.

    Args:
        found: what was asked for.
        held: hours of the meetings of these days.
        look: how to draw.
        narrowed: only some days were asked for.
        proof: only what has proof, or what has none, was asked for; empty for all.
    """
    met = _held(held)
    if not found:
        nothing = NOTHING_OF[proof] if proof else NOTHING_THEN if narrowed else NOTHING
        return Group(words(nothing), *met, words(ADD))
    parts: list[RenderableType] = [heading("What you learned"), Text()]
    for one in found:
        parts += _one(one, look)
    return Group(
        *parts, *([*met, words(MEETINGS)] if met else []), words("To read one, type: reflect show N")
    )


def hours(noted: NotedHours, rules: RenewalRules | None, *, today: date) -> RenderableType:
    """Draw the hours of the renewal period beside the rules; without rules, those of the last twelve months."""
    title = f"{_when(rules)}, {said(noted.period.first)} to {said(noted.period.last)}"
    told = said_of.with_rest(noted.hours, noted.asked)
    parts: list[RenderableType] = [heading(title), Text(), words(f"Learning: {told}.")]
    parts += [words(line) for line in _supervision(noted)]
    parts.append(Text())
    if rules is None:
        return Group(*parts, words(f"{NO_RULES} {SET_RULES}"))
    lines = [line for c in noted.categories for line in _of_category(c)]
    if lines:
        parts += [heading("By category"), *(indented(words(f"{line}.")) for line in lines), Text()]
    if noted.in_several:
        parts += [words(renewal.IN_SEVERAL), Text()]
    return Group(*parts, words(_where(rules, today)), words(BOARD))


def rules(there: RenewalRules | None) -> RenderableType:
    """Show the rules as they are written down."""
    if there is None:
        return words(NO_RULES)
    lines = [
        f"From {day_words(there.first)} to {day_words(there.last)}.",
        f"{said_of.amount(there.hours)} altogether."
        if there.hours is not None
        else "No number of hours altogether.",
        *_supervision_asked(there.supervision),
        *(_category(c) for c in there.categories),
    ]
    return Group(heading("Your renewal rules"), *(indented(words(line)) for line in lines), Text())


def _one(one: Learned, look: Look) -> list[RenderableType]:
    stays = " (stays with you)" if one.private else ""
    told = [short(one.source, LONGEST, look)] if one.source and one.title else []
    told += [f"Who ran it: {short(one.sponsor, LONGEST, look)}"] if one.sponsor else []
    hours = said_of.amount(one.hours) if one.hours is not None else ""
    counts = f"for {short(one.counts_for, LONGEST, look)}" if one.counts_for else ""
    told += [_capital(", ".join(filter(None, (hours, counts))))] if hours or counts else []
    told += [PROOFS[one.proof] + _place(one, look)] if one.proof in PROOFS else []
    told += [f"Link: {short(one.link, LONGEST, look)}"] if one.link else []
    return [
        words(f"{day_words(one.counts_on)}, entry {one.entry}{stays}"),
        indented(words(short(one.title or one.source or "Something new", LONGEST, look), "bold")),
        *(indented(words(line)) for line in told),
        Text(),
    ]


def _when(rules: RenewalRules | None) -> str:
    return "Your renewal period" if rules else "The last twelve months"


def _where(rules: RenewalRules, today: date) -> str:
    """Where today lies: before the period, in it, or after it."""
    if today < rules.first:
        return f"This period begins on {day_words(rules.first)}."
    if today > rules.last:
        return HAS_ENDED
    return f"This period ends on {day_words(rules.last)}."


def _place(one: Learned, look: Look) -> str:
    return f", {short(one.proof_place, LONGEST, look)}" if one.proof_place else ""


def _held(held: Hours) -> list[RenderableType]:
    """The hours of supervision in one line; none where nothing was written down."""
    if not held.count:
        return []
    unsaid = f", {said_of.without_length(held.unsaid)}" if held.unsaid else ""
    return [words(f"Supervision: {said_of.altogether(held.total, None)}{unsaid}.")]


def _supervision(noted: NotedHours) -> list[str]:
    """The hours of supervision, altogether and by their form; nothing where none is noted and none is asked for."""
    held, asked = noted.supervision, noted.supervision_asked
    if not (held.count or asked.asks):
        return []
    forms = (("one-to-one", held.one_to_one, asked.one_to_one), ("in a group", held.in_group, asked.in_group))
    told = [f"Supervision: {said_of.with_rest(held.total, asked.hours)}."]
    told += [
        f"Supervision {form}: {said_of.with_rest(hours, wanted)}."
        for form, hours, wanted in forms
        if hours or wanted is not None
    ]
    if held.with_peers:
        told.append(f"{said_of.amount(held.with_peers)} of supervision {CO_REFLECTION}")
    return told + ([f"{said_of.without_length(held.unsaid)}."] if held.unsaid else [])


def _of_category(c: CategoryHours) -> list[str]:
    """One category in one line for learning and one for supervision, if that is noted or asked for there."""
    lines = [renewal.of_category(c.words, c.hours, c.asked, rest=True)]
    if not c.hours and c.asked is None and (c.supervised or c.supervised_asked is not None):
        lines = []
    if c.supervised or c.supervised_asked is not None:
        name = f"{c.words}, supervision"
        lines.append(renewal.of_category(name, c.supervised, c.supervised_asked, rest=True))
    return lines


def _supervision_asked(asked: SupervisionRules) -> list[str]:
    parts = (("altogether", asked.hours), ("one-to-one", asked.one_to_one), ("in a group", asked.in_group))
    return [f"Supervision: {said_of.amount(n)} {called}." for called, n in parts if n is not None]


def _category(c: LearningCategory) -> str:
    asked = [said_of.amount(c.hours)] if c.hours is not None else []
    asked += [f"{said_of.amount(c.supervised)} of supervision"] if c.supervised is not None else []
    return f"{c.words}: {', '.join(asked)}" if asked else c.words


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]
