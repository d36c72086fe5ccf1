"""The packet: what is in it, what never is, and how it says so."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit import packet_canary as canary
from kit.packet_sample import (
    AREAS,
    SINCE,
    UNTIL,
    built,
    commitment,
    entry,
    journal,
    packet,
    policy,
    quoting,
    rated,
    said,
    ticked,
)

from reflect.errors import BadUsage, ExitCode, NotFound, Protected
from reflect.report.report import Bullets, Dots, Heading, Month, Paragraph, Report, Said, Section, Table
from reflect.values.entry import Entry
from reflect.values.plans import Commitment, Note, Status
from reflect.values.room import Room

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def build_from(
    *entries: Entry,
    commitments: tuple[Commitment, ...] = (),
    picked: tuple[int, ...] = (),
    signed: bool = True,
    focus: str | None = None,
) -> Report:
    return built(
        entries,
        commitments,
        policy(*picked, signed=signed),
        focus=focus,
    )


def part(report: Report, title: str) -> Section | None:
    return next((section for section in report.sections if section.title == title), None)


def titles(report: Report) -> list[str]:
    return [section.title for section in report.sections if section.title]


def found(report: Report) -> set[str]:
    return set(canary.CANARY.findall(repr(report)))


# What leaves and what stays


def test_signed_packet_holds_exactly_what_was_picked() -> None:
    assert found(canary.packet(canary.PICKED, canary.PREP, canary.RECORD, signed=True)) == canary.ALLOWED


@pytest.mark.parametrize("number", [canary.PICKED, canary.PREP, canary.RECORD])
def test_each_pick_brings_its_own_words_only(number: int) -> None:
    assert found(canary.packet(number, signed=True)) == {c for c in canary.ALLOWED if str(number) in c}


def test_signed_packet_without_picks_holds_no_words_of_the_writer() -> None:
    assert found(canary.packet(signed=True)) == set()


@pytest.mark.parametrize("picked", [(), (canary.PICKED, canary.PREP, canary.RECORD)])
def test_unsigned_packet_holds_no_words_of_the_writer(picked: tuple[int, ...]) -> None:
    report = canary.packet(*picked, signed=False)
    assert found(report) == set()
    assert ("Entries were picked" in repr(report.foot)) == bool(picked)


@pytest.mark.parametrize("signed", [True, False])
def test_private_things_are_not_even_counted(signed: bool) -> None:
    report = canary.packet(signed=signed)
    # Five entries can be shared; each has one rating, all in one month, and two moments that can.
    assert [repr(report).count(words) for words in ("(5 times)", "(5 of 5 ratings)")] == [2 + signed, 1]
    assert "5 open" in repr(report)
    assert "Caring for my own wellness" not in repr(report)


@pytest.mark.parametrize("signed", [True, False])
@pytest.mark.parametrize("number", [canary.PRIVATE_ROOM, canary.SELF_CARE])
def test_private_pick_is_refused(number: int, signed: bool) -> None:
    with pytest.raises(Protected) as refused:
        canary.packet(canary.PICKED, number, signed=signed)
    assert refused.value.exit_code is ExitCode.PROTECTED
    assert str(number) in refused.value.message


def test_pick_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound, match="45"):
        packet(4, 45)
    with pytest.raises(NotFound, match="2026-W35"):
        built(
            journal()[0],
            (),
            replace(policy(1), since=SINCE + timedelta(days=7)),
        )


def test_period_without_days_is_refused() -> None:
    with pytest.raises(BadUsage):
        built((), (), replace(policy(), until=SINCE))


@pytest.mark.parametrize("signed", [True, False])
def test_no_day_is_ever_in_it(signed: bool) -> None:
    everything = (
        repr(packet(4, 10, 12, 13, signed=signed)),
        repr(canary.packet(canary.PICKED, signed=signed)),
    )
    assert not DAY.search("".join(everything))
    assert not re.search(r"Denver|\d\d:\d\d|cafe|[0-9a-f]{8}-[0-9a-f]{4}", "".join(everything))


TEXTS = st.text(max_size=40)


@given(TEXTS, TEXTS, TEXTS, st.booleans())
def test_free_text_changes_nothing_in_an_unsigned_packet(text: str, note: str, plan: str, pick: bool) -> None:
    """So every word of it comes from the closed lists: no free text can reach it by any road."""
    plain, told = (
        build_from(
            entry(
                1,
                SINCE,
                pack="learning_reflection",
                title=words[0],
                tags=(words[1],),
                answers=(said("want", words[0], words[1]), said("title", words[1], words[0])),
                agreements=(Note(words=f"x{words[1]}"),),
                questions=(Note(words=words[2]),),
                ratings=rated(peer_focus=3),
                moments=ticked("asked_view"),
            ),
            commitments=(commitment(1, words[2], entry=1),),
            picked=(1,) if pick else (),
            signed=False,
        )
        for words in (("", "", ""), (text, note, plan))
    )
    assert plain == told


@given(TEXTS, st.sampled_from([1, 2, 3, 4, 5]), st.sampled_from(list(AREAS)))
def test_private_entry_changes_nothing_in_a_signed_packet(text: str, line: int, area: str) -> None:
    open_one = entry(
        1, SINCE, answers=(said("keep", "What?", "Waiting helped."),), ratings=rated(peer_focus=4)
    )
    private = entry(
        2,
        SINCE,
        room=Room.PRIVATE,
        answers=(said("keep", text, text),),
        ratings=rated(**{area: line}),
        moments=ticked("came_back", "gave_advice", "about_me"),
        agreements=(Note(words=text),),
    )
    promise = commitment(1, text, entry=2)
    assert build_from(open_one, private, commitments=(promise,), picked=(1,)) == build_from(
        open_one, picked=(1,)
    )


def test_every_text_is_visible() -> None:
    report = quoting("a\x1b[2Jb\u202ec\r\nd\x00")
    assert "\x1b" not in str(report)
    assert not re.search(r"\\x1b|\\x00|\\u202e|\\r", repr(report))
    assert "a\u241b[2Jb\\u{202e}c\nd\u2400" in [
        block.words for section in report.sections for block in section.blocks if isinstance(block, Said)
    ]


def test_empty_lines_cannot_fill_pages() -> None:
    section = part(
        quoting("one" + "\n" * 20_000 + "two" + "\n \t\n" * 5_000), "One situation to think through"
    )
    assert section is not None
    assert section.blocks[0] == Said(asked="one\n\ntwo", words="one\n\ntwo")


@pytest.mark.parametrize(
    ("question", "title", "ours", "other"),
    [
        ("win", "To celebrate", "What is one thing you did that you want to celebrate? What came of it?",
         "Entries I chose"),
        ("situation", "One situation to think through",
         "What situation do you want to think through, in general terms?", "One situation to think through"),
    ],
)  # fmt: skip
def test_a_title_stands_for_a_question_only_where_it_says_its_words(
    question: str, title: str, ours: str, other: str
) -> None:
    """A pack of one's own may ask something else in the place of ours, and no praise stands over that."""

    def shown(asked: str, under: str) -> list[object]:
        answers = (said(question, asked, "I talked over somebody."),)
        report = built(
            (entry(1, SINCE, pack="supervision_prep", answers=answers),), (), policy(1, signed=True),
            focus="peer_focus",
        )  # fmt: skip
        section = part(report, under)
        return [block for block in section.blocks if isinstance(block, Paragraph | Said)] if section else []

    assert shown(ours, title) == [Paragraph(text="I talked over somebody.")]
    assert shown("What went wrong?", other) == [
        Said(asked="What went wrong?", words="I talked over somebody.")
    ]
    assert title == other or not shown("What went wrong?", title)


# What the packet says


def test_sections_stand_in_reading_order() -> None:
    assert titles(packet(4, 13)) == [
        "What I want from this meeting",
        "Since last time",
        "To celebrate",
        "One situation to think through",
        "Role and values",
        "Entries I chose",
        "Strengths that I ticked",
        "Places to grow that I ticked",
        "Growth areas",
        "Learning",
        "Kinds of time I wrote about",
        "What this page cannot tell",
        "The meeting",
    ]


def test_empty_journal_still_has_room_to_write() -> None:
    report = build_from()
    assert titles(report) == ["The meeting"]
    assert report.foot[1] == "No entry is quoted: there are only counts and lines from fixed lists."


def test_cover_stamp_and_foot_say_how_it_was_made() -> None:
    signed, unsigned = packet(4), packet(4, signed=False)
    cover = Paragraph(text="Chosen by me. About my practice. Not a record of services. Not an evaluation.")
    assert signed.sections[0] == Section(title="", blocks=(cover,))
    assert (signed.reviewed, signed.stamp) == (True, "Read and signed by the writer")
    assert signed.foot[0] == "Read and signed by the writer."
    assert (
        "No detail was masked; the writer read the whole page. A check like this can miss things."
        in signed.foot
    )
    assert (unsigned.reviewed, unsigned.stamp) == (False, "Not reviewed by a person")
    assert "Chosen by me" not in repr(unsigned)
    assert unsigned.foot[0].startswith("Not reviewed by a person.")


@pytest.mark.parametrize(
    ("since", "until", "period"),
    [
        (SINCE, UNTIL, "2026-W35 to 2026-W46 (August to November 2026)"),
        (date(2026, 8, 24), date(2026, 8, 31), "2026-W35 (August 2026)"),
        (date(2026, 12, 28), date(2027, 1, 4), "2026-W53 (December 2026)"),
        (date(2026, 12, 28), date(2027, 1, 11), "2026-W53 to 2027-W01 (December 2026 to January 2027)"),
    ],
)
def test_period_is_told_in_weeks(since: date, until: date, period: str) -> None:
    weeks = replace(policy(), since=since, until=until)
    assert built((), (), weeks).period == period


def test_period_is_half_open() -> None:
    days = (SINCE - timedelta(days=1), SINCE, UNTIL - timedelta(days=1), UNTIL)
    report = build_from(*(entry(n, day, moments=ticked("asked_view")) for n, day in enumerate(days, start=1)))
    assert part(report, "Strengths that I ticked") == Section(
        title="Strengths that I ticked", blocks=(Bullets(items=("I asked how they see it (twice)",)),)
    )


def test_strengths_are_all_told_and_edges_only_when_they_come_back() -> None:
    report = build_from(
        entry(1, SINCE, moments=ticked("asked_view", "gave_advice", "about_me")),
        entry(2, SINCE, moments=ticked("came_back", "gave_advice", "ran_empty")),
        entry(3, SINCE, moments=ticked("came_back", "ran_empty")),
    )
    helped, grow = part(report, "Strengths that I ticked"), part(report, "Places to grow that I ticked")
    assert helped is not None and grow is not None
    items = ("I caught myself and came back (twice)", "I asked how they see it (once)")
    assert helped.blocks == (Bullets(items=items),)
    assert grow.blocks == (Bullets(items=("I gave advice without being asked (twice)",)),)


def areas(report: Report) -> list[Dots]:
    section = part(report, "Growth areas")
    return [block for block in section.blocks if isinstance(block, Dots)] if section else []


def test_area_tells_the_line_picked_most_and_leaves_out_what_did_not_come_up() -> None:
    lines = [4, 4, None, 2, 4, None]
    (dots,) = areas(
        build_from(*(entry(n, SINCE, ratings=rated(peer_focus=v)) for n, v in enumerate(lines, start=1)))
    )
    by_month = [
        Month(name="August 2026", counts=(0, 1, 0, 3, 0), said="line 2 (once), line 4 (3 times)"),
        *(
            Month(name=f"{name} 2026", counts=(0, 0, 0, 0, 0), said="no rating")
            for name in ("September", "October", "November")
        ),
    ]
    assert dots == Dots(
        name="Keeping the focus on the peer",
        sentence="Most often: I noticed my feelings and kept the time about them (3 of 4 ratings).",
        counts=(0, 1, 0, 3, 0),
        months=tuple(by_month),
        less="less",
        more="more",
        lines=(
            "line 2: I saw late that the talk had moved to me (once)",
            "line 4: I noticed my feelings and kept the time about them (3 times)",
        ),
    )


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([4], "One rating: I asked, listened, and followed their choices."),
        ([4, 4], "Most often: I asked, listened, and followed their choices (2 of 2 ratings)."),
        (
            [2, 4],
            "Most often: I noticed afterward that I had assumed or steered, and as often: "
            "I asked, listened, and followed their choices (1 of 2 ratings each).",
        ),
        ([2, 3, 4], "No single line came up most (3 ratings)."),
    ],
)
def test_area_says_ties_plainly(lines: list[int], sentence: str) -> None:
    entries = [entry(n, SINCE, ratings=rated(respect_and_choice=v)) for n, v in enumerate(lines, start=1)]
    section = part(build_from(*entries), "Growth areas")
    assert section is not None
    told = [block.sentence if isinstance(block, Dots) else block.text for block in section.blocks[1:]
            if isinstance(block, Dots | Paragraph)]  # fmt: skip
    assert told == [sentence]
    # Two dots say nothing that the words do not say.
    assert bool(areas(build_from(*entries))) == (len(lines) > 2)


def test_up_to_three_areas_focus_first_and_never_a_private_one() -> None:
    entries = [
        entry(
            1,
            SINCE,
            ratings=rated(confidentiality=4, safe_space=4, accountability=4, peer_focus=4, self_care=3),
        ),
        entry(2, SINCE, ratings=rated(safe_space=4, accountability=4, peer_focus=4, self_care=3)),
        entry(3, SINCE, ratings=rated(accountability=4, self_care=3)),
    ]

    def names(focus: str | None) -> list[str]:
        section = part(build_from(*entries, focus=focus), "Growth areas")
        assert section is not None
        named = (
            b.name if isinstance(b, Dots) else b.text for b in section.blocks if isinstance(b, Dots | Heading)
        )
        return list(named)

    in_order = [
        "A safe space without judgment",
        "Keeping the focus on the peer",
        "Accountability without blame",
    ]
    assert names(None) == in_order
    assert names("self_care") == in_order
    assert names("respect_and_choice") == in_order
    assert names("confidentiality") == [AREAS["confidentiality"], in_order[0], in_order[2]]


def test_area_without_a_name_is_left_out() -> None:
    gone = replace(rated(peer_focus=4)[0], area="taken_out")
    assert part(build_from(entry(1, SINCE, ratings=(gone,))), "Growth areas") is None


def test_commitments_are_counted_by_where_they_stand() -> None:
    every = [commitment(n, f"plan {n}", status, entry=1) for n, status in enumerate(Status, start=1)]
    old = commitment(20, "long done", Status.KEPT, made_on=date(2026, 1, 1), closed_on=date(2026, 2, 1))
    carried = commitment(21, "from before", made_on=date(2026, 1, 1))
    later = commitment(22, "made after", made_on=UNTIL)
    section = part(build_from(entry(1, SINCE), commitments=(*every, old, carried, later)), "Since last time")
    assert section is not None
    assert section.blocks == (
        Paragraph(text="Plans of my own: 1 done, 1 partly, 1 not yet, 2 open, 1 let go."),
    )


def test_plan_of_a_picked_entry_is_told_once_with_where_it_stands() -> None:
    report = packet(4)
    section = part(report, "Entries I chose")
    assert section is not None
    words = "When I want to give advice, I will ask one question first."
    asked = "Finish this if you like: When ___ comes up next, I will ___. (done)"
    assert Said(asked=asked, words=words) in section.blocks
    assert repr(report).count(words) == 1


def test_what_was_agreed_in_a_picked_meeting_is_told_once_under_since_last_time() -> None:
    words = "I will ask one question first."
    met = entry(1, SINCE, pack="supervision_record", answers=(said("i_will", "What will you do?", words),))
    plans = [commitment(1, words, entry=1, source="supervision")]
    report = built([met], plans, policy(1))
    section = part(report, "Since last time")
    assert section is not None
    assert Said(asked="I agreed (open)", words=words) in section.blocks
    assert repr(report).count(words) == 1


def test_plan_of_a_picked_entry_in_words_that_no_answer_has_is_told_all_the_same() -> None:
    plans = [commitment(1, "I will breathe first.", Status.PARTLY, entry=4)]
    section = part(built(journal()[0], plans, policy(4)), "Since last time")
    assert section is not None
    assert Said(asked="I wanted to try (partly)", words="I will breathe first.") in section.blocks


def test_reworded_plan_of_a_picked_entry_is_still_told() -> None:
    plan = said("plan", "What will you try?", "Wait for a bit.")
    before = commitment(1, "Wait for a bit.", Status.REWORDED, entry=1)
    report = build_from(entry(1, SINCE, answers=(plan,)), commitments=(before,), picked=(1,))
    assert "Wait for a bit." in repr(report)


def test_learning_tells_kinds_and_hours() -> None:
    section = part(packet(), "Learning")
    assert section is not None
    rows = (("Workshop or class", "once"), ("Talk with other peer specialists", "once"))
    table = Table(header=("How I learned", "How often"), rows=rows)
    assert section.blocks == (Paragraph(text="Hours of learning: 1.5."), table)


def test_chosen_entries_are_numbered_anew_by_week_and_keep_the_words_asked() -> None:
    section = part(packet(4, 12, 13), "Entries I chose")
    assert section is not None
    assert section.blocks == (
        Heading(text="Reflection 1 (2026-W38)"),
        Said(
            asked="What is one thing you want to remember about how you worked?",
            words="I asked one question and then waited.\nThe quiet did more than my advice would have.",
        ),
        Said(
            asked="Finish this if you like: When ___ comes up next, I will ___. (done)",
            words="When I want to give advice, I will ask one question first.",
        ),
    )


def test_picked_entry_without_words_says_so() -> None:
    section = part(packet(7), "Entries I chose")
    assert section is not None
    assert section.blocks[1] == Paragraph(text="There are no words of my own in this one.")


def test_prep_leads_the_packet_and_is_told_once() -> None:
    report = packet(13)
    first = part(report, "What I want from this meeting")
    assert first is not None
    assert first.framed
    assert first.blocks == (
        Paragraph(text="Think something through, Feedback"),
        Said(asked="What one thing would help you do this work well?", words="Ten minutes between sessions."),
    )
    asked = "What do you most want to ask about it?"
    situation = part(report, "One situation to think through")
    assert situation is not None
    assert situation.blocks[1] == Said(asked=asked, words="How do I stay curious when I am worried?")
    assert repr(report).count(asked) == 1
    assert part(report, "Entries I chose") is None


def test_order_of_the_input_does_not_matter() -> None:
    entries, commitments = journal()
    weeks = policy(4, 12, 13)
    forward, back = (built(given, commitments, weeks) for given in (entries, entries[::-1]))
    assert forward == back
