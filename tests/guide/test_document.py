"""Answers files: a whole sitting from JSON, and every wrong one refused with file, place and reason."""

import copy
import json
import re
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.packs import DAY, FIXTURES, JSON, LIBRARY, PACKS, PRACTICE, SAMPLES, commitment, names, walk

from reflect.errors import BadFile, NotFound
from reflect.guide.ask import Empty, Step
from reflect.guide.document import MAX_BYTES, Document, parse
from reflect.guide.fill import Filled, fill
from reflect.guide.harvest import reflection
from reflect.guide.typed.tag import MAX_TAGS
from reflect.guide.walk import Walk
from reflect.values.room import Room

FILE = "answers.json"


def read(raw: object) -> Document:
    data = raw if isinstance(raw, bytes) else json.dumps(raw).encode()
    return parse(data, FILE, today=DAY)


def begin(document: Document, **more: Any) -> Walk:
    """What `reflect log --answers` lays out for a document."""
    given = {
        "day": document.day, "setting": document.setting, "tags": document.tags, "room": document.room,
        "period": document.period,
    }  # fmt: skip
    form = LIBRARY.get(document.pack)
    plan = commitment() if form.follows_up else None
    known = {k: v for k, v in given.items() if v}
    return walk(form, **{"commitment": plan, "spotlight": "What helped?", **known, **more})


def taken(pack: str, answers: dict[str, object], **frame: object) -> Filled:
    document = read({"pack": pack, "answers": answers, **frame})
    return fill(begin(document), document)


def refused(raw: object) -> BadFile:
    with pytest.raises(BadFile) as caught:
        document = read(raw)
        fill(begin(document), document)
    assert caught.value.exit_code == 7
    assert caught.value.file == FILE and caught.value.message.startswith(FILE)
    return caught.value


# What is right


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda f: f.stem)
def test_every_sample_is_taken_to_its_end(sample: Path) -> None:
    document = read(sample.read_bytes())
    filled = fill(begin(document), document)
    assert filled.walk.next() is None and not filled.walk.stopped
    form = reflection(filled.walk)
    assert form.pack == sample.stem == document.pack
    assert form.answers and form.day == document.day


def test_there_is_a_sample_for_every_pack() -> None:
    assert {f.stem for f in SAMPLES} == set(PACKS)


def test_the_frame_is_read() -> None:
    document = read(
        {
            "pack": "step_back",
            "date": "2026-03-01",
            "setting": "group",
            "tags": ["my  story", "a", "a"],
            "room": "supervision",
            "period": "1 year",
            "commitment": 3,
            "answers": {},
        }
    )
    assert (document.day, document.setting, document.tags) == (date(2026, 3, 1), "group", ("my story", "a"))
    assert (document.room, document.period, document.commitment) == (Room.SUPERVISION, "1 year", 3)


def test_only_the_pack_is_needed() -> None:
    document = read({"pack": "quick_checkin"})
    assert (document.day, document.setting, document.tags, document.room) == (None, None, (), None)
    assert document.answers == {}


def test_null_in_the_frame_is_the_same_as_nothing() -> None:
    frame = {"date": None, "setting": None, "room": None, "commitment": None, "period": None}
    assert read({"pack": "quick_checkin", **frame}) == read({"pack": "quick_checkin"})


def test_a_question_without_a_key_is_skipped() -> None:
    walked = taken("quick_checkin", {"keep": "words"}).walk
    assert walked.given[Step("keep")] == "words"
    assert walked.given[Step("sits")] is Empty.SKIPPED
    assert walked.given[Step("focus_rating")] is Empty.SKIPPED


def test_null_is_skipped_and_for_a_rating_did_not_come_up() -> None:
    walked = taken("quick_checkin", {"keep": None, "moments": None, "focus_rating": None}).walk
    assert walked.given[Step("keep")] is Empty.SKIPPED
    assert walked.given[Step("moments")] is Empty.SKIPPED
    assert walked.given[Step("focus_rating")] is Empty.DID_NOT_COME_UP


def test_two_areas_stand_in_the_order_of_the_file() -> None:
    walked = taken("group_session", {"ratings": {"lived_experience": None, "safe_space": 4}}).walk
    assert [s.part for s in walked.given if s.question == "ratings"] == [
        "#1",
        "lived_experience",
        "#2",
        "safe_space",
    ]
    assert walked.given[Step("ratings", "lived_experience")] is Empty.DID_NOT_COME_UP


def test_one_area_or_none_is_fine() -> None:
    assert "ratings.#2" in names(taken("group_session", {"ratings": {"lived_experience": 2}}).walk)
    assert reflection(taken("group_session", {"ratings": {}}).walk).ratings == ()


def test_a_picked_area_without_a_line_is_skipped() -> None:
    form = reflection(
        taken("step_back", {"pick": ["lived_experience", "safe_space"], "then": {"lived_experience": 2}}).walk
    )
    assert [(r.area, r.value) for r in form.ratings] == [("lived_experience", 2)]


def test_the_spotlight_has_a_key_of_its_own() -> None:
    walked = taken("quick_checkin", {"spotlight": "waiting"}).walk
    assert walked.given[Step("spotlight")] == "waiting"


def test_a_setting_in_two_places_may_agree() -> None:
    filled = taken("quick_checkin", {"setting": "group", "keep": "x"}, setting="group")
    assert reflection(filled.walk).setting == "group"


def test_cards_and_next_packs_are_handed_on() -> None:
    filled = taken("quick_checkin", {"sits": "shaken", "go_deeper": "care"})
    assert filled.cards == (PRACTICE.cards["you_matter"],)
    assert filled.next == ("self_care",)
    assert filled.walk.next() is None
    weekly = taken("weekly_review", {"commitments": True, "cup": "low", "care": "yes"})
    assert weekly.next == ("follow_up", "self_care")


def test_a_card_is_handed_on_once() -> None:
    filled = taken("hard_session", {"danger": "no", "reported": "not_yet"})
    assert filled.cards == (PRACTICE.cards["report_first"],)
    assert taken("self_care", {"okay": "not_really"}).cards == (PRACTICE.cards["you_matter"],)


@pytest.mark.parametrize("more", [{}, {"headline": "words", "reported": "done"}])
def test_danger_stops_with_its_card_whatever_else_stands_there(more: dict[str, object]) -> None:
    filled = taken("hard_session", {"danger": "yes", **more})
    assert filled.walk.stopped and filled.cards == (PRACTICE.cards["danger_now"],)
    assert reflection(filled.walk).answers == ()


def test_a_safety_question_without_a_key_shows_its_card_and_goes_on() -> None:
    filled = taken("hard_session", {"headline": "words"})
    assert PRACTICE.cards["danger_now"] in filled.cards
    assert not filled.walk.stopped and reflection(filled.walk).answers


def test_line_ends_become_line_feeds_and_a_hidden_character_is_refused_with_its_place() -> None:
    document = read({"pack": "quick_checkin", "answers": {"keep": "one\r\ntwo\rthree\tfour\u202e\ufeff"}})
    kept = fill(begin(document), document).walk.given[Step("keep")]
    assert kept == "one\ntwo\nthree    four\u202e\ufeff"
    for hidden in ("\x1b[2J", "\x07", "\x1a", "\x7f", "\x9b", "\ufffe"):
        document = read({"pack": "quick_checkin", "answers": {"keep": f"canary\r\n{hidden}"}})
        with pytest.raises(
            BadFile, match=rf"answers\.keep: line 2 of the text .*U\+{ord(hidden[0]):04X}"
        ) as caught:
            fill(begin(document), document)
        assert "canary" not in str(caught.value)


def test_a_mark_at_the_front_of_the_file_is_no_matter() -> None:
    assert read(b'\xef\xbb\xbf{"pack": "quick_checkin"}').pack == "quick_checkin"


def test_the_longest_answer_has_a_million_bytes() -> None:
    assert taken("quick_checkin", {"keep": "x" * 1_000_000})
    assert refused({"pack": "quick_checkin", "answers": {"keep": "x" * 1_000_001}}).place == "answers.keep"


# What is wrong


@pytest.mark.parametrize(
    ("raw", "place", "reason"),
    [
        (b"", "line 1, column 1", "not JSON"),
        (b"{", "line 1, column 2", "not JSON"),
        (b'{"pack": "quick_checkin",\n "answers": {"keep": oops}}', "line 2, column 22", "not JSON"),
        (b'{"pack": "quick_checkin"} {}', "line 1, column 27", "not JSON"),
        (b'{"pack": "quick_checkin", "answers": {"keep": "\xff"}}', "byte 47", "not UTF-8"),
        ('{"pack": "quick_checkin"}'.encode("utf-16"), "byte 0", "not UTF-8"),
        (
            b'{"pack": "quick_checkin", "answers": {"keep": "a", "keep": "b"}}',
            "",
            "'keep' stands there twice",
        ),
        (b'{"pack": "a", "pack": "quick_checkin"}', "", "'pack' stands there twice"),
        (b'{"pack": "learning_reflection", "answers": {"hours": NaN}}', "", "NaN is not a number"),
        (
            b'{"pack": "learning_reflection", "answers": {"hours": -Infinity}}',
            "",
            "-Infinity is not a number",
        ),
        (b'{"pack": "a", "commitment": ' + b"9" * 5_000 + b"}", "", "a number is too long"),
        (b"[" * 100_000, "", "nested too deeply"),
        (b'{"a":' * 100_000, "", "nested too deeply"),
        (b" " * (MAX_BYTES + 1), "", "larger than 8 MB"),
        (b"[]", "", "must be one object"),
        (b"null", "", "must be one object"),
        (b'"pack"', "", "must be one object"),
        ({}, "pack", "needs the id of a pack"),
        ({"pack": 5}, "pack", "needs the id of a pack"),
        (
            {"pack": "quick_checkin", "answer": {}},
            "",
            "no key called 'answer'; it takes: answers, commitment",
        ),
        ({"pack": "quick_checkin", "\x1b[2J": 1}, "", "no key called with unprintable characters"),
        ({"pack": "quick_checkin", "answers": []}, "answers", "takes an object"),
        ({"pack": "quick_checkin", "answers": None}, "answers", "takes an object"),
        ({"pack": "quick_checkin", "date": "2026-03-07"}, "date", "not come yet"),
        ({"pack": "quick_checkin", "date": "03/01/2026"}, "date", "a day like 2026-03-01"),
        ({"pack": "quick_checkin", "date": "yesterday"}, "date", "a day like 2026-03-01"),
        ({"pack": "quick_checkin", "date": "1949-12-31"}, "date", "too long ago"),
        ({"pack": "quick_checkin", "date": 20260301}, "date", "a day like 2026-03-01"),
        ({"pack": "quick_checkin", "setting": "home"}, "setting", "one of: one_to_one, group"),
        ({"pack": "quick_checkin", "setting": ["group"]}, "setting", "one of"),
        ({"pack": "quick_checkin", "room": "kitchen"}, "room", "one of: private, practice, supervision"),
        ({"pack": "quick_checkin", "room": 1}, "room", "one of"),
        ({"pack": "quick_checkin", "period": "2 days"}, "period", "one of: 4 weeks, 3 months"),
        ({"pack": "quick_checkin", "commitment": 0}, "commitment", "the number of a commitment"),
        ({"pack": "quick_checkin", "commitment": True}, "commitment", "the number of a commitment"),
        ({"pack": "quick_checkin", "commitment": "4"}, "commitment", "the number of a commitment"),
        ({"pack": "quick_checkin", "tags": "one"}, "tags", "a list of at most 20 words"),
        ({"pack": "quick_checkin", "tags": None}, "tags", "a list of at most 20 words"),
        ({"pack": "quick_checkin", "tags": [1]}, "tags", "a list of at most 20 words"),
        ({"pack": "quick_checkin", "tags": ["t"] * (MAX_TAGS + 1)}, "tags", "a list of at most 20 words"),
        ({"pack": "quick_checkin", "tags": ["a,b"]}, "tags", "without a comma"),
        ({"pack": "quick_checkin", "tags": [" "]}, "tags", "one to 40 characters"),
        ({"pack": "quick_checkin", "tags": ["x" * 41]}, "tags", "one to 40 characters"),
        ({"pack": "quick_checkin", "tags": ["a\0b"]}, "tags", "U+0000"),
        ({"pack": "quick_checkin", "tags": ["\ud83d"]}, "tags", "lone surrogate"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wrong_frame_is_refused_at_its_place(raw: object, place: str, reason: str) -> None:
    error = refused(raw)
    assert error.place == place
    assert reason in error.reason


@pytest.mark.parametrize(
    ("pack", "answers", "place", "reason"),
    [
        ("quick_checkin", {"kept": "x"}, "answers.kept", "quick_checkin has no such question"),
        ("weekly_review", {"spotlight": "x"}, "answers.spotlight", "no such question"),
        ("quick_checkin", {"\ud83d": "x"}, "answers.?", "no such question"),
        ("quick_checkin", {"sits": "grand"}, "answers.sits", "one of: good, settled, mixed, heavy, shaken"),
        ("quick_checkin", {"sits": ["good"]}, "answers.sits", "one of"),
        ("quick_checkin", {"sits": True}, "answers.sits", "one of"),
        ("quick_checkin", {"moments": ["nothing"]}, "answers.moments", "number 1 of the list is no option"),
        ("quick_checkin", {"moments": "connected"}, "answers.moments", "a list of"),
        ("quick_checkin", {"moments": ["connected"] * 2}, "answers.moments", "twice"),
        (
            "quick_checkin",
            {"moments": ["connected", "rushed", "fixing", "repaired"]},
            "answers.moments",
            "at most 3",
        ),
        ("quick_checkin", {"keep": 5}, "answers.keep", "takes text"),
        ("quick_checkin", {"keep": {"text": "x"}}, "answers.keep", "takes text"),
        ("quick_checkin", {"keep": "a\0b"}, "answers.keep", "U+0000"),
        ("quick_checkin", {"keep": "half \ud83d"}, "answers.keep", "lone surrogate"),
        ("quick_checkin", {"spotlight": 5}, "answers.spotlight", "takes text"),
        ("quick_checkin", {"focus_rating": True}, "answers.focus_rating", "from 1 to 5"),
        ("quick_checkin", {"focus_rating": 0}, "answers.focus_rating", "from 1 to 5"),
        ("quick_checkin", {"focus_rating": 6}, "answers.focus_rating", "from 1 to 5"),
        ("quick_checkin", {"focus_rating": 3.0}, "answers.focus_rating", "from 1 to 5"),
        ("quick_checkin", {"focus_rating": "3"}, "answers.focus_rating", "from 1 to 5"),
        ("quick_checkin", {"focus_rating": {"lived_experience": 3}}, "answers.focus_rating", "from 1 to 5"),
        ("self_care", {"energy": 0}, "answers.energy", "from 1 to 5"),
        ("weekly_review", {"commitments": "maybe"}, "answers.commitments", "yes or no"),
        ("weekly_review", {"commitments": 1}, "answers.commitments", "yes or no"),
        ("supervision_record", {"on": "2026-03-07"}, "answers.on", "not come yet"),
        ("supervision_record", {"on": "last friday"}, "answers.on", "a day like"),
        ("supervision_record", {"hours": "1"}, "answers.hours", "takes a number"),
        ("supervision_record", {"hours": True}, "answers.hours", "takes a number"),
        ("supervision_record", {"hours": 12.25}, "answers.hours", "from 0.25 up to 12"),
        ("supervision_record", {"hours": 0.3}, "answers.hours", "steps of 0.25"),
        ("quick_checkin", {"go_deeper": "no"}, "answers.go_deeper", "asked only if sits in [heavy, shaken]"),
        ("quick_checkin", {"sits": "good", "go_deeper": "no"}, "answers.go_deeper", "asked only if sits in"),
        ("quick_checkin", {"sits": None, "go_deeper": "no"}, "answers.go_deeper", "asked only if sits in"),
        ("quick_checkin", {"go_deeper": None}, "answers.go_deeper", "asked only if sits in"),
        ("learning_reflection", {"title": "x"}, "answers.title", "asked only if source in"),
        (
            "learning_reflection",
            {"source": "workshop", "category": []},
            "answers.category",
            "no learning categories",
        ),
        ("group_session", {"ratings": 4}, "answers.ratings", "an object: growth area and line"),
        ("group_session", {"ratings": None}, "answers.ratings", "leave this key out"),
        ("group_session", {"ratings": {"kindness": 4}}, "answers.ratings", "no growth area 'kindness'"),
        (
            "group_session",
            {"ratings": {"lived_experience": 0}},
            "answers.ratings.lived_experience",
            "from 1 to 5",
        ),
        (
            "group_session",
            {"ratings": {"lived_experience": True}},
            "answers.ratings.lived_experience",
            "from 1 to 5",
        ),
        (
            "group_session",
            {"ratings": {"lived_experience": 4, "safe_space": 3, "peer_focus": 2}},
            "answers.ratings",
            "at most 2 areas",
        ),
        (
            "step_back",
            {"pick": ["lived_experience"], "then": {"safe_space": 2}},
            "answers.then.safe_space",
            "this area was not picked in 'pick'",
        ),
        ("step_back", {"then": {"lived_experience": 2}}, "answers.then", "no area was picked in 'pick'"),
        (
            "step_back",
            {"pick": ["lived_experience"], "then": {"lived_experience": 6}},
            "answers.then.lived_experience",
            "from 1 to 5",
        ),
        (
            "step_back",
            {"pick": ["lived_experience"], "then": {"lived_experience": []}},
            "answers.then.lived_experience",
            "from 1 to 5",
        ),
        (
            "quick_checkin",
            {"sits": "heavy", "go_deeper": "later", "keep": "x"},
            "answers.keep",
            "the sitting ended before it",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wrong_answer_is_refused_at_its_question(
    pack: str, answers: dict[str, object], place: str, reason: str
) -> None:
    error = refused({"pack": pack, "answers": answers})
    assert error.place == place
    assert reason in error.reason


def test_a_number_beyond_all_numbers_is_refused() -> None:
    assert refused(b'{"pack": "supervision_record", "answers": {"hours": 1e999}}').place == "answers.hours"


def test_half_of_a_character_is_refused_where_json_hides_it() -> None:
    assert refused(b'{"pack": "quick_checkin", "answers": {"keep": "\\ud83d"}}').place == "answers.keep"


def test_a_whole_character_from_two_halves_is_fine() -> None:
    document = read(b'{"pack": "quick_checkin", "answers": {"keep": "\\ud83d\\ude00"}}')
    assert fill(begin(document), document).walk.given[Step("keep")] == "\U0001f600"


@pytest.mark.parametrize("given", ["team", None, 5])
def test_a_setting_that_does_not_agree_is_refused(given: object) -> None:
    error = refused({"pack": "quick_checkin", "setting": "group", "answers": {"setting": given}})
    assert error.place == "answers.setting" and "two places" in error.reason


def test_a_spotlight_that_is_not_due_is_refused() -> None:
    document = read({"pack": "quick_checkin", "answers": {"spotlight": "x"}})
    with pytest.raises(BadFile, match="no spotlight question for this focus area"):
        fill(begin(document, spotlight=None), document)


def test_a_refusal_never_repeats_what_somebody_wrote() -> None:
    canary = "heron in the reeds " * 50
    for answers in (
        {"keep": canary + "\0"},
        {"sits": canary},
        {"moments": [canary]},
        {"focus_rating": canary},
    ):
        error = refused({"pack": "quick_checkin", "answers": answers})
        assert "heron" not in error.message and len(error.message) < 400


def test_a_key_of_any_length_does_not_take_over_the_message() -> None:
    for raw in (
        {"pack": "quick_checkin", "k" * 9_999: 1},
        {"pack": "quick_checkin", "answers": {"k" * 9_999: 1}},
    ):
        assert len(refused(raw).message) < 250


# Whatever stands in a file


def attempt(raw: bytes) -> Filled | None:
    """Take a file as `reflect log --answers` would; anything but a BadFile falls through."""
    try:
        document = read(raw)
        return fill(begin(document), document)
    except BadFile as error:
        assert error.message.startswith(FILE)
    except NotFound:
        pass  # of the library: no such pack
    return None


@given(st.binary(max_size=60))
def test_any_bytes_are_taken_or_refused(raw: bytes) -> None:
    attempt(raw)


@given(st.sampled_from(sorted(PACKS)), st.data())
def test_any_answers_are_taken_or_refused(pack: str, data: st.DataObject) -> None:
    questions = [q.id for q in PACKS[pack].questions]
    answers = data.draw(
        st.dictionaries(st.sampled_from([*questions, "spotlight"]) | st.text(max_size=5), JSON, max_size=4)
    )
    frame = data.draw(
        st.fixed_dictionaries(
            {},
            optional=dict.fromkeys(("date", "setting", "tags", "room", "commitment", "period", "else"), JSON),
        )
    )
    attempt(json.dumps({"pack": pack, "answers": answers, **frame}).encode("utf-8", "surrogatepass"))


@given(st.sampled_from(SAMPLES), st.data())
def test_a_sample_with_another_value_somewhere_is_taken_or_refused(sample: Path, data: st.DataObject) -> None:
    document = json.loads(sample.read_bytes())
    changed = copy.deepcopy(document)
    for _ in range(data.draw(st.integers(1, 3))):
        holder: Any = changed
        while True:
            keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
            if not keys:
                break
            key = data.draw(st.sampled_from(keys))
            if isinstance(holder[key], (dict, list)) and data.draw(st.booleans()):
                holder = holder[key]
                continue
            what = data.draw(st.sampled_from(["value", "gone", "another"]))
            if what == "value":
                holder[key] = data.draw(JSON)
            elif what == "gone":
                del holder[key]
            else:
                holder[key] = data.draw(
                    st.sampled_from(
                        ["yes", "no", "lived_experience", [], {}, 1, 5, True, {"lived_experience": 3}]
                    )
                )
            break
    filled = attempt(json.dumps(changed).encode())
    if filled is not None:
        assert filled.walk.stopped or filled.walk.next() is None
        assert reflection(filled.walk).pack in PACKS


@given(st.sampled_from(SAMPLES), st.data())
def test_a_sample_with_torn_bytes_is_taken_or_refused(sample: Path, data: st.DataObject) -> None:
    raw = bytearray(sample.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw)))
        end = min(len(raw), at + data.draw(st.integers(0, 30)))
        patch = data.draw(
            st.sampled_from(
                [b"", b"null", b"{", b"}", b'"', b"\\", b"\\ud83d", b"NaN", b"1e999", b"\xff", b"\0", b","]
            )
            | st.binary(max_size=4)
        )
        raw[at:end] = patch
    attempt(bytes(raw))


def test_the_hostile_texts_go_in_and_stay_as_they_are_or_are_refused() -> None:
    """Every text of the attack corpus: kept exactly but for line ends and tabs, or refused for what no screen shows."""
    refused = 0
    for line in (FIXTURES / "texts.jsonl").read_text("utf-8").splitlines():
        text = json.loads(line)["text"]
        filled = attempt(json.dumps({"pack": "quick_checkin", "answers": {"keep": text}}).encode())
        if any(category(c) in ("Cc", "Cs", "Cn") for c in re.sub("[\t\n\r\x0b\x0c\x85]", "", text)):
            refused += filled is None
            assert filled is None, text
        elif text.strip():
            kept = re.sub("\r\n|[\r\x0b\x0c\x85]", "\n", text).replace("\t", "    ")
            assert filled is not None and filled.walk.given[Step("keep")] == kept
    assert refused > 15
