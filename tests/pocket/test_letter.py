"""What was sealed, opened: only what a page writes is taken, and nothing of it is repeated in a refusal."""

import json
from datetime import date

import pytest
from kit.sealed import LETTER, content_of

from reflect.errors import BadFile
from reflect.pocket.letter import opened

TODAY = date(2026, 3, 6)


def test_letter_has_what_the_page_wrote():
    letter = opened(content_of(LETTER), "the file")
    assert (letter.pack, letter.day, letter.focus) == ("quick_checkin", date(2026, 3, 5), "learning")
    assert json.loads(letter.as_answers_file(TODAY, with_period=True, without=frozenset({"sits"}))) == {
        "pack": "quick_checkin", "date": "2026-03-06", "period": None,
        "answers": {"setting": "group", "keep": "I waited, and asked one question."},
    }  # fmt: skip


WRONG = {
    "no JSON": b"\xff\xfe",
    "a list": b"[]",
    "another key": content_of({**LETTER, "room": "private"}),
    "a key is missing": content_of({k: v for k, v in LETTER.items() if k != "day"}),
    "no day": content_of({**LETTER, "day": "2026-02-31"}),
    "an id that is a path": content_of({**LETTER, "id": "../../../../etc/passwd.."}),
    "a pack that is a path": content_of({**LETTER, "pack": "../secret"}),
    "answers are a text": content_of({**LETTER, "answers": "marmalade"}),
    "deep": b'{"a":' * 5_000,
}


@pytest.mark.parametrize("content", WRONG.values(), ids=WRONG)
def test_anything_else_is_refused_and_not_repeated(content):
    with pytest.raises(BadFile) as refused:
        opened(content, "the file")
    assert refused.value.message == "the file: what was sealed there is not what a page of reflect writes"


@pytest.mark.parametrize(
    ("day", "written", "wrong"),
    [
        ("2026-03-05", "2026-03-06", False),
        ("2025-12-31", "2026-03-06", False),
        ("2026-03-07", "2026-03-07", True),
        ("2999-01-01", "2999-01-01", True),
        ("2026-03-05", "1970-01-01", True),
    ],
)
def test_a_clock_that_cannot_be_right_is_noticed(day, written, wrong):
    letter = opened(content_of({**LETTER, "day": day, "written": written}), "the file")
    assert letter.clock_was_wrong(TODAY) is wrong
