"""The JSON of a report: versioned, complete, and every text as it was."""

import json
from dataclasses import asdict, fields
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit import packet_canary as canary
from kit.report_samples import PLACES, REPORTS, blocks, saying

from reflect.export.json import KINDS, render
from reflect.report.report import Block, Dots, Report


@pytest.mark.parametrize("name", ["packet", "pictures", "account", "learning", "situation", "year", "hours"])
def test_file_is_as_it_was(golden, name: str) -> None:
    golden(f"{name}.json", render(REPORTS[name]))


def test_every_kind_of_block_has_its_name() -> None:
    assert set(KINDS) == set(get_args(Block))
    assert len(set(KINDS.values())) == len(KINDS)


def test_document_has_a_version_and_everything_of_the_report() -> None:
    document = json.loads(render(REPORTS["pictures"]))
    assert document["schema"] == 1
    assert set(document) == {"schema", *(f.name for f in fields(Report))}
    told = [b for s in document["sections"] for b in s["blocks"] if b["block"] == "dots"]
    drawn = [b for b in blocks(REPORTS["pictures"]) if isinstance(b, Dots)]
    assert (
        [b["months"] for b in told]
        == [[{**asdict(month), "counts": list(month.counts)} for month in b.months] for b in drawn]
        != []
    )


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_comes_back_from_every_place(text: str) -> None:
    def count(value: object) -> int:
        if isinstance(value, dict):
            return sum(count(part) for part in value.values())
        return sum(map(count, value)) if isinstance(value, list) else value == text + "\n"

    found = count(json.loads(render(saying(text + "\n"))))
    assert found == PLACES


@pytest.mark.parametrize("signed", [True, False])
def test_only_what_was_picked_comes_out(signed: bool) -> None:
    file = render(canary.packet(canary.PICKED, canary.PREP, canary.RECORD, signed=signed)).decode()
    assert set(canary.CANARY.findall(file)) == (canary.ALLOWED if signed else set())
