"""One line for one record: the same bytes for the same record, and nothing else is read as one."""

import json
import unicodedata

import pytest
from hypothesis import given, settings
from kit.records import any_record, entry
from kit.world import SOAK

from reflect.archive import lines
from reflect.values.record import Record

GOOD = json.loads(lines.write(entry(1)))


@settings(max_examples=1000 if SOAK else 60)
@given(any_record())
def test_a_record_comes_back_as_it_was(record):
    line = lines.write(record)
    assert lines.read(line) == record
    assert lines.write(lines.read(line)) == line
    assert line.count(b"\n") == 1


def test_names_stand_in_one_order_however_they_come():
    backwards = Record(kind="draft", uuid=entry(1).uuid, row={"b": 1, "a": 2}, versions={"y": 1, "x": 2})
    assert b'"versions":{"x":2,"y":1},"row":{"a":2,"b":1}' in lines.write(backwards)


def test_nothing_that_hides_or_moves_stands_in_a_line_as_it_is():
    hidden = "\x1b[2J\x7f\x9b31m \u202e \u2066 \ufeff \u2028 \U000e0041 caf\u00e9 \u65e5"
    text = lines.write(entry(1, hidden)).decode("utf-8").removesuffix("\n")
    assert not [letter for letter in text if unicodedata.category(letter) in ("Cc", "Cf", "Zl")]
    assert "caf\u00e9" in text
    assert json.loads(lines.read(text.encode()).parts["answer"][0]["value"]) == hidden


def changed(**more):
    return json.dumps({**GOOD, **more}).encode()


@pytest.mark.parametrize(
    "line",
    [
        b"", b"null", b"[]", b'"x"', b"{}", b"{", b"\xff\xfe{}", b"[" * 100_000, b'{"a":' * 100_000,
        changed(extra=1),
        changed(kind="secret"), changed(kind=["entry"]), changed(kind=None),
        changed(uuid="../../etc/passwd"), changed(uuid=1), changed(uuid=""),
        changed(versions=[]), changed(versions={"a": True}), changed(versions={"a": 1.0}), changed(versions={"a": -1}),
        changed(versions={"a": 1 << 60}), changed(versions={"": 1}), changed(versions={str(n): 1 for n in range(lines.MOST_DEVICES + 1)}),
        changed(row=[]), changed(row={"a b": 1}), changed(row={"A": 1}), changed(row={"a": [1]}), changed(row={"a": {}}),
        changed(row={"a": 1 << 63}), changed(row={"a": "\x00"}), changed(row={"a": "\ud800"}),
        changed(parts=[]), changed(parts={"meta": []}), changed(parts={"outcome": []}), changed(parts={"answer": {}}),
        changed(parts={"answer": [[1]]}), changed(parts={"answer": [{"value": "\ud800"}]}),
        changed(kind="setting", uuid="x" * 201, parts={}), changed(kind="setting", uuid="\ud800", parts={}),
        changed().replace(b'"row": {', b'"row": {"number": 1, '),
        changed().replace(b'"number": 1', b'"number": NaN'),
        changed().replace(b'"number": 1', b'"number": -Infinity'),
        changed().replace(b'"number": 1', b'"number": 1e999'),
        changed().replace(b'"number": 1', b'"number": ' + b"9" * 5000),
        changed() + b" {}",
    ],
)  # fmt: skip
def test_what_is_no_line_of_a_record_is_refused(line):
    with pytest.raises(ValueError):
        lines.read(line)


def test_the_first_line_says_what_it_is():
    head = lines.header(schema=7, made_by="reflect 0.1.0")
    assert json.loads(head) == {
        "format": "reflect-archive",
        "version": 1,
        "schema": 7,
        "made_by": "reflect 0.1.0",
    }
    assert lines.read_header(head) == 1
    newer = json.dumps({"format": "reflect-archive", "version": 2, "something": "else"}).encode()
    assert lines.read_header(newer) == 2


@pytest.mark.parametrize(
    "line",
    [
        b"{}", b"[]", b'{"format":"other","version":1}', b'{"format":"reflect-archive","version":true}',
        b'{"format":"reflect-archive","version":0}', b'{"format":"reflect-archive","version":"1"}',
        b'{"format":"reflect-archive","version":1}',
        b'{"format":"reflect-archive","version":1,"schema":true,"made_by":"x"}',
        b'{"format":"reflect-archive","version":1,"schema":7,"made_by":""}',
    ],
)  # fmt: skip
def test_what_is_no_first_line_is_refused(line):
    with pytest.raises(ValueError):
        lines.read_header(line)


def test_the_last_line_counts_and_has_the_hash():
    assert lines.read_last(lines.last({"note": 2, "entry": 1}, "0" * 64)) == (
        {"entry": 1, "note": 2},
        "0" * 64,
    )
    assert lines.read_last(lines.write(entry(1))) is None


@pytest.mark.parametrize(
    "more",
    [
        {"end": "other"},
        {"records": []},
        {"records": {"entry": -1}},
        {"records": {"x": 1}},
        {"sha256": "0"},
        {"a": 1},
    ],
)
def test_what_is_no_last_line_is_refused(more):
    line = json.dumps(
        {"end": "reflect-archive", "records": {"entry": 1}, "sha256": "0" * 64, **more}, separators=(",", ":")
    ).encode()
    with pytest.raises(ValueError):
        lines.read_last(line)
