"""Answers files that are wrong: exit 7, the place is named, nothing is saved, nothing written is repeated."""

import json

import pytest
from kit.as_before import keep_as_before

from reflect.guide.typed.text import MAX_ANSWER_BYTES

GOOD = {"pack": "quick_checkin", "date": "2026-03-05", "answers": {"keep": "steady"}}


def with_answers(**answers):
    return {**GOOD, "answers": answers}


BAD = {
    "unknown pack": ({**GOOD, "pack": "quick_chekin"}, "pack"),
    "unknown key": ({**GOOD, "anwers": {}}, "anwers"),
    "unknown question": (with_answers(keeep="x"), "answers.keeep"),
    "unknown option": (with_answers(setting="moon"), "answers.setting"),
    "unreached question": (with_answers(sits="good", go_deeper="no"), "sits in [heavy, shaken]"),
    "text is a number": (with_answers(keep=4), "answers.keep"),
    "rating is a word": (with_answers(focus_rating="four"), "answers.focus_rating"),
    "rating is true": (with_answers(focus_rating=True), "answers.focus_rating"),
    "rating is zero": (with_answers(focus_rating=0), "answers.focus_rating"),
    "list is a word": (with_answers(moments="asked_view"), "answers.moments"),
    "too many": (with_answers(moments=["asked_view", "repaired", "rushed", "own_step"]), "answers.moments"),
    "future date": ({**GOOD, "date": "2026-03-07"}, "date"),
    "no date": ({**GOOD, "date": "2026-13-01"}, "date"),
    "setting twice": ({**with_answers(setting="group"), "setting": "team"}, "answers.setting"),
    "room unknown": ({**GOOD, "room": "public"}, "room"),
    "tag with a comma": ({**GOOD, "tags": ["a,b"]}, "tags"),
    "NUL": (with_answers(keep="a\0b"), "U+0000"),
    "commitment where none is meant": ({**GOOD, "commitment": 1}, "commitment"),
    "period where none is meant": ({**GOOD, "period": "1 year"}, "period"),
    "nothing answered": (with_answers(), "answers"),
    "answers is a list": ({**GOOD, "answers": []}, "answers"),
    "root is a list": ([], "one object"),
}


def log(world, tmp_path, raw):
    file = tmp_path / "answers.json"
    file.write_bytes(raw)
    return world.run("log", "--answers", str(file))


def saves_nothing(world):
    return (
        json.loads(world.ok("list", "--json").out)["entries"] == [] and "no draft" in world.ok("resume").out
    )


@pytest.mark.parametrize("case", BAD)
def test_wrong_file_is_refused_with_its_place(world, tmp_path, case):
    document, place = BAD[case]
    result = log(world, tmp_path, json.dumps(document).encode())
    assert result.code == 7
    assert "answers.json" in result.err
    assert place in result.err
    assert "steady" not in result.err
    assert saves_nothing(world)


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b'{"pack": "quick_checkin", "answers": {"keep": "\\ud83d"}}', "answers.keep"),
        (
            b'{"pack": "quick_checkin", "answers": {"keep": "\xff\xfe"}}',
            "line 1, byte 48: it is not UTF-8 text",
        ),
        (b'{"pack": "quick_checkin", "answers": {"keep": "a", "keep": "b"}}', "twice"),
        (b'{"pack": "quick_checkin", "answers": {"focus_rating": NaN}}', "NaN"),
        (
            b'{"pack": "quick_checkin", "answers": {"focus_rating": ' + b"9" * 5000 + b"}}",
            "number is too long",
        ),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"pack": "quick_checkin",', "line 1"),
        (b"", "line 1"),
        (
            b'{"pack": "quick_checkin", "answers": {"keep": "' + b"x" * (MAX_ANSWER_BYTES + 1) + b'"}}',
            "1,000,000",
        ),
    ],
)
def test_bytes_that_are_no_answers_are_refused(world, tmp_path, raw, place):
    result = log(world, tmp_path, raw)
    assert result.code == 7
    assert place in result.err
    assert saves_nothing(world)


def test_missing_file_is_refused(world, tmp_path):
    assert world.run("log", "--answers", str(tmp_path / "none.json")).code == 7


def test_file_and_option_must_agree(world, tmp_path):
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(GOOD))
    assert world.run("log", "--answers", str(file), "--date", "2026-03-04").code == 7
    assert world.run("log", "post_session", "--answers", str(file)).code == 7
    assert world.ok("log", "--answers", str(file), "--date", "yesterday", "--tag", "calm").code == 0


def test_longest_answer_is_kept(world, tmp_path):
    text = "x" * MAX_ANSWER_BYTES
    assert log(world, tmp_path, json.dumps(with_answers(keep=text)).encode()).code == 0
    assert json.loads(world.ok("show", "1", "--json").out)["answers"][0]["value"] == text


def test_control_characters_of_an_earlier_time_are_kept_exactly_and_shown_as_symbols(world):
    text = "bell\x07 escape\x1b[31m line\nback\rspace c1\x9b bidi\u202e tag\U000e0041 del\x7f"
    keep_as_before(world, keep=text)
    assert json.loads(world.ok("show", "1", "--json").out)["answers"][0]["value"] == text
    for command in (("show", "1"), ("list",), ("week",), ("show", "1", "--json"), ("list", "--json")):
        out = world.ok(*command).out
        assert not [
            c
            for c in out
            if (ord(c) < 32 and c not in "\n\t") or 0x7F <= ord(c) < 0xA0 or c in "\u202e\U000e0041"
        ]
    assert "\u2407" in world.ok("show", "1").out


@pytest.mark.parametrize(
    ("pack", "given"),
    [("hard_session", {"danger": "yes"}), ("hard_session", {"danger": "not_sure"})],
)
def test_file_that_stops_at_a_safety_question_shows_the_card_and_saves_nothing(world, tmp_path, pack, given):
    result = log(world, tmp_path, json.dumps({"pack": pack, "answers": given}).encode())
    assert result.code == 0
    assert "988" in result.err
    assert saves_nothing(world)


def test_answers_come_from_standard_input(world):
    assert world.ok("log", "--answers", "-", stdin=json.dumps(GOOD)).code == 0
    assert world.run("log", "--answers", "-", stdin="{").code == 7


@pytest.mark.parametrize(
    "arguments",
    [
        ("log", "--date", "tomorrow"),
        ("log", "--date", "03/01/2026"),
        ("log", "--setting", "moon"),
        ("log", "--tag", "a,b"),
        ("show", "eleven"),
        ("show", "0x1"),
        ("week", "--of", "march"),
        ("list", "--since", "today", "--until", "yesterday"),
        ("export", "--format", "exe"),
        ("export", "--pick", "one", "--unreviewed"),
        ("--lang", "tlh", "list"),
        ("log", "--json"),
        ("lsit",),
        ("list", "--limit", "0"),
    ],
)
def test_wrong_option_value_is_usage(world, arguments):
    assert world.run(*arguments).code == 2


@pytest.mark.parametrize(
    "arguments",
    [("show", "9"), ("log", "no_such_pack"), ("packs", "show", "nothing"), ("restore", "nowhere")],
)
def test_what_is_not_there_is_not_found(world, arguments):
    assert world.run(*arguments).code == 3
