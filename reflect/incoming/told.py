"""What an import would bring in, or brought in, in sentences. It says places and counts, and never a word of a text."""

from collections.abc import Iterator, Mapping

from reflect.dates import said
from reflect.incoming.found import Format, Remark
from reflect.incoming.tally import MOST_CHECKED, ImportTally
from reflect.values.record import Comparison
from reflect.visible import one_line
from reflect.wording import later_n, number, speak, speak_n

KINDS: Mapping[Format, str] = {
    "jrnl": "a journal of jrnl",
    "dayone": "a journal of Day One",
    "csv": "a table, one entry a row",
    "markdown": "Markdown, one entry a file, or a heading with its day for each",
}
REMARKS: Mapping[Remark, tuple[str, str]] = {
    "attachment": later_n(
        "1 picture or recording stays behind; its file still has it.",
        "{n} pictures and recordings stay behind; their file still has them.",
    ),
    "zone": later_n(
        "1 text names a time zone that this computer does not know, so its day is as written there.",
        "{n} texts name a time zone that this computer does not know, so their days are as written there.",
    ),
    "time": later_n(
        "1 time is none that a clock shows, so that text comes in with its day alone:",
        "{n} times are none that a clock shows, so those texts come in with their days alone:",
    ),
    "tag": later_n(
        "1 tag stays behind: a tag is one to 40 characters, and an entry has at most 20.",
        "{n} tags stay behind: a tag is one to 40 characters, and an entry has at most 20.",
    ),
    "heading": later_n(
        "1 line begins with a day in brackets that is written another way than the first one. It comes in as words:",
        "{n} lines begin with a day in brackets that is written another way than the first one. They come in as words:",
    ),
    "earlier": later_n(
        "1 entry has a day before that of the one above it. If its first line is part of that text, use JSON from jrnl instead:",
        "{n} entries have a day before that of the one above. If their first line is part of that text, use JSON from jrnl instead:",
    ),
    "front_matter": later_n(
        "1 line of front matter stays behind: only date, title and tags come in.",
        "{n} lines of front matter stay behind: only date, title and tags come in.",
    ),
    "letters": later_n(
        "It is not written in UTF-8. I read its letters as:",
        "It is not written in UTF-8. I read its letters as:",
    ),
    "empty": later_n(
        "1 has no words, so it stays behind:",
        "{n} have no words, so they stay behind:",
    ),
    "day_first": later_n(
        "I read its days with the day first: one of them can be read in no other way.",
        "I read its days with the day first: one of them can be read in no other way.",
    ),
    "month_first": later_n(
        "I read its days with the month first: one of them can be read in no other way.",
        "I read its days with the month first: one of them can be read in no other way.",
    ),
    "link": later_n(
        "1 file is a link to another place, so I did not follow it:",
        "{n} files are links to other places, so I did not follow them:",
    ),
}
LONGEST_PLACE = 1000
"""On one line: a place can be the name of a file, and a line break in it could say anything."""
NO_CHECK = (
    "Nothing is masked in your own journal. Before anything is shared, the full check looks at it again."
)


def kind_said(kind: Format) -> str:
    """Say what a file is taken for."""
    return speak(
        "I take this for: {kind}. If it is something else, say so with --from.", kind=speak(KINDS[kind])
    )


def looked(tally: ImportTally, twice: int, would: Comparison) -> Iterator[str]:
    """Say what was found, what of it is new, and what stays out, a sentence each."""
    yield _how_many(tally)
    yield from compared(would)
    if twice:
        yield speak_n(
            "1 stands there twice, and counts once.", "{n} stand there more than once, and count once.", twice
        )
    if tally.ahead:
        yield speak_n(
            "1 is of a day that has not come yet.", "{n} are of days that have not come yet.", tally.ahead
        )
    yield from _left_out(tally)
    for what, times in tally.remarks.items():
        yield speak_n(*REMARKS[what], times)
        yield from (f"  {one_line(place, LONGEST_PLACE)}" for place in tally.places.get(what, ()) if place)
    yield from _details(tally)


def compared(would: Comparison) -> Iterator[str]:
    """Say what becomes of entries, in groups; each of them stands in one."""
    groups = (
        (would.new, "1 is new.", "{n} are new."),
        (would.same, "1 is here already.", "{n} are here already."),
        (would.newer, "1 goes on from the one that is here; the words of before stay as an earlier version.",
         "{n} go on from those that are here; the words of before stay as earlier versions."),
        (would.older, "1 is here, and went on since.", "{n} are here, and went on since."),
        (would.side_by_side, "1 has other words here: both are kept side by side, until you choose.",
         "{n} have other words here: both are kept side by side, until you choose."),
        (would.back, "1 was deleted for good here, and changed elsewhere since: it comes back.",
         "{n} were deleted for good here, and changed elsewhere since: they come back."),
        (would.left_out, "1 was deleted for good here, and stays so.", "{n} were deleted for good here, and stay so."),
        (would.removed, "1 was deleted for good there, and goes here too.",
         "{n} were deleted for good there, and go here too."),
        (would.others, "Something else comes in too: a plan, a note, a sitting that you began, or a setting.",
         "{n} other things come in too: plans, notes, sittings that you began, or settings."),
    )  # fmt: skip
    yield from (speak_n(one, many, count) for count, one, many in groups if count)


def still_there(tally: ImportTally) -> str:
    """Say that the source is still there, and whether something is only there; its name comes after it."""
    if tally.left_out:
        return speak_n(
            "What you named is still there, and it is not locked. 1 text could not come in, and is only there. "
            "Please keep it until that one is in:",
            "What you named is still there, and it is not locked. {n} texts could not come in, and are only there. "
            "Please keep it until they are in:",
            tally.left_out,
        )
    if pictures := tally.remarks["attachment"]:
        return speak_n(
            "What you named is still there, and it is not locked. 1 picture or recording is only there. "
            "Please delete it only if you no longer need that one:",
            "What you named is still there, and it is not locked. {n} pictures and recordings are only there. "
            "Please delete it only if you no longer need those:",
            pictures,
        )
    return speak("What you named is still there, and it is not locked. If you no longer need it, delete it:")


def _how_many(tally: ImportTally) -> str:
    if tally.first is None or tally.last is None:
        return speak("I found no entry that can come in.")
    if tally.first == tally.last:
        return speak_n(
            "I found 1 entry, of {day}.", "I found {n} entries, of {day}.", tally.found, day=said(tally.first)
        )
    return speak(
        "I found {n} entries, from {first} to {last}.",
        n=tally.found,
        first=said(tally.first),
        last=said(tally.last),
    )


def _left_out(tally: ImportTally) -> Iterator[str]:
    if tally.left_out:
        yield speak_n("1 can't come in:", "{n} can't come in:", tally.left_out)
        by_reason: dict[str, list[str]] = {}
        for left in tally.told:
            by_reason.setdefault(left.reason, []).append(one_line(left.place, LONGEST_PLACE))
        yield from (f"  {', '.join(places)}: {reason}" for reason, places in by_reason.items())
        more = tally.left_out - len(tally.told)
        if more:
            yield speak_n("  and 1 more", "  and {n} more", more)


def _details(tally: ImportTally) -> Iterator[str]:
    """Say what the gentle check pointed at, in counts."""
    if tally.details:
        if tally.checked == MOST_CHECKED:
            yield speak("I looked for details in the first {n}.", n=MOST_CHECKED)
        yield speak("What may point to someone in them:")
        yield from (f"  {what}: {number(count)}" for what, count in sorted(tally.details.items()))
        yield speak(NO_CHECK)
