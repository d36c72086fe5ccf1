"""A journal that jrnl itself wrote comes in whole: plain and locked, as JSON and as text, in every form of its days.

The jrnl at build/imports is installed by `make check-imports`. What is kept is read back and compared byte for byte.
"""

import json
import sys
from pathlib import Path

import pytest
from jrnl_itself import DEFAULT_FORM, ENTRIES, Jrnl
from kit.world import ROOT, World

from reflect.cli.copies import import_

PROGRAM = ROOT / "build" / "imports" / ("Scripts" if sys.platform == "win32" else "bin") / "jrnl"
FORMS = (DEFAULT_FORM, "%Y-%m-%d %H:%M", "%d %B %Y %I:%M %p", "%A, %d. %b %Y %H:%M:%S")


@pytest.fixture(scope="module", params=FORMS)
def jrnl(request, tmp_path_factory) -> Jrnl:
    return Jrnl.begin(PROGRAM, tmp_path_factory.mktemp("jrnl") / "work", form=request.param)


def kept(world: World) -> list[tuple[str, str, str]]:
    """Title, words and instant of every entry, the oldest first."""
    heads = json.loads(world.ok("list", "--limit", "1000", "--json").out)["entries"]
    shown = [json.loads(world.ok("show", str(head["number"]), "--json").out) for head in reversed(heads)]
    said = [{a["question"]: a["value"] for a in entry["answers"]} for entry in shown]
    return [
        (a.get("called", ""), a.get("text", ""), e["written_at"][:16])
        for a, e in zip(said, shown, strict=True)
    ]


def expected(document: dict) -> list[tuple[str, str, str]]:
    return [(e["title"], e["body"], f"{e['date']}T{e['time']}") for e in document["entries"]]


def bring(world: World, file: Path) -> None:
    looked = world.ok("import", str(file))
    assert import_.NOTHING_YET in looked.out and not kept(world)
    assert import_.DONE in world.ok("import", str(file), "--apply").out
    assert import_.NOTHING_NEW in world.ok("import", str(file), "--apply").out


def test_a_plain_journal_comes_in_whole_by_each_of_three_roads(
    jrnl: Jrnl, world: World, tmp_path: Path
) -> None:
    document = json.loads(jrnl.run("--export", "json"))
    assert len(document["entries"]) == len(ENTRIES)
    file = tmp_path / "export.json"
    file.write_text(json.dumps(document), "utf-8")
    bring(world, file)
    assert kept(world) == expected(document)
    jrnl.run("--export", "text", "--file", str(tmp_path / "export.txt"))
    for other in (tmp_path / "export.txt", jrnl.journal):
        assert import_.NOTHING_NEW in world.ok("import", str(other)).out, "the same entries, by another road"


def test_a_text_by_itself_comes_in_whole(jrnl: Jrnl, world: World, tmp_path: Path) -> None:
    document = json.loads(jrnl.run("--export", "json"))
    bring(world, jrnl.journal)
    assert kept(world) == expected(document)


def test_a_locked_journal_says_how_and_its_export_comes_in(world: World, tmp_path: Path) -> None:
    jrnl = Jrnl.begin(PROGRAM, tmp_path / "work")
    document = json.loads(jrnl.run("--export", "json"))
    jrnl.lock()
    refused = world.run("import", str(jrnl.journal))
    assert refused.code == 7 and "jrnl --export json" in refused.err
    bring(world, (tmp_path / "out.json", jrnl.unlocked("json", tmp_path / "out.json"))[0])
    assert kept(world) == expected(document)
