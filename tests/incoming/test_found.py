"""One text brought into the form that is kept, or left out with a reason that repeats none of it."""

import json

import pytest
from kit.world import ROOT

from reflect.guide.typed.tag import MAX_TAGS
from reflect.guide.typed.text import clean_text
from reflect.incoming.found import About, FoundText, LeftOut, Noticed, found

TEXTS = [json.loads(line) for line in (ROOT / "tests/fixtures/texts.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("text", [t["text"] for t in TEXTS], ids=[t["id"] for t in TEXTS])
def test_any_text_comes_in_as_it_would_be_typed_or_is_left_out(text: str) -> None:
    item = found("line 1", "2026-03-01", given=About(), title=text[:100], text=text, tags=(text, text[:20]))
    try:
        kept = clean_text(text)
    except ValueError:
        assert isinstance(item, LeftOut)
        return
    if isinstance(item, FoundText):
        assert item.text == (kept if kept.strip() else "")
    else:
        assert item == Noticed("empty", "line 1") and not text.strip()


def test_what_is_left_out_is_not_said_again() -> None:
    item = found("line 1", "zebrafinch", given=About(), text="words")
    assert isinstance(item, LeftOut) and "zebrafinch" not in item.reason


def test_a_title_is_one_line_and_tags_are_brought_into_ours() -> None:
    many = tuple(f"tag {n}" for n in range(MAX_TAGS + 5))
    item = found(
        "x", "2026-03-01", given=About(), title="one\n two", text="w", tags=("@a,b", "#c", "", 5, "x" * 41)
    )
    assert isinstance(item, FoundText)
    assert (item.title, item.tags, item.remarks) == ("one two", ("a b", "c"), ("tag",) * 3)
    crowded = found("x", "2026-03-01", given=About(), text="w", tags=many)
    assert isinstance(crowded, FoundText) and len(crowded.tags) == MAX_TAGS and len(crowded.remarks) == 5
