"""The sections of the supervision packet and every word in it that is ours. It never sees an entry.

Each function takes what the gate let through and gives blocks; a section without blocks is left out.
Counts stand beside the words they count, one area at a time: never a total over areas, a rank or a mean.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from reflect.dates import iso_week
from reflect.growth import trend_words
from reflect.growth.renewal_words import number
from reflect.growth.supervision import PREP_PACK
from reflect.growth.themes import RECURS_IN_ENTRIES, RECURS_IN_WEEKS
from reflect.growth.trend import AreaTrend
from reflect.report import renewal
from reflect.report.report import (
    Block,
    Bullets,
    Dots,
    Heading,
    Lines,
    Paragraph,
    Said,
    Section,
    Table,
    ThenNow,
)
from reflect.report.shareable import Passed, Shareable, SharedAnswer, SharedLearning, SharedRating
from reflect.report.words_of import own_words
from reflect.values import SETTINGS, MomentKind, Status

MOST_AREAS = 3
MOST_STRENGTHS = 8
MOST_EDGES = 4
MOST_IDEAS = 6

TITLE = "Supervision packet"
SIGNED = "Read and signed by the writer"
UNSIGNED = "Not reviewed by a person"
COVER = "About my practice. Not a record of services. Not an evaluation."

CANNOT_TELL = (
    "These are my own ratings of my own sessions. They do not show how a session was for the person I support.",
    "Weeks without ratings say nothing, neither good nor hard.",
    "A slow change often stays unseen, and a change can come by chance. It is worth more when it stays.",
)
"""What a page with ratings says about itself."""

STANDINGS = {
    Status.KEPT: "done",
    Status.PARTLY: "partly",
    Status.NOT_YET: "not yet",
    Status.OPEN: "open",
    Status.LET_GO: "let go",
}
"""How a commitment stands. One that was said another way lives on in its new words, which have their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that a packet is made of, through the gate."""

    passed: Passed
    area_names: Mapping[str, str]
    focus: str | None
    signed: bool
    trends: Mapping[str, AreaTrend] = field(default_factory=dict)

    def has_words(self) -> bool:
        """True if any words of the writer's own are in it."""
        return any(text.strip() for text in own_words(self.passed))

    def quoted(self) -> list[Shareable]:
        """The entries whose words may be quoted."""
        return [entry for entry in self.passed.entries if entry.picked]


def packet(material: Material) -> tuple[Section, ...]:
    """Make the sections of a supervision packet, in reading order, without the empty ones."""
    prep = _Prep(material.quoted())
    areas = _areas(material)
    chosen_by_me = "Chosen by me. " if material.signed else ""
    sections: tuple[tuple[str, Sequence[Block]], ...] = (
        ("", [Paragraph(text=chosen_by_me + COVER)]),
        (
            "What I want from this meeting",
            [*prep.told("want"), *_kept_questions(material)],
        ),
        ("Since last time", _since_last_time(material)),
        ("To celebrate", prep.told("win")),
        (
            "What I did that helped",
            _moments(material.passed.entries, "strength", at_least=1, most=MOST_STRENGTHS),
        ),
        ("One situation to think through", [*prep.told("situation"), *prep.asked("question", "so_far")]),
        ("Role and values", prep.asked("pull", "pull_from")),
        (
            "Places to grow that I ticked",
            _moments(material.passed.entries, "edge", at_least=2, most=MOST_EDGES),
        ),
        ("What kept coming up", _ideas(material.passed.entries)),
        ("Growth areas", areas),
        ("Looking back", _looking_back(material)),
        (
            renewal.WITH_LEARNING if material.passed.renewal else "Learning",
            [*_learning(material.passed.learned), *renewal.blocks(material.passed.renewal)],
        ),
        ("Kinds of time I wrote about", _settings(material.passed.entries)),
        ("What would help me", prep.asked("ask", "feedback", "wellness_line")),
        ("Agreements", _agreements()),
        ("Entries I chose", _chosen(material, prep)),
        ("What this page cannot tell", [Bullets(items=CANNOT_TELL)] if areas else []),
    )
    return tuple(Section(title=title, blocks=tuple(blocks)) for title, blocks in sections if blocks)


def foot(
    material: Material,
    *,
    picked: int,
    narrowed: bool = False,
    masked: int = 0,
    looked_at: int = 0,
    kept: int = 0,
) -> tuple[str, ...]:
    """Say how the packet was made, and how to read its weeks.

    Args:
        material: what went into it.
        picked: how many entries were picked for it, quoted or not.
        narrowed: the writer left out other entries of these weeks.
        masked: how many details were masked.
        looked_at: how many of these the writer looked at one by one; the rest was masked by the program alone.
        kept: how many details that look like one the writer kept on purpose.
    """
    if material.signed:
        made = ["Read and signed by the writer.", _quoted(material)]
        if material.has_words():
            made.append(f"{_masked(masked, looked_at)} A check like this can miss things.")
        if kept and material.passed.learned:
            # A learning log keeps these by itself, since a board asks for them.
            what = "name, place or day" if kept == 1 else "names, places and days"
            made.append(
                f"{kept} {what} of courses stand as they are."
                if kept > 1
                else f"One {what} of a course stands as it is."
            )
        elif kept:
            made.append(
                f"The writer looked at {_details(kept)} more and kept {'it' if kept == 1 else 'them'}."
            )
    else:
        made = [
            "Not reviewed by a person. There are only counts and lines from fixed lists; "
            "everything in the writer's own words was left out."
        ]
        if picked:
            made.append("Entries were picked for this packet. Their words were left out too.")
    if narrowed:
        made.append("Only some of the entries of these weeks are counted here. The writer chose which.")
    return (*made, "A week such as 2026-W10 is the tenth week of 2026. Weeks start on a Monday.")


def _quoted(material: Material) -> str:
    """Say where the words of the writer's own come from."""
    if material.quoted():
        return "Entries are quoted only where the writer picked them."
    if any(one.course or one.sponsor for one in material.passed.learned):
        return "What was learned is told as the writer noted it."
    if material.has_words():
        return "No entry is quoted: there are only counts, lines from fixed lists, and names of categories."
    return "No entry is quoted: there are only counts and lines from fixed lists."


class _Prep:
    """The answers of the picked preparations for this meeting, by question, each shown once."""

    def __init__(self, quoted: Iterable[Shareable]) -> None:
        self.shown: set[SharedAnswer] = set()
        now = (entry for entry in quoted if entry.pack == PREP_PACK and not entry.of_the_past)
        self._answers = [answer for entry in now for answer in entry.answers]

    def told(self, *questions: str) -> list[Block]:
        """Answers whose question is said by the title of the section."""
        return [Paragraph(text=answer.words) for answer in self._take(questions)]

    def asked(self, *questions: str) -> list[Block]:
        """Answers that need the words of their question."""
        return [Said(asked=answer.asked, words=answer.words) for answer in self._take(questions)]

    def _take(self, questions: tuple[str, ...]) -> list[SharedAnswer]:
        taken = [answer for question in questions for answer in self._answers if answer.question == question]
        self.shown.update(taken)
        return taken


def _kept_questions(material: Material) -> list[Block]:
    return [
        Said(asked="A question I kept for this meeting", words=words)
        for entry in material.quoted()
        if not entry.of_the_past
        for words in entry.questions
    ]


def _since_last_time(material: Material) -> list[Block]:
    standing = Counter(commitment.status for commitment in material.passed.commitments)
    counts = [f"{standing[status]} {words}" for status, words in STANDINGS.items() if standing[status]]
    blocks: list[Block] = []
    if counts:
        told = f"What I wanted to try: {', '.join(counts)}."
        blocks.append(Paragraph(text=told))
    blocks += [
        Said(asked=f"I wanted to try ({STANDINGS[commitment.status]})", words=commitment.words)
        for commitment in material.passed.commitments
        if commitment.words and commitment.status in STANDINGS
    ]
    done = sum(agreement.done for agreement in material.passed.agreements)
    still_open = len(material.passed.agreements) - done
    stand = [f"{count} {words}" for count, words in ((done, "done"), (still_open, "open")) if count]
    if stand:
        blocks.append(Paragraph(text=f"What my supervisor agreed to do: {', '.join(stand)}."))
    blocks += [
        Said(asked=f"We agreed ({'done' if agreement.done else 'open'})", words=agreement.words)
        for agreement in material.passed.agreements
        if agreement.words
    ]
    return blocks


def _moments(shared: Iterable[Shareable], kind: MomentKind, *, at_least: int, most: int) -> list[Block]:
    ticked = [moment for entry in shared for moment in entry.moments if moment.kind == kind]
    words = {moment.id: moment.words for moment in ticked}
    often = [(id, n) for id, n in Counter(moment.id for moment in ticked).most_common(most) if n >= at_least]
    return [Bullets(items=tuple(f"{words[id]} ({_times(n)})" for id, n in often))] if often else []


def _ideas(shared: Sequence[Shareable]) -> list[Block]:
    """The ideas that keep coming up, out of all entries of these weeks, in the order in which they first did."""
    weeks: dict[str, list[str]] = {}
    for entry in shared:
        for idea in entry.ideas:
            weeks.setdefault(idea, []).append(entry.week)
    recur = [
        idea
        for idea, told in weeks.items()
        if len(told) >= RECURS_IN_ENTRIES and len(set(told)) >= RECURS_IN_WEEKS
    ]
    most = set(sorted(recur, key=lambda idea: -len(weeks[idea]))[:MOST_IDEAS])
    if not most:
        return []
    note = (
        "Ideas of a fixed list, counted by words in what I wrote. "
        "It is not known what I meant, and none of it is good or bad."
    )
    items = tuple(
        f"{idea} (in {len(weeks[idea])} of {len(shared)} entries)" for idea in recur if idea in most
    )
    return [Paragraph(text=note), Bullets(items=items)]


def _areas(material: Material) -> list[Block]:
    by_area: dict[str, list[SharedRating]] = {area: [] for area in material.area_names}
    for entry in material.passed.entries:
        for rating in entry.ratings:
            # An area that the person has since taken out has no name to show it under.
            if rating.area in by_area:
                by_area[rating.area].append(rating)
    rated = [area for area, ratings in by_area.items() if ratings]
    most_rated = sorted(rated, key=lambda area: (area != material.focus, -len(by_area[area])))[:MOST_AREAS]
    # Shown in the order of the areas, not of the counts: the packet ranks nothing.
    shown = sorted(most_rated, key=lambda area: (area != material.focus, rated.index(area)))
    if not shown:
        return []
    note = (
        "These are my own ratings of single sessions. They are not a test. They show what I noticed. "
        "A session where an area did not come up is not counted."
    )
    blocks: list[Block] = [Paragraph(text=note)]
    for area in shown:
        blocks.append(_dots(material.area_names[area], by_area[area]))
        blocks += _trend(material.trends.get(area), material.area_names[area])
    return blocks


def _trend(trend: AreaTrend | None, name: str) -> list[Block]:
    """The picture and the sentence of a label, where there is one; what is not known yet is not told."""
    if trend is None or trend.label == "not_enough_yet":
        return []
    new = f" ({trend_words.NEW})" if trend.is_new else ""
    sentence = trend_words.as_mine(trend.sentence)
    if trend.since:
        # No day leaves, also not the one on which the yardstick changed.
        sentence = sentence.replace(trend.since, f"week {iso_week(date.fromisoformat(trend.since))}")
    return [
        ThenNow(
            name=f"{name}: {trend_words.LABELS[trend.label]}{new}",
            before=trend.typical_early,
            now=trend.typical_late,
            n_before=trend.n_early,
            n_now=trend.n_late,
            sentence=sentence,
        )
    ]


def _looking_back(material: Material) -> list[Block]:
    """Then and now as the writer sees it today, in the words of the lines; never part of the other ratings."""
    rows = tuple(
        (material.area_names[pair.area], _line(pair.then), _line(pair.now))
        for entry in material.passed.entries
        for pair in entry.looked_back
        if pair.area in material.area_names
    )
    return [Table(header=("Area", "Back then", "These days"), rows=rows)] if rows else []


def _line(rating: SharedRating | None) -> str:
    return "" if rating is None else _anchor(rating)


def _dots(name: str, ratings: Sequence[SharedRating]) -> Dots:
    anchors = {rating.value: _anchor(rating) for rating in ratings}
    tally = Counter(rating.value for rating in ratings)
    top = max(tally.values())
    most = [anchors[value] for value in sorted(tally) if tally[value] == top]
    total = len(ratings)
    if total == 1:
        sentence = f"One rating: {most[0]}."
    elif len(most) == 1:
        sentence = f"Most often: {most[0]} ({top} of {total} ratings)."
    elif len(most) == 2:
        sentence = f"Most often: {most[0]}, and as often: {most[1]} ({top} of {total} ratings each)."
    else:
        sentence = f"No single line came up most ({total} ratings)."
    lines = tuple(f"{value}: {anchors[value]} ({_times(tally[value])})" for value in sorted(tally))
    return Dots(
        name=name,
        sentence=sentence,
        counts=(tally[1], tally[2], tally[3], tally[4], tally[5]),
        lines=lines if len(lines) > 1 else (),
    )


def _anchor(rating: SharedRating) -> str:
    return rating.anchor.rstrip(" .") or f"line {rating.value}"


def _learning(learned: Sequence[SharedLearning]) -> list[Block]:
    sources = Counter(learning.source for learning in learned if learning.source)
    hours = sum(learning.hours for learning in learned if learning.hours)
    blocks: list[Block] = []
    if hours:
        blocks.append(Paragraph(text=f"Hours of learning: {number(hours)}."))
    if sources:
        rows = tuple((source, _times(n)) for source, n in sources.items())
        blocks.append(Table(header=("How I learned", "How often"), rows=rows))
    return blocks


def _settings(shared: Iterable[Shareable]) -> list[Block]:
    kinds = Counter(entry.setting for entry in shared)
    rows = tuple((words, str(kinds[setting])) for setting, words in SETTINGS.items() if kinds[setting])
    return [Table(header=("Kind of time", "Reflections"), rows=rows)] if rows else []


def _agreements() -> list[Block]:
    return [
        Heading(text="What I will do"),
        Lines(count=3),
        Heading(text="What my supervisor will do"),
        Lines(count=3),
        Heading(text="What we come back to"),
        Lines(count=2),
    ]


def _chosen(material: Material, prep: _Prep) -> list[Block]:
    told = {c.words for c in material.passed.commitments if c.status in STANDINGS}
    told.update(agreement.words for agreement in material.passed.agreements)
    chosen: list[list[Block]] = []
    for entry in material.quoted():
        if not entry.of_the_past:
            told.update(entry.questions)
        rest = [a for a in entry.answers if a.words not in told and a not in prep.shown]
        said: list[Block] = [Said(asked=answer.asked, words=answer.words) for answer in rest]
        if not (said or entry.answers or entry.questions):
            said = [Paragraph(text="There are no words of my own in this one.")]
        if said:
            chosen.append([Heading(text=f"Reflection {len(chosen) + 1} ({entry.week})"), *said])
    return [block for blocks in chosen for block in blocks]


def _masked(count: int, looked_at: int) -> str:
    """Say what was masked and by whom; only what was looked at one by one is called reviewed."""
    was = {0: "No detail was masked", 1: "One detail was masked"}.get(count, f"{count} details were masked")
    if not count:
        return f"{was}; the writer read the whole page."
    if not looked_at:
        return f"{was} by the program; the writer read the whole page."
    if looked_at == count:
        return f"{was}, reviewed by the writer{' one by one' if count > 1 else ''}."
    return f"{was}: {looked_at} reviewed by the writer one by one, {count - looked_at} by the program; the writer read the whole page."


def _details(count: int) -> str:
    return "one detail" if count == 1 else f"{count} details"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
