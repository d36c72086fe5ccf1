"""Invented records, as a journal gives them: for what is written of them, and read back, without any journal."""

import io
import json
import re
from datetime import date

from hypothesis import strategies as st
from kit.packet_sample import hostile_texts

from reflect.archive import writing
from reflect.archive.lines import PARTS
from reflect.values.record import Record, Scalar

MADE_ON = date(2026, 3, 6)
TEXTS = st.one_of(
    st.sampled_from(
        [text[:2_000] for _, text in hostile_texts() if not re.search("[\x00\ud800-\udfff]", text)]
    ),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=80),
)
SCALARS = st.one_of(
    TEXTS,
    st.none(),
    st.booleans(),
    st.integers(-(1 << 63), (1 << 63) - 1),
    st.floats(allow_nan=False, allow_infinity=False),
)
ROWS = st.dictionaries(st.sampled_from(["asked", "value", "words", "position", "room", "load"]), SCALARS)
UUIDS = st.uuids().map(str)
DAYS = st.dates(date(2020, 1, 1), date(2026, 3, 6)).map(date.isoformat)


@st.composite
def any_record(draw: st.DrawFn) -> Record:
    """Give a record of any kind, with whatever a column can hold."""
    kind = draw(st.sampled_from(sorted(PARTS)))
    tables = sorted(PARTS[kind])
    parts = (
        st.dictionaries(st.sampled_from(tables), st.lists(ROWS, max_size=3).map(tuple))
        if tables
        else st.just({})
    )
    versions = st.dictionaries(
        st.text("0123456789abcdef", min_size=8, max_size=8), st.integers(0, 1 << 40), max_size=3
    )
    name = draw(UUIDS)
    return Record(
        kind=kind,
        uuid=f"a setting {name}" if kind == "setting" else name,
        versions=draw(versions),
        row={**draw(ROWS), "day": draw(DAYS)},
        parts=draw(parts),
    )


def entry(n: int, words: str = "I waited.", **more: Scalar) -> Record:
    """Give the record of an entry with one answer; always the same for the same number."""
    row: dict[str, Scalar] = {
        "number": n,
        "title": "Quick check-in",
        "day": f"2026-0{n % 3 + 1}-1{n % 9}",
        "room": "practice",
        "setting": "group",
        "deleted_at": None,
    }
    answer: dict[str, Scalar] = {
        "question": "keep",
        "asked": "What stays with you?",
        "kind": "text",
        "value": json.dumps(words, ensure_ascii=False),
        "words": "",
    }
    return Record(
        kind="entry", uuid=f"00000000-0000-4000-8000-{n:012}", versions={"a": 1}, row={**row, **more},
        parts={"answer": (answer,), "tag": ({"tag": "rest", "position": 0},)},
    )  # fmt: skip


def archive(*records: Record) -> io.BytesIO:
    """Write an archive in memory."""
    file = io.BytesIO()
    writing.write(file, records, schema=7, made_by="reflect 0.1.0", day=MADE_ON)
    file.seek(0)
    return file
