"""What Day One writes out, as a file or as its .zip."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from kit.world import ROOT

from reflect.errors import BadFile
from reflect.incoming import day_one
from reflect.incoming.found import About, FoundText, LeftOut, Noticed
from reflect.incoming.source import Source

DOCUMENT = json.loads((ROOT / "tests/fixtures/elsewhere/dayone.json").read_text("utf-8"))


def zipped(folder: Path, *members: tuple[str, bytes], link: bool = False) -> Source:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in members:
            info = zipfile.ZipInfo(name)
            info.external_attr = (0o120777 if link else 0o100644) << 16
            box.writestr(info, content)
    (folder / "export.zip").write_bytes(raw.getvalue())
    return Source.of(folder / "export.zip")


def test_texts_come_in_on_the_day_there_and_pictures_stay_behind() -> None:
    home, abroad, picture = day_one.from_json(DOCUMENT, About(zone="Europe/Berlin"))
    assert (
        isinstance(home, FoundText)
        and isinstance(abroad, FoundText)
        and picture == Noticed("empty", "entry 3")
    )
    assert (home.when.day, home.when.zone) == (date(2026, 1, 5), "America/Denver")
    assert (home.tags, home.remarks) == (("bus", "evening late", "starred"), ("attachment",) * 2)
    assert abroad.when.day == date(2026, 2, 2) and abroad.id == "112233445566778899AABBCCDDEEFF00"
    assert home.text == DOCUMENT["entries"][0]["text"] and not home.title


def test_a_zip_gives_its_journals_and_nothing_else(tmp_path: Path) -> None:
    raw = json.dumps(DOCUMENT).encode()
    one = zipped(
        tmp_path,
        ("Journal.json", raw),
        ("photos/AA.jpeg", b"\xff"),
        ("photos/x.json", raw),
        ("other.json", b"[]"),
    )
    assert [i.place for i in day_one.from_zip(one, About())] == ["entry 1", "entry 2", "entry 3"]
    two = zipped(tmp_path, ("Work.json", raw), ("Home.json", raw))
    assert [i.place for i in day_one.from_zip(two, About())][::3] == [
        "Home.json, entry 1",
        "Work.json, entry 1",
    ]


def test_a_zip_that_is_not_what_it_seems_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = json.dumps(DOCUMENT).encode()
    refused = {
        "no journal": [zipped(tmp_path, ("photos/a.jpeg", b""))],
        "damaged": [Source("x", held=b"PK\x03\x04 and no more")],
        "same name": [
            Source("x", held=zipped(tmp_path, ("Journal.json", raw), ("journal.JSON", raw)).whole())
        ],
    }
    for _, (source,) in refused.items():
        with pytest.raises(BadFile):
            list(day_one.from_zip(source, About()))
    with pytest.raises(BadFile, match="no journal"):
        list(day_one.from_zip(zipped(tmp_path, ("Journal.json", raw), link=True), About()))
    bomb = zipped(tmp_path, ("Journal.json", b" " * 2_000_000 + raw))
    monkeypatch.setattr(day_one, "MOST_AT_ONCE", 1_000_000)
    with pytest.raises(BadFile, match="larger than"):
        list(day_one.from_zip(bomb, About()))


@pytest.mark.parametrize(
    "entry",
    [17, {}, {"creationDate": 17, "text": "x"}, {"creationDate": "2026-01-01T00:00:00Z", "text": ["x"]}],
)
def test_an_entry_of_another_shape_is_left_out(entry: object) -> None:
    (left,) = day_one.from_json({"entries": [entry]}, About())
    assert isinstance(left, LeftOut)


def test_only_its_own_shape_is_taken_for_it() -> None:
    assert day_one.looks_like(DOCUMENT)
    for other in ({}, [], "x", {"entries": []}, {"entries": [{"date": "x"}]}, {"entries": {}}):
        assert not day_one.looks_like(other)
