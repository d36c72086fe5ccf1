"""Hours against one's own rules on a page: by weeks, from what may be shared, and by name on signed pages only."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from kit.packet_sample import SINCE, UNTIL, all_kept, desk, entry

from reflect.masking.plan.plan import plan
from reflect.report.admitted import Admitted, admit
from reflect.report.build import build
from reflect.report.parts import renewal_lines
from reflect.report.policy import Policy
from reflect.report.report import Bullets, Paragraph, Report
from reflect.values.entry import Answer, Entry
from reflect.values.renewal import LearningCategory, RenewalRules
from reflect.values.room import Room

DAY = re.compile(r"\b20\d\d-\d\d-\d\d\b")
CATEGORIES = (
    LearningCategory(id="ethics", words="Ethics, law and roles", hours=3),
    LearningCategory(id="notes", words="Writing notes", hours=2),
    LearningCategory(id="other", words="All else"),
)
RULES = RenewalRules(first=date(2026, 7, 1), last=date(2028, 6, 30), hours=20, categories=CATEGORIES)


def course(number: int, hours: float, *ticked: str, on: str = "", day: date = SINCE, **more: Any) -> Entry:
    def one(question: str, kind: Any, value: Any, **hidden: Any) -> Answer:
        return Answer(question=question, kind=kind, asked="?", value=value, words=str(value), **hidden)

    answers = [one("hours", "number", hours), one("category", "multi", ticked)]
    answers += [one("on", "date", on)] if on else []
    return entry(
        number, day, **{"pack": "learning_reflection", "setting": None, "answers": tuple(answers), **more}
    )


COURSES = [course(1, 1.5, "ethics", "other"), course(2, 0.5, "ethics"), course(3, 10.5)]


def through(
    entries: list[Entry], *, rules: RenewalRules | None = RULES, name: str = "", reader: str = "", **more: Any
) -> Admitted:
    allowed = Policy(
        **{"kind": "packet", "since": SINCE, "until": UNTIL, "picked": frozenset(), "signed": True, **more}
    )
    return admit(desk(entries, learned=entries, rules=rules, name=name, reader=reader), allowed)


def page(entries: list[Entry], **more: Any) -> Report:
    admitted = through(entries, **more)
    return build(admitted, all_kept(admitted)).report


def told(found: Report) -> list[str]:
    """What is said about the renewal period, line by line."""
    for section in found.sections:
        if section.title in (renewal_lines.WITH_LEARNING, renewal_lines.TITLE):
            blocks = section.blocks
            at = next(n for n, b in enumerate(blocks) if isinstance(b, Paragraph) and "renewal" in b.text)
            return [
                line
                for b in blocks[at:]
                for line in (b.items if isinstance(b, Bullets) else [getattr(b, "text", "")])
            ]
    return []


@pytest.mark.parametrize("kind", ["packet", "learning"])
def test_hours_stand_beside_the_rules_altogether_and_by_category(kind: Any) -> None:
    assert told(page(COURSES, kind=kind)) == [
        "In my renewal period (2026-W27 to 2028-W26): 12.5 of 20 hours noted.",
        "Ethics, law and roles: 2 of 3 hours noted",
        "Nothing noted yet for Writing notes (2 hours)",
        "All else: 1.5 hours noted",
        "Hours as I noted them, beside rules that I wrote down myself. What counts is for the board to say. "
        "Hours that were ticked for two categories stand in both. They count once altogether.",
    ]


@pytest.mark.parametrize("kind", ["packet", "learning"])
def test_an_unsigned_page_names_no_category(kind: Any) -> None:
    found = page(COURSES, kind=kind, signed=False)
    assert told(found)[0] == "In my renewal period (2026-W27 to 2028-W26): 12.5 of 20 hours noted."
    assert len(told(found)) == 2 and "two categories" not in told(found)[1]
    assert not re.search("Ethics|Writing notes|All else", repr(found))
    assert not any(through(COURSES, kind=kind, signed=False).texts)


def test_a_packet_without_rules_and_an_account_with_them_say_nothing_of_hours() -> None:
    assert through(COURSES, rules=None).passed.renewal is None
    assert "Learning" in [s.title for s in page(COURSES, rules=None).sections]
    picked = replace(
        COURSES[0], answers=(Answer(question="q", kind="text", asked="?", value="w", words="w"),)
    )
    assert through([picked], kind="account", picked=frozenset({1})).passed.renewal is None


def test_a_page_of_only_some_entries_says_nothing_of_the_period() -> None:
    """A part of the hours would read as all of them."""
    assert told(page(COURSES, narrowed=True)) == []


def test_a_period_that_begins_after_the_page_is_not_on_it() -> None:
    later = replace(RULES, first=UNTIL)
    assert told(page(COURSES, rules=later)) == []
    assert told(page(COURSES, rules=replace(RULES, first=UNTIL - timedelta(days=1))))[0].startswith(
        "In my renewal period (2026-W46 to 2028-W26): nothing noted yet (20 hours)."
    )


def test_no_day_of_the_rules_or_of_a_course_leaves_a_packet() -> None:
    found = page([course(1, 1.5, "ethics", on="2026-10-14")])
    assert told(found)[0].endswith("1.5 of 20 hours noted.")
    assert not DAY.search(repr(found))


def test_the_day_of_a_course_decides_which_period_it_counts_for() -> None:
    before = course(1, 4, on="2026-06-30", day=SINCE)
    within = course(2, 2, on="2026-07-01", day=SINCE)
    assert told(page([before, within]))[0].endswith(": 2 of 20 hours noted.")


HIDDEN = {
    "room": {"room": Room.PRIVATE},
    "pack": {"private_pack": True},
    "after the page": {"day": UNTIL},
    "other pack": {"pack": "quick_checkin"},
}


@pytest.mark.parametrize("why", HIDDEN)
def test_what_may_not_be_shared_counts_nowhere(why: str) -> None:
    hidden = course(9, 5, "ethics", "notes", **HIDDEN[why])
    assert told(page([*COURSES, hidden])) == told(page(COURSES))


@pytest.mark.parametrize("how", [{"private": True}, {"areas": ("self_care",)}])
def test_an_answer_that_stays_counts_nowhere(how: dict[str, Any]) -> None:
    one = course(9, 5, "notes")
    hours, category = one.answers
    # Without its category the course still counts altogether; without its hours it counts nothing.
    assert told(page([replace(one, answers=(hours, replace(category, **how)))]))[:3] == [
        "In my renewal period (2026-W27 to 2028-W26): 5 of 20 hours noted.",
        "Nothing noted yet for Ethics, law and roles (3 hours)",
        "Nothing noted yet for Writing notes (2 hours)",
    ]
    assert told(page([replace(one, answers=(replace(hours, **how), category))]))[0].endswith(
        "nothing noted yet (20 hours)."
    )


@pytest.mark.parametrize("kind", ["packet", "learning"])
def test_a_category_is_masked_like_any_other_word(kind: Any) -> None:
    named = replace(
        RULES, categories=(LearningCategory(id="x", words="Days with Marisol Quintero", hours=3),)
    )
    admitted = through([course(1, 1, "x")], rules=named, kind=kind)
    found = build(admitted, plan(admitted.texts, always=("Marisol",))).report
    assert "Marisol" not in repr(found)
    assert "Days with" in told(found)[1] and told(found)[1].endswith(": 1 of 3 hours noted")
    assert "masked that the writer added; the writer read the whole page." in " ".join(found.foot)


# The name on the cover


@pytest.mark.parametrize("kind", ["packet", "account", "learning"])
def test_the_name_stands_on_the_cover_of_a_signed_page_and_nowhere_else(kind: Any) -> None:
    said = Answer(question="keep", kind="text", asked="What?", value="I waited.", words="I waited.")
    entries = [replace(COURSES[0], answers=(said,))]
    more = {"kind": kind, "picked": frozenset({1}) if kind == "account" else frozenset()}
    found = page(entries, name="Dana Rivers", **more)
    assert found.sections[0].blocks[0] == Paragraph(text="From: Dana Rivers")
    assert repr(found).count("Dana Rivers") == 1
    assert page(entries, **more) == replace(
        found, sections=(replace(found.sections[0], blocks=found.sections[0].blocks[1:]), *found.sections[1:])
    )
    if kind != "account":
        assert "Dana" not in repr(page(entries, name="Dana Rivers", reader="Dana", signed=False, **more))


def test_who_reads_it_stands_under_who_wrote_it() -> None:
    found = page([], name="Dana Rivers", reader="Linda Ode")
    assert found.sections[0].blocks[:2] == (
        Paragraph(text="From: Dana Rivers"),
        Paragraph(text="For: Linda Ode"),
    )


def test_the_name_stays_on_the_cover_while_it_is_masked_in_what_was_written() -> None:
    words = "I told Dana Rivers what I saw."
    said = Answer(question="keep", kind="text", asked="What?", value=words, words=words)
    admitted = through([entry(1, SINCE, answers=(said,))], name="Dana Rivers", picked=frozenset({1}))
    found = build(admitted, plan(admitted.texts)).report
    assert found.sections[0].blocks[0] == Paragraph(text="From: Dana Rivers")
    assert repr(found).count("Dana") == 1


@pytest.mark.parametrize("always", ["dana", "DANA RIVERS", "rivers"])
def test_a_word_never_to_let_out_is_stronger_than_the_name(always: str) -> None:
    admitted = through([entry(1, SINCE)], name="Dana Rivers")
    assert "Dana" not in repr(build(admitted, plan(admitted.texts, always=(always,))).report)
    admitted = through([entry(1, SINCE)], reader="Dana Rivers")
    assert "Dana" not in repr(build(admitted, plan(admitted.texts, always=(always,))).report)


def test_what_hides_in_a_name_is_made_visible() -> None:
    found = page([], name="Da\u202ena \x1b[31mred")
    assert found.sections[0].blocks[0] == Paragraph(text="From: Da\\u{202e}na \u241b[31mred")
