"""The foot of every page: how it was made, what was masked, who signed, and what it does not show."""

from collections.abc import Iterator

from reflect.report.kinds import Hides, Keeps
from reflect.report.parts.cleared import Cleared
from reflect.wording import later, speak, speak_n

SIGNED = later("Read and signed by the writer")
UNSIGNED = later("Not reviewed by a person")
NOT_REVIEWED = later(
    "Not reviewed by a person. There are only counts and lines from fixed lists; "
    "everything in the writer's own words was left out."
)


def foot(
    cleared: Cleared,
    *,
    picked: int,
    narrowed: bool = False,
    masked: int = 0,
    looked_at: int = 0,
    added: int = 0,
    kept: int = 0,
    keeps: Keeps | None = None,
    hides: Hides | None = None,
) -> tuple[str, ...]:
    """Say how the packet was made, and how to read its weeks.

    Args:
        cleared: what went into it.
        picked: how many entries were picked for it, quoted or not.
        narrowed: the writer left out other entries of these weeks.
        masked: how many details were masked, each counted once.
        looked_at: how many of these the writer was shown in their sentences.
        added: how many of these are words that the writer asked to mask; the rest was masked by the program.
        kept: how many details that look like one stand on it.
        keeps: what a page of its kind keeps by itself, or None where the writer kept all of these on purpose.
        hides: what a page of its kind never shows, or None: it names no weeks, so nothing is said of how to read them.
    """
    if cleared.signed:
        made = [speak("Read and signed by the writer."), _quoted(cleared)]
        if cleared.has_words():
            can_miss = speak("A check like this can miss things.")
            made.append(f"{_masked(masked, looked_at, added)} {can_miss}")
        if kept:
            made.append(_kept(kept, keeps))
    else:
        made = [speak(NOT_REVIEWED)]
        if picked:
            made.append(speak("Entries were picked for this packet. Their words were left out too."))
    return (*made, *_of_its_weeks(narrowed=narrowed, hides=hides))


def _of_its_weeks(*, narrowed: bool, hides: Hides | None) -> Iterator[str]:
    if narrowed:
        yield speak("Only some of the entries of these weeks are counted here. The writer chose which.")
    if hides is not None:
        yield speak(hides.on_page)
    else:
        yield speak("A week such as 2026-W10 is the tenth week of 2026. Weeks start on a Monday.")


def _quoted(cleared: Cleared) -> str:
    """Say where the words of the writer's own come from."""
    if cleared.quoted():
        return speak("Entries are quoted only where the writer picked them.")
    if any(one.course or one.sponsor for one in cleared.passed.learned):
        return speak("What was learned is told as the writer noted it.")
    if cleared.has_words():
        return _lists(cleared)
    return speak("No entry is quoted: there are only counts and lines from fixed lists.")


def _lists(cleared: Cleared) -> str:
    """Say from which of the writer's own lists the names on the page are."""
    renewal = cleared.passed.renewal
    if not cleared.passed.guidelines.named:
        return speak(
            "No entry is quoted: there are only counts, lines from fixed lists, and names of categories."
        )
    if renewal and renewal.categories:
        return speak(
            "No entry is quoted: there are only counts, lines from fixed lists, and names of categories and guidelines."
        )
    return speak(
        "No entry is quoted: there are only counts, lines from fixed lists, and names of guidelines."
    )


def _masked(count: int, looked_at: int, added: int) -> str:
    """Say what was masked and by whom; only what was shown in its sentence and could be let stand is called looked over."""
    if not count:
        return speak("No detail was masked; the writer read the whole page.")
    if looked_at == count:
        return speak_n(
            "One detail was masked; the writer looked over it in its sentence, and read the whole page.",
            "{n} details were masked; the writer looked over each of them in its sentence, and read the whole page.",
            count,
        )
    was = speak_n("One detail was masked", "{n} details were masked", count)
    parts = [
        (looked_at, _by_looking(looked_at)),
        (added, speak("that the writer added")),
        (count - looked_at - added, speak("by the program")),
    ]
    told = [(number, by) for number, by in parts if number]
    if len(told) == 1:
        return speak("{was} {by}; the writer read the whole page.", was=was, by=told[0][1])
    listed = ", ".join(f"{number} {by}" for number, by in told)
    return speak("{was}: {listed}; the writer read the whole page.", was=was, listed=listed)


def _by_looking(count: int) -> str:
    return speak_n(
        "looked over by the writer in its sentence", "looked over by the writer in their sentences", count
    )


def _kept(count: int, keeps: Keeps | None) -> str:
    """Say what stands as it is: by itself, or because the writer looked at it and kept it."""
    if keeps is not None:
        return speak_n(*keeps.on_page, count)
    return speak_n(
        "The writer looked at one detail more and kept it.",
        "The writer looked at {n} details more and kept them.",
        count,
    )
