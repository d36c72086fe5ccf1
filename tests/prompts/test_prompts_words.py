"""The words themselves: what is shipped is kind, plain, short enough, and true to the rules of the house."""

import re
from statistics import mean

import pytest
from kit.packs import HEAD, LIBRARY, PACKS, PRACTICE
from kit.shipped import BANNED, EMOJI, ROOT, banned, grade, of_help, of_program, of_prompts, syllables

from reflect.guide.decode import decode

QUESTIONS = [(f"{form.pack}.{q.id}", q) for form in PACKS.values() for q in form.questions]
LABELS = [
    *((f"{place}: {id}", words) for place, q in QUESTIONS for id, words in q.options),
    *((f"moment {m.id}", m.words) for m in PRACTICE.moments.values()),
    *((f"area {a.id}", a.name) for a in PRACTICE.areas.values()),
]
READ = [
    *((f"{place}.ask", q.ask) for place, q in QUESTIONS),
    *((f"{place}.help", q.help) for place, q in QUESTIONS if q.help),
    *((f"{a.id}.definition", a.definition) for a in PRACTICE.areas.values()),
    *((f"{a.id}.anchors", line) for a in PRACTICE.areas.values() for line in a.anchors),
    *((f"spotlight {id}", words) for id, questions in PRACTICE.spotlight.items() for words in questions),
    *((f"card {id}", text) for id, text in PRACTICE.cards.items()),
]


# The lint


def test_the_lint_finds_what_it_is_there_for() -> None:
    for text in (
        "Talk to your client.", "Three patients came.", "A manipulative talk", "They were non-compliant.", "He refused.",
        "A difficult person", "Your weakness", "What mistake did you make?", "You should have asked.", "Who is to blame?",
        "Your score improved.", "It got worse", "Your level is 3", "Anonymized and HIPAA-safe", "We treat people",
        "Overdue: 3", "You missed a day", "You failed to answer", "Why did you do that?", "Staying clean", "sober",
        "a risk assessment", "Empower them", "Performance review", "case notes", "Keep your streak", "Deficits",
    ):  # fmt: skip
        assert banned(text), text


def test_the_lint_lets_plain_words_be() -> None:
    for text in (
        "lower case letters", "disk I/O error", "your user account", "clean_text", "Accountability without blame",
        "reflect refuses to open one like that", "the key file is missing", "fixed lists", "secure_delete = ON",
        "at the top level of the file", "Sort out a problem at work", "a risk", "people I treasure",
    ):  # fmt: skip
        assert not banned(text), text
    assert BANNED.search("without blame")


@pytest.mark.parametrize("where", [of_prompts, of_program, of_help], ids=lambda f: f.__name__)
def test_no_shipped_words_label_judge_or_promise_too_much(where: object) -> None:
    shipped = list(where())  # type: ignore[operator]
    assert len(shipped) > 50
    assert {place: found for place, text in shipped if (found := banned(text))} == {}


def test_nothing_shouts_and_nothing_winks() -> None:
    for place, text in of_prompts():
        assert "!" not in text and not EMOJI.search(text), place
    for place, text in (*of_program(), *of_help()):
        assert not EMOJI.search(text), place
        assert not re.search(r"[a-z]{3}!(?:\s|$)", text), place


# Easy to read


def test_the_measure_of_reading_measures() -> None:
    assert [syllables(w) for w in ("made", "helped", "wanted", "people", "accountability")] == [1, 1, 2, 2, 6]
    assert grade("The cat sat on the mat.") < 2
    hard = "Organizational accountability necessitates interdisciplinary communication regarding confidentiality."
    assert grade(hard) > 20
    assert grade("") == 0


def test_the_prompts_read_at_eighth_grade_or_lower() -> None:
    assert mean(grade(text) for _, text in READ) <= 8
    assert mean(grade(q.ask) for _, q in QUESTIONS) <= 6


@pytest.mark.parametrize(("place", "text"), READ, ids=[place for place, _ in READ])
def test_nothing_that_is_asked_is_hard_to_read(place: str, text: str) -> None:
    assert grade(text) <= 12


@pytest.mark.parametrize("id", PACKS)
def test_each_question_of_a_pack_reads_at_sixth_grade_or_lower(id: str) -> None:
    """But for the name of an area, which may stand before it. With `pytest -rP` it prints the reading grade of the pack."""
    names = tuple(f"{area.name}. " for area in PRACTICE.areas.values())
    grades = {
        q.ask: grade(q.ask[sum(len(n) for n in names if q.ask.startswith(n)) :]) for q in PACKS[id].questions
    }
    print(f"{id}: {mean(grades.values()):.1f} on average, {max(grades.values()):.1f} the hardest one")
    assert {ask: found for ask, found in grades.items() if found > 6} == {}


# Short enough


def test_every_label_fits_a_narrow_menu() -> None:
    assert {place: words for place, words in LABELS if len(words) > 34} == {}


def test_every_title_fits_a_narrow_menu() -> None:
    assert all(len(form.title) <= 34 for form in PACKS.values())


def test_no_moment_has_a_comma() -> None:
    """Several are told in one line, with commas between."""
    assert not [m.id for m in PRACTICE.moments.values() if "," in m.words]


def test_no_label_says_the_same_twice() -> None:
    for place, q in QUESTIONS:
        labels = [words for _, words in q.options]
        assert len(set(labels)) == len(labels), place


def test_a_question_ends_like_one() -> None:
    for place, q in QUESTIONS:
        assert q.ask.rstrip().endswith(("?", ".")), place
        assert q.ask == q.ask.strip() and q.help == q.help.strip(), place


NUMBERS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}


def test_a_limit_is_said_in_its_question() -> None:
    for place, q in QUESTIONS:
        assert q.at_most is None or NUMBERS[q.at_most] in q.ask, place


# Rules of the house


def test_what_is_never_stored_is_exactly_this() -> None:
    """A change here is a decision, not a slip."""
    never = {place: (dict(q.card_if), q.stops_if) for place, q in QUESTIONS if not q.kept}
    assert never == {
        "hard_session.danger": ({"not_sure": "danger_now", "yes": "danger_now"}, ("not_sure", "yes")),
        "hard_session.reported": ({"not_yet": "report_first", "not_sure": "report_first"}, ()),
        "hard_session.back_to_now": ({}, ()),
        "after_crisis.danger": ({"not_sure": "danger_now", "yes": "danger_now"}, ("not_sure", "yes")),
        "after_crisis.reported": ({"not_yet": "report_first", "not_sure": "report_first"}, ()),
        "after_crisis.back_to_now": ({}, ()),
        "phone_line.danger": ({"not_sure": "danger_now", "yes": "danger_now"}, ("not_sure", "yes")),
        "my_recovery.danger": ({"not_sure": "danger_now", "yes": "danger_now"}, ("not_sure", "yes")),
        "loss.okay": ({"not_really": "you_matter"}, ()),
        "load_check.okay": ({"not_really": "you_matter", "getting_by": "you_matter"}, ()),
        "self_care.okay": ({"not_really": "you_matter", "getting_by": "you_matter"}, ()),
        "supervision_prep.unreported": ({"yes": "report_first", "not_sure": "report_first"}, ()),
    }


def test_safety_comes_first() -> None:
    for id in ("hard_session", "after_crisis", "phone_line", "my_recovery"):
        assert PACKS[id].questions[0].id == "danger", id
    assert PACKS["supervision_prep"].questions[0].id == "unreported"
    assert PACKS["loss"].questions[0].id == "okay"


def test_every_question_about_danger_or_harm_is_never_stored() -> None:
    """But for the confirm that a line about oneself is wanted, nothing kept asks about danger."""
    words = re.compile(r"\b(danger|harm|abuse|suicid\w*|hurt (?:your|them)sel\w+|reported)\b", re.IGNORECASE)
    assert {place for place, q in QUESTIONS if words.search(q.ask)} == {
        "hard_session.danger", "hard_session.reported", "supervision_prep.unreported", "phone_line.danger",
        "my_recovery.danger", "after_crisis.danger", "after_crisis.reported",
    }  # fmt: skip


def test_the_cards_for_danger_say_where_to_turn() -> None:
    for id in ("danger_now", "you_matter"):
        card = PRACTICE.cards[id]
        assert "988" in card and "emergency number" in card and "US" in card
    assert "crisis steps" in PRACTICE.cards["danger_now"]


def test_every_card_is_used_and_known() -> None:
    used = {card for _, q in QUESTIONS for card in (q.card, *q.card_if.values(), q.card_if_skipped) if card}
    assert used == set(PRACTICE.cards)


def test_what_one_felt_stays_private() -> None:
    """But for how a group felt, which is about the room and not about the writer."""
    felt = {place for place, q in QUESTIONS if q.stage == "felt"}
    private = {f"{form.pack}.{id}" for form in PACKS.values() for id in form.private_questions()}
    assert felt - private == {"group_session.room"}


def test_the_setting_is_asked_with_the_kinds_of_time_that_there_are() -> None:
    from reflect.values.room import SETTINGS

    for place, q in QUESTIONS:
        if q.sets == "setting":
            assert dict(q.options) == SETTINGS, place


# The guide for writers


README = (ROOT / "prompts" / "README.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```toml\n(.*?)^```", README, re.M | re.S)


@pytest.mark.parametrize("example", EXAMPLES, ids=[e.splitlines()[0][:30] for e in EXAMPLES])
def test_every_example_in_the_guide_loads(example: str) -> None:
    form = decode((example if "\npack = " in example else HEAD + example).encode())
    assert form.questions
    for q in form.questions:
        assert set(q.goes_to.values()) <= set(LIBRARY.ids())
        assert {card for card in (q.card, *q.card_if.values()) if card} <= set(PRACTICE.cards)


def test_the_guide_names_every_key_of_the_language() -> None:
    from reflect.guide.pack import Pack, Question

    assert len(EXAMPLES) >= 5
    for key in (*Pack.__struct_fields__, *Question.__struct_fields__):
        assert re.search(rf"\b{key}\b", README), key
