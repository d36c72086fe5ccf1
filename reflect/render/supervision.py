"""What was agreed in supervision as drawings for the person's own screen. Both sides read alike, and nothing is late.

Sentences, not columns: they read the same on 40 columns, in ASCII and through a screen reader.
"""

from collections.abc import Collection, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from reflect.growth import hours as said_of
from reflect.growth.supervision import IN_GROUP, ONE_TO_ONE, Hours, Meeting, SinceLast
from reflect.render.look import Look
from reflect.render.plain.entry_words import STATUS, day_words
from reflect.render.plans import LONGEST, short, the_whole
from reflect.render.words import heading, indented, words
from reflect.values.plans import Agreement, Commitment, KeptQuestion

NO_MEETINGS = "No meeting is written down yet. After one, type: reflect supervision record"
NONE_THEN = "No meeting of these days is written down."
FORMS = {ONE_TO_ONE: "one-to-one", IN_GROUP: "in a group"}
MINE = "What you want to do"
THEIRS = "What your supervisor agreed to do"
WITH_PEERS = "Co-reflection"
STILL_OPEN = "Still open for next time"
SAY_MINE = "To say how a plan went: reflect try done N, partly N, not-yet N or drop N"
SAY_THEIRS = "For what your supervisor agreed to do: reflect supervision done N or open N"
ALL = "reflect supervision list"
MOST = 5
"""How much of each side is said before a sitting: enough for a meeting, on a small screen too."""


def since_last(
    so_far: SinceLast, look: Look, *, asked: Collection[Commitment | Agreement] = ()
) -> RenderableType:
    """Say before a sitting how it stands with what was agreed; each thing with one line for its state.

    What is `asked` about right after is not said here as well.
    """
    when = f", {day_words(so_far.day)}" if so_far.day else ""
    parts: list[RenderableType] = [heading(f"Since last time{when}"), Text()]
    said = [[one for one in side if one not in asked] for side in (so_far.mine, so_far.theirs)]
    for title, side in zip((MINE, THEIRS), said, strict=True):
        if not side:
            continue
        parts.append(heading(title))
        for one in side[:MOST]:
            parts += [words(_name(one)), indented(words(short(one.words, LONGEST, look)))]
        if len(side) > MOST:
            parts.append(words(f"And {len(side) - MOST} more: {ALL}"))
        else:
            parts += the_whole((one.words for one in side), ALL)
        parts.append(Text())
    if asked:
        return Group(*parts)
    return Group(*parts, *_how_to_say(bool(so_far.mine), bool(so_far.theirs)), Text())


def meetings(
    held: Sequence[Meeting], hours: Hours, *, coming: str = "", narrowed: bool = False
) -> RenderableType:
    """List the meetings with what was agreed in them, the last one first, under their hours.

    Args:
        held: the meetings.
        hours: of these.
        coming: when the next one is; empty if that is not known.
        narrowed: only those of some days were asked for.
    """
    first = [words(line) for line in (coming, _altogether(hours)) if line]
    if not held:
        return Group(*first, words(NONE_THEN if narrowed else NO_MEETINGS))
    parts: list[RenderableType] = [*first, Text()] if first else []
    for meeting in held:
        parts += [heading(f"{day_words(meeting.day)}, entry {meeting.entry}"), Text()]
        if how := _how_long(meeting):
            parts += [indented(words(how)), Text()]
        for title, side in (
            (MINE, meeting.mine),
            (THEIRS, meeting.theirs),
            (STILL_OPEN, meeting.still_open),
        ):
            if not side:
                continue
            parts.append(indented(words(title, "bold")))
            for one in side:
                parts += [indented(words(_name(one))), indented(words(one.words), 4)]
            parts.append(Text())
    mine, theirs = any(m.mine for m in held), any(m.theirs for m in held)
    told = _how_to_say(mine, theirs)
    return Group(*parts, *told) if told else Group(*parts[:-1])


def _altogether(hours: Hours) -> str:
    """The hours of these meetings in one line; empty if none are noted."""
    if not hours.total:
        return ""
    kinds = [
        f"{said_of.number(of_kind)} {called}"
        for of_kind, called in ((hours.one_to_one, FORMS[ONE_TO_ONE]), (hours.in_group, FORMS[IN_GROUP]))
        if of_kind
    ]
    said = f" ({', '.join(kinds)})" if kinds else ""
    peers = f" {said_of.amount(hours.with_peers)} of these in co-reflection." if hours.with_peers else ""
    without = f" {said_of.without_length(hours.unsaid)}." if hours.unsaid else ""
    return f"Hours of supervision: {said_of.number(hours.total)}{said}.{peers}{without}"


def _how_long(meeting: Meeting) -> str:
    """How long one meeting was, and whether it was held in a group; empty if neither was said."""
    what = WITH_PEERS if meeting.with_peers else ""
    long = said_of.amount(meeting.hours) if meeting.hours else ""
    counts = f"for {', '.join(name for _, name in meeting.categories)}" if meeting.categories else ""
    said = ", ".join(filter(None, (what, long, FORMS.get(meeting.form or "", ""), counts)))
    return said[:1].upper() + said[1:]


def _how_to_say(mine: bool, theirs: bool) -> list[RenderableType]:
    return [words(line) for line, there in ((SAY_MINE, mine), (SAY_THEIRS, theirs)) if there]


def _name(one: Commitment | Agreement | KeptQuestion) -> str:
    stays = " (stays with you)" if one.private else ""
    if isinstance(one, Commitment):
        said = f", said on {day_words(one.said_on)}" if one.said_on else ""
        return f"Plan {one.number}, {STATUS[one.status]}{said}{stays}"
    if isinstance(one, KeptQuestion):
        return f"Question {one.number}{stays}"
    how = "let go" if one.let_go else "done"
    stands = f"{how}, said on {day_words(one.closed_on)}" if one.closed_on else "open"
    return f"Agreement {one.number}, {stands}{stays}"
