"""The kinds of page, and what a packet says about change: in the first person, by weeks, and of nothing private."""

import inspect
import re
from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import product
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from kit.packet_sample import LADDER, UNTIL, all_kept, built, commitment, desk, entry, rated, said

from reflect.day_words import MONTHS
from reflect.errors import BadUsage
from reflect.growth.label.area_trend import AreaTrend, Reason
from reflect.growth.label.trend_sentences import Compared, sentence
from reflect.masking.plan.plan import plan
from reflect.report import kinds
from reflect.report.admitted import admit
from reflect.report.build import build
from reflect.report.desk import Desk
from reflect.report.kinds.account import LINKS, ROOM
from reflect.report.policy import Policy
from reflect.report.report import Dots, Lines, Paragraph, Report, Said, Section, Table
from reflect.values.entry import Answer, Entry, Rating
from reflect.values.plans import Agreement
from reflect.values.renewal import LearningCategory, RenewalRules
from reflect.values.room import Room

KIND_OF = {name: kinds.load(name) for name in kinds.KINDS}
YOU = re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)
DAY = re.compile(rf"\b20\d\d-\d\d-\d\d\b|\b\d{{1,2}} ({'|'.join(MONTHS)})\b", re.IGNORECASE)
SINCE = date(2026, 10, 5)
RISE = ([1, 2, 1, 2, 1, 2, 1], [4, 5, 4, 5, 4, 5, 4])
FALL = (RISE[1], RISE[0])
LOW = ([2, 1, 2, 1, 2, 1, 2], [2, 2, 1, 2, 1, 2, 2])
FLAT = ([4] * 7, [4] * 7)
UNCLEAR = ([2, 4, 3, 5, 2, 4, 3], [5, 2, 4, 2, 5, 3, 4])
KNOWN = {"rise": RISE, "fall": FALL, "low": LOW, "small_range": FLAT, "both_ways": UNCLEAR}


def rated_weekly(
    early: list[int], late: list[int], *, area: str = "peer_focus", step: int = 14
) -> list[Entry]:
    """One entry in each step up to the end of the period, oldest first."""
    values = [*early, *late]
    days = [UNTIL - timedelta(step * (len(values) - n) - 3) for n in range(len(values))]
    return [
        entry(n, day, ratings=rated(**{area: value}))
        for n, (day, value) in enumerate(zip(days, values, strict=True), 1)
    ]


def report(
    entries: list[Entry], *picked: int, kind: Any = "packet", signed: bool = True, **more: Any
) -> Report:
    policy = Policy(since=SINCE, until=UNTIL, picked=frozenset(picked), signed=signed, kind=kind)
    return built(entries, (), policy, **more)


def labelled(entries: list[Entry], **more: Any) -> Report:
    first = min(e.day for e in entries)
    return report(entries, **{"history": entries, "first_rated": first, **more})


def blocks(page: Report, kind: type) -> list[Any]:
    return [block for section in page.sections for block in section.blocks if isinstance(block, kind)]


def part(page: Report, title: str) -> Section | None:
    return next((section for section in page.sections if section.title == title), None)


# What a kind has


@pytest.mark.parametrize("name", KIND_OF)
def test_every_kind_has_what_a_kind_has(name: str) -> None:
    """They are loaded by their names, so no type checker holds them against the protocol."""
    wanted, kind = get_type_hints(kinds.PageKind), KIND_OF[name]
    for constant, type_of in wanted.items():
        plain = type_of if isinstance(type_of, UnionType) else get_origin(type_of) or type_of
        assert isinstance(getattr(kind, constant), plain), constant
    asked = [
        name for name, member in vars(kinds.PageKind).items() if inspect.isfunction(member) and name[0] != "_"
    ]
    assert {"admit", "quoted", "counted", "weeks", "is_empty", "pages"} <= set(asked)
    for function in asked:
        hinted = get_type_hints(getattr(kinds.PageKind, function))
        told = get_type_hints(getattr(kind, function))
        assert list(told.values())[:-1] == list(hinted.values())[:-1], function
        assert issubclass(
            get_origin(told["return"]) or told["return"], get_origin(hinted["return"]) or hinted["return"]
        )
    assert kind.CALLED.startswith(("a ", "an ")) and kind.WEEKS_BACK > 0
    which = kind.WHICH
    refuses = not which.asked or which.most is not None or which.only or which.never
    assert bool(refuses) == bool(which.refused)
    assert set(kind.READS) <= set(get_args(kinds.Reads)) <= {f.name for f in fields(Desk)}


def test_a_kind_that_is_not_there_is_refused_at_the_door_and_none_in_the_history() -> None:
    with pytest.raises(BadUsage, match="I don't know the kind 'diary'"):
        kinds.load("diary")
    assert kinds.find("diary") is None


# What is said about change


@pytest.mark.parametrize("reason", get_args(Reason))
def test_every_sentence_about_change_is_said_by_the_one_who_hands_it_over(reason: Reason) -> None:
    spans = [
        Compared(7, UNTIL),
        Compared(14, UNTIL),
        Compared(14, UNTIL, around=date(2026, 9, 1), today=UNTIL),
    ]
    ranges = [(-0.5, 0.5), (0.25, 1.5), (-1.5, -0.25)]
    for span, (low, high), n, since in product(spans, ranges, (1, 12), (None, "2026-09-01")):
        found = AreaTrend(
            area="a", label="unclear", reason=reason, step_days=span.step, n_ratings=n, n_early=n, n_late=n, n_low=n,
            steps_early=7, steps_late=7, typical_early=2.0, typical_late=4.0, change=1.0, change_low=low,
            change_high=high, since=since, still_needed=("2 more weeks since your first rating",),
        )  # fmt: skip
        said_of_me = sentence(found, "Keeping confidences", span=span, mine=True)
        assert not YOU.search(said_of_me), said_of_me
        # The day on which a yardstick changed becomes its week.
        assert (since is None) == ("week 2026-W36" not in said_of_me)
        assert "1 September on count" not in said_of_me
        assert '"Keeping confidences"' in said_of_me or reason not in ("rise", "fall", "low")


@pytest.mark.parametrize("reason", KNOWN)
def test_a_label_stands_in_the_packet_with_its_picture_and_its_sentence(reason: str) -> None:
    page = labelled(rated_weekly(*KNOWN[reason]))
    (drawn,) = blocks(page, Dots)
    label = {
        "rise": "Growing",
        "fall": "Worth a closer look",
        "low": "Worth a closer look",
        "small_range": "Steady",
    }
    assert drawn.trend.startswith(label.get(reason, "Up and down"))
    assert not YOU.search(repr(page.sections))
    assert not DAY.search(repr(page))
    assert "What this page cannot tell" in [section.title for section in page.sections]


def test_no_label_is_said_before_there_is_enough() -> None:
    page = labelled(rated_weekly([3, 3], [4, 4]))
    assert blocks(page, Dots)[0].trend == ""
    assert "enough" not in repr(page.sections)


def test_a_changed_yardstick_starts_the_window_and_is_told_by_its_week() -> None:
    changed = UNTIL - timedelta(14 * 9)
    fall = rated_weekly(*FALL)
    assert "are lower than" in blocks(labelled(fall), Dots)[0].trend
    # What was rated before the day does not count, so there is no fall left to tell; low lines are told all the same.
    (drawn,) = blocks(labelled(fall, yardsticks={"peer_focus": changed, "gone": changed}), Dots)
    assert "are lower than" not in drawn.trend
    assert "Only ratings from week 2026-W29 on count: my yardstick changed then." in drawn.trend
    assert not DAY.search(drawn.trend)
    assert not YOU.search(drawn.trend)


def test_nothing_private_moves_a_label() -> None:
    """The page is the same to the last letter, whatever was rated in private."""
    entries = rated_weekly(*UNCLEAR)
    hidden: list[Entry] = []
    for n, e in enumerate(entries):
        one = rated(peer_focus=1 if n < 7 else 5)
        hidden += [
            replace(e, number=100 + n, room=Room.PRIVATE, ratings=one),
            replace(e, number=200 + n, private_pack=True, ratings=one),
            replace(e, number=300 + n, pack="self_care", ratings=one),
        ]
    mixed = [
        replace(
            e,
            ratings=(
                *e.ratings,
                *(replace(r, private=True) for r in rated(peer_focus=5)),
                *(replace(r, kind="week") for r in rated(peer_focus=5)),
                *rated(self_care=1),
            ),
        )
        for e in entries
    ]
    first = min(e.day for e in entries)
    known = {"first_rated": first}
    assert labelled([*mixed, *hidden], **known) == labelled(entries, **known)
    assert labelled(hidden, **known) == report([], history=[], **known)


# Looking back


def looked(kind: Any, area: str, value: int | None, **more: Any) -> Rating:
    return Rating(
        question="then",
        asked="How was it?",
        area=area,
        value=value,
        anchor=f"I did it {value} ways." if value else "",
        kind=kind,
        scale=LADDER.scale,
        **more,
    )


def test_then_and_now_stand_beside_each_other_and_count_nowhere_else() -> None:
    ratings = (
        looked("then", "peer_focus", 2), looked("now", "peer_focus", 4), looked("then", "confidentiality", 3),
        looked("now", "confidentiality", None), looked("then", "safe_space", None), looked("now", "safe_space", None),
        looked("then", "respect_and_choice", 1, private=True), looked("then", "self_care", 1),
        looked("now", "gone_area", 5),
    )  # fmt: skip
    page = report([entry(1, SINCE, pack="step_back", ratings=ratings)])
    found = part(page, "Looking back")
    assert found is not None
    assert found.blocks == (
        Table(
            header=("Area", "Back then", "These days"),
            rows=(
                ("Keeping the focus on the peer", "I did it 2 ways", "I did it 4 ways"),
                ("Keeping confidences", "I did it 3 ways", ""),
            ),
        ),
    )
    assert part(page, "Growth areas") is None


# A reflective account


STEPS = (
    ("what_happened", "What it was about"),
    ("felt", "What I make of it"),
    ("made_of_it", "What I make of it"),
    ("learned", "What I take with me"),
    ("next_time", "For next time"),
    (None, "More"),
)


def test_an_account_tells_a_reflection_in_its_order_and_nothing_twice() -> None:
    steps = [*STEPS[3:], *STEPS[:3]]
    answers = tuple(said(f"q{step}", "asked?", f"words of {step}.", stage=step) for step, _ in steps)
    page = report([entry(1, SINCE, answers=answers, ratings=rated(peer_focus=4))], 1, kind="account")
    told = [(s.title, b.words) for s in page.sections for b in s.blocks if isinstance(b, Said)]
    assert told == [(title, f"words of {step}.") for step, title in STEPS]
    links = part(page, "Values and areas it links to")
    assert links is not None
    assert links.blocks == (Paragraph(text=f"Keeping the focus on the peer. {LINKS}"), Lines(count=1))


def test_an_account_has_room_for_what_is_asked_of_one_and_was_not_written() -> None:
    """What it was, what I learned, what I change, what it links to: whoever asks for an account asks for these."""
    page = report(
        [entry(1, SINCE, answers=(said("keep", "?", "I waited.", stage="what_happened"),))], 1, kind="account"
    )
    room = [s.title for s in page.sections if Lines(count=ROOM) in s.blocks]
    assert room == [
        "What I take with me",
        "For next time",
        "Values and areas it links to",
        "What my supervisor adds",
    ]


def test_an_account_is_about_the_weeks_of_its_entries_and_a_packet_about_those_asked_for() -> None:
    entries = [entry(n + 1, SINCE + timedelta(weeks=n), answers=(said("keep", "?", "w"),)) for n in range(4)]
    assert report(entries, 2, kind="account").period == "2026-W42 (October 2026)"
    assert report(entries, 2, 4, kind="account").period == "2026-W42 to 2026-W44 (October 2026)"
    assert report(entries, 2).period == "2026-W41 to 2026-W46 (October to November 2026)"


def test_every_step_of_a_reflection_has_a_place_in_an_account() -> None:
    from kit.packs import PACKS

    from reflect.report.kinds.account import STAGES

    known = {step for _, steps in STAGES for step in steps} | {None}
    assert {q.stage for pack in PACKS.values() for q in pack.questions} <= known


def test_an_account_without_an_entry_is_refused() -> None:
    with pytest.raises(BadUsage):
        report([entry(1, SINCE)], kind="account")


def test_an_account_asks_only_about_what_stands_in_it() -> None:
    from kit.packet_sample import agreements_of

    from reflect.values.plans import Note

    one = entry(1, SINCE, answers=(said("keep", "What?", "I waited."),), agreements=(Note(words="A room."),))
    policy = Policy(since=SINCE, until=UNTIL, picked=frozenset({1}), signed=True, kind="account")
    laid = desk([one], [commitment(1, "Wait.", entry=1)], agreements=agreements_of([one]))
    admitted = admit(laid, policy)
    assert admitted.texts == ("What?", "I waited.")


# A learning log


def course(number: int, title: str, hours: float | None, *categories: str, **more: Any) -> Entry:
    answers = [
        Answer(
            question="source", kind="select", asked="How?", value="webinar", words="Webinar or online course"
        ),
        said("title", "What was it called?", title),
        said("sponsor", "Who ran it?", f"{title} School"),
        Answer(question="on", kind="date", asked="When?", value="2026-10-06", words="2026-10-06"),
        Answer(
            question="category", kind="multi", asked="Which?", value=categories, words=", ".join(categories)
        ),
    ]
    if hours is not None:
        answers.append(Answer(question="hours", kind="number", asked="Hours?", value=hours, words=str(hours)))
    plain = {"pack": "learning_reflection", "setting": None, "answers": tuple(answers)}
    return entry(number, date(2026, 10, 7), **{**plain, **more})


COURSES = [
    course(1, "Listening", 1.5, "ethics", "other"),
    course(2, "Grounding", 0.25, "ethics"),
    course(3, "Boundaries", None, "other"),
    course(4, "Secret", 9, "ethics", room=Room.PRIVATE),
]


def test_a_learning_log_adds_up_hours_as_they_were_noted() -> None:
    page = report(COURSES, kind="learning")
    log, by = blocks(page, Table)
    assert [row[:3] for row in log.rows] == [
        ("2026-10-06", name, f"{name} School") for name in ("Listening", "Grounding", "Boundaries")
    ]
    assert [row[-1] for row in (*log.rows, log.total)] == ["1.5", "0.25", "", "1.75"]
    assert by.rows == (("ethics", "1.75"), ("other", "1.5"))
    assert "Secret" not in repr(page)
    assert "What was learned is told as the writer noted it." in page.foot


def test_an_unsigned_learning_log_has_no_names_days_or_categories() -> None:
    page = report(COURSES, kind="learning", signed=False)
    (log,) = blocks(page, Table)
    assert log.rows[0] == ("2026-W41", "Webinar or online course", "", "Webinar or online course", "1.5")
    assert log.total[-1] == "1.75"
    assert not re.search(r"Listening|School|ethics", repr(page))
    assert not DAY.search(repr(page))


def test_a_learning_log_quotes_no_entry_whatever_was_picked() -> None:
    told = replace(COURSES[0], answers=(*COURSES[0].answers, said("idea", "What?", "Silence is a trellis.")))
    page = report([told], 1, kind="learning")
    assert "trellis" not in repr(page)
    assert page == report([told], kind="learning")


def test_a_word_never_to_leave_is_masked_in_names_of_courses_and_categories() -> None:
    policy = Policy(since=SINCE, until=UNTIL, picked=frozenset(), signed=True, kind="learning")
    admitted = admit(desk(COURSES, learned=COURSES), policy)
    page = build(admitted, plan(admitted.texts, always=("listening", "ethics"))).report
    assert not re.search("listening|ethics", repr(page.sections), re.IGNORECASE)
    assert build(admitted, all_kept(admitted)).report.sections != page.sections


def test_a_packet_says_that_its_writer_kept_a_name_also_where_it_counts_a_course() -> None:
    """What a learning log says of names of courses is true of a learning log only."""
    one = entry(9, SINCE, answers=(said("keep", "What?", "Marisol Quintero called."),))
    for kind, told in (
        ("packet", "The writer looked at one detail more and kept it."),
        ("learning", "2 names, places and days of courses stand as they are."),
    ):
        courses = [course(1, "Marisol Quintero", 1.5)]
        policy = Policy(kind=kind, since=SINCE, until=UNTIL, picked=frozenset({9}), signed=True)
        admitted = admit(desk([one], learned=courses), policy)
        assert admitted.passed.learned
        assert told in build(admitted, all_kept(admitted)).report.foot


def test_an_empty_learning_log_says_so() -> None:
    page = report([], kind="learning")
    assert Paragraph(text="Nothing was noted as learning in these weeks.") in blocks(page, Paragraph)


def test_hours_are_added_up_by_category_also_where_a_name_has_a_comma_or_is_masked() -> None:
    rules = RenewalRules(
        first=SINCE,
        last=UNTIL,
        categories=(
            LearningCategory(id="ethics_law", words="Ethics, law"),
            LearningCategory(id="notes", words="Writing notes"),
        ),
    )

    def ticked(number: int, hours: float, *ids: str) -> Entry:
        return entry(number, SINCE, pack="learning_reflection", answers=(
            Answer(question="hours", kind="number", asked="?", value=hours, words=str(hours)),
            Answer(question="category", kind="multi", asked="?", value=ids, words=", ".join(ids)),
        ))  # fmt: skip

    courses = [ticked(1, 2, "ethics_law"), ticked(2, 3, "ethics_law", "notes")]
    page = report(courses, kind="learning", rules=rules)
    assert part(page, "Hours by category").blocks[0].rows == (("Ethics, law", "5"), ("Writing notes", "3"))  # type: ignore[union-attr]
    policy = Policy(since=SINCE, until=UNTIL, picked=frozenset(), signed=True, kind="learning")
    admitted = admit(desk(learned=courses, rules=rules), policy)
    masked = build(admitted, plan(admitted.texts, always=("ethics", "law", "writing", "notes"))).report
    assert [hours for _, hours in part(masked, "Hours by category").blocks[0].rows] == ["5", "3"]  # type: ignore[union-attr]
    alone = report([ticked(1, 2, "ethics_law")], kind="learning", rules=rules)
    assert not [b for b in part(alone, "Hours by category").blocks if isinstance(b, Paragraph)]  # type: ignore[union-attr]


def test_the_day_of_a_course_decides_in_which_log_and_packet_it_stands() -> None:
    def course_of(number: int, day: date, on: date) -> Entry:
        return entry(number, day, pack="learning_reflection", answers=(
            Answer(question="title", kind="text", asked="?", value=f"Course {number}", words=f"Course {number}"),
            Answer(question="on", kind="date", asked="?", value=on.isoformat(), words=on.isoformat()),
            Answer(question="hours", kind="number", asked="?", value=1, words="1"),
        ))  # fmt: skip

    long_ago = course_of(1, SINCE, SINCE - timedelta(days=400))
    written_later = course_of(2, UNTIL + timedelta(days=9), SINCE + timedelta(days=1))
    for kind, where in (("learning", "What I learned"), ("packet", "Learning")):
        told = repr(part(report([], kind=kind, learned=[long_ago, written_later]), where))
        assert "Hours of learning: 1." in told if kind == "packet" else "Course 2" in told
        assert "Course 1" not in told


def test_each_detail_on_a_page_is_counted_once() -> None:
    """A plan goes out for masking twice, as the answer and as the plan, and stands on the page once."""
    words = "When Marisol Quintero calls, I will wait."
    one = entry(1, SINCE, answers=(said("plan", "What will you try?", words), said("keep", "?", "I waited.")))
    policy = Policy(kind="packet", since=SINCE, until=UNTIL, picked=frozenset({1}), signed=True)
    admitted = admit(desk([one], [commitment(1, words, entry=1)]), policy)
    made = plan(admitted.texts)
    assert sum(made.masked.values()) == 2
    built = build(admitted, made)
    assert (built.masked, built.kept) == ({"person": 1}, {})
    assert any(line.startswith("One detail was masked") for line in built.report.foot)


def test_a_page_of_some_entries_counts_only_what_belongs_to_them() -> None:
    ours, other = entry(1, SINCE), entry(2, SINCE)
    plans = [commitment(n, "Wait.", entry=n) for n in (1, 2)] + [commitment(3, "Wait.", entry=None)]
    agreed = [Agreement(number=n, words="A room.", made_on=SINCE, entry=n) for n in (1, 2)]

    def told(narrowed: bool) -> str:
        policy = Policy(
            kind="packet", since=SINCE, until=UNTIL, picked=frozenset(), signed=True, narrowed=narrowed
        )
        entries = [ours] if narrowed else [ours, other]
        admitted = admit(desk(entries, plans, agreements=agreed), policy)
        return repr(part(build(admitted, all_kept(admitted)).report, "Since last time"))

    assert "of my own: 3 open" in told(False) and "agreed to do: 2 open" in told(False)
    assert "of my own: 1 open" in told(True) and "agreed to do: 1 open" in told(True)
