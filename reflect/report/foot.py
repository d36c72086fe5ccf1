"""The foot of every page: how it was made, what was masked, who signed, and what it does not show."""

from reflect.report.kinds import Hides, Keeps
from reflect.report.parts.cleared import Cleared

SIGNED = "Read and signed by the writer"
UNSIGNED = "Not reviewed by a person"
NOT_REVIEWED = (
    f"{UNSIGNED}. There are only counts and lines from fixed lists; "
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
        made = ["Read and signed by the writer.", _quoted(cleared)]
        if cleared.has_words():
            made.append(f"{_masked(masked, looked_at, added)} A check like this can miss things.")
        if kept:
            made.append(_kept(kept, keeps))
    else:
        made = [NOT_REVIEWED]
        if picked:
            made.append("Entries were picked for this packet. Their words were left out too.")
    if narrowed:
        made.append("Only some of the entries of these weeks are counted here. The writer chose which.")
    if hides is not None:
        return (*made, hides.on_page)
    return (*made, "A week such as 2026-W10 is the tenth week of 2026. Weeks start on a Monday.")


def _quoted(cleared: Cleared) -> str:
    """Say where the words of the writer's own come from."""
    if cleared.quoted():
        return "Entries are quoted only where the writer picked them."
    if any(one.course or one.sponsor for one in cleared.passed.learned):
        return "What was learned is told as the writer noted it."
    if cleared.has_words():
        return f"No entry is quoted: there are only counts, lines from fixed lists, and names of {_lists(cleared)}."
    return "No entry is quoted: there are only counts and lines from fixed lists."


def _lists(cleared: Cleared) -> str:
    """Name the writer's own lists that names on the page are from."""
    if not cleared.passed.guidelines.named:
        return "categories"
    renewal = cleared.passed.renewal
    return "categories and guidelines" if renewal and renewal.categories else "guidelines"


def _masked(count: int, looked_at: int, added: int) -> str:
    """Say what was masked and by whom; only what was shown in its sentence and could be let stand is called looked over."""
    was = {0: "No detail was masked", 1: "One detail was masked"}.get(count, f"{count} details were masked")
    if not count:
        return f"{was}; the writer read the whole page."
    if looked_at == count:
        each = "it" if count == 1 else "each of them"
        return f"{was}; the writer looked over {each} in its sentence, and read the whole page."
    shares = {
        "looked over by the writer in its sentence" if looked_at == 1 else "looked over by the writer in their sentences": looked_at,
        "that the writer added": added,
        "by the program": count - looked_at - added,
    }  # fmt: skip
    parts = [(number, said) for said, number in shares.items() if number]
    by = (
        f" {parts[0][1]}"
        if len(parts) == 1
        else ": " + ", ".join(f"{number} {said}" for number, said in parts)
    )
    return f"{was}{by}; the writer read the whole page."


def _kept(count: int, keeps: Keeps | None) -> str:
    """Say what stands as it is: by itself, or because the writer looked at it and kept it."""
    if keeps is not None:
        return keeps.on_page if count == 1 else keeps.on_page_many.format(count=count)
    what, them = ("one detail", "it") if count == 1 else (f"{count} details", "them")
    return f"The writer looked at {what} more and kept {them}."
