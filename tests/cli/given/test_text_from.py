"""One reader for all that is handed over: the same hostile bytes at every door, from a pipe and from a file."""

import json
import os
import threading
from codecs import BOM_UTF8
from dataclasses import dataclass

import pytest
from kit.world import CHEAP, NOW, ROOT

from reflect.cli.context import Context
from reflect.cli.given.text_from import text_from
from reflect.errors import BadFile, ExitCode
from reflect.settings import Settings

WRITTEN = "José\nNúñez"
PACK = {"pack": "quick_checkin", "answers": {"keep": "José Núñez"}}


@dataclass(frozen=True)
class Door:
    """One command that takes a text, with the text that it takes, what it reads at most, and how to see what was kept."""

    words: tuple[str, ...]
    text: str
    most: int
    kept: object
    see: object
    file: bool = False
    of_nothing: int = ExitCode.BAD_FILE


def entry(world):
    shown = world.run("show", "1", "--json")
    return [a["value"] for a in json.loads(shown.out)["answers"]] if shown.code == 0 else []


def question(world):
    return [q["words"] for q in json.loads(world.ok("ask", "--json").out)["questions"]]


def always(world):
    return json.loads(world.ok("mask", "list", "--json").out)["always"]


def name(world):
    return [n for n in [json.loads(world.ok("supervision", "name", "--json").out)["name"]] if n]


SHEET, LIST = json.dumps(PACK, indent=1, ensure_ascii=False), ["José", "Núñez"]
DOORS = {
    "answers": Door(("log", "--answers"), SHEET, 8_000_000, ["José Núñez"], entry, file=True),
    "words": Door(("ask", "add"), WRITTEN, 1_000_000, [WRITTEN], question, of_nothing=ExitCode.ANSWER_NEEDED),
    "list": Door(("mask", "import"), WRITTEN, 262_144, LIST, always, file=True),
    "words of a list": Door(
        ("mask", "add"), WRITTEN, 1_000_000, LIST, always, of_nothing=ExitCode.ANSWER_NEEDED
    ),
    "name": Door(("supervision", "name"), WRITTEN, 1_000_000, ["José Núñez"], name, of_nothing=ExitCode.DONE),
}
WAYS = [(id, way) for id, door in DOORS.items() for way in ("pipe", *(["file"] if door.file else []))]
TAKEN = {
    "as it is": lambda text, most: text.encode(),
    "byte order mark": lambda text, most: BOM_UTF8 + text.encode(),
    "line ends of another system": lambda text, most: text.replace("\n", "\r\n").encode(),
    "both": lambda text, most: BOM_UTF8 + text.replace("\n", "\r\n").encode(),
}
REFUSED = {
    "utf-16": (lambda text, most: text.encode("utf-16"), "it is UTF-16, not UTF-8 text"),
    "utf-16, no mark": (lambda text, most: text.encode("utf-16-le"), ": "),
    "latin-1": (lambda text, most: text.encode("latin-1"), "line {first}, byte "),
    "cut in a letter": (lambda text, most: text.encode() + b"\xc3", "line {last}, byte "),
    "half of a pair": (
        lambda text, most: text.encode() + b"\xed\xa0\x80",
        "line {last}, byte ",
    ),
    "nul": (lambda text, most: text.replace("ñ", "\0").encode(), ": "),
    "too long": (lambda text, most: text.encode() + b" " * most, "it is larger than {most:,} bytes"),
}


@pytest.fixture(params=WAYS, ids=" from a ".join)
def door(request, world, tmp_path):
    """Hand bytes to a door, in one of its ways."""
    id, way = request.param

    def hand(data):
        file = tmp_path / "handed.txt"
        file.write_bytes(data)
        given = str(file) if way == "file" else "-"
        return world.run(*DOORS[id].words, given, stdin=data if way == "pipe" else "")

    return DOORS[id], hand, (lambda: DOORS[id].see(world))


@pytest.mark.parametrize("made", TAKEN)
def test_the_same_text_is_taken_however_it_was_saved(door, made):
    where, hand, kept = door
    result = hand(TAKEN[made](where.text, where.most))
    assert result.code == 0, result
    assert kept() == where.kept


@pytest.mark.parametrize("made", REFUSED)
def test_what_is_no_text_is_refused_with_its_place_and_none_of_its_words(door, made):
    where, hand, kept = door
    make, said = REFUSED[made]
    lines = where.text.splitlines()
    first = next(n for n, line in enumerate(lines, 1) if not line.isascii())
    result = hand(make(where.text, where.most))
    assert (result.code, result.out) == (ExitCode.BAD_FILE, ""), result
    assert said.format(first=first, last=len(lines), most=where.most) in result.err
    assert not any(part in result.err for part in ("Jos", "ez"))
    assert kept() == []


def test_nothing_at_all_is_told_as_each_door_takes_it(door):
    where, hand, kept = door
    for data in (b"", BOM_UTF8):
        assert hand(data).code == where.of_nothing
        assert kept() == []


@pytest.mark.parametrize("id", [id for id, door in DOORS.items() if door.file])
@pytest.mark.parametrize(
    ("file", "said"), [("nothing.txt", "it can't be read (No such file"), (".", "it is a folder"), ("x" * 300, "too long")]
)  # fmt: skip
def test_what_is_no_file_is_told(world, tmp_path, id, file, said):
    result = world.run(*DOORS[id].words, str(tmp_path / file))
    assert result.code == ExitCode.BAD_FILE and said in result.err
    assert DOORS[id].see(world) == []


@pytest.fixture
def app(tmp_path):
    """A world without a journal."""
    return Context(settings=Settings(home=tmp_path / "home"), environment={}, clock=lambda: NOW, cost=CHEAP)


@pytest.mark.skipif(os.name == "nt", reason="pipes have no names there")
def test_what_is_no_ordinary_file_is_refused_and_never_waited_for(app, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for odd in (str(tmp_path / "pipe"), "/dev/zero", "/dev/tty"):
        if os.path.exists(odd):
            with pytest.raises(BadFile, match=r"not an ordinary file|can't be read"):
                text_from(app, odd, most=1_000)


@pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="no such names there")
def test_a_pipe_that_a_shell_made_is_read_to_its_end(app):
    """As in `reflect log --answers <(other command)`."""
    ours, theirs = os.pipe()

    def write():
        with os.fdopen(theirs, "wb") as pipe:
            pipe.write(BOM_UTF8 + b"slowly\n" * 20_000)

    writer = threading.Thread(target=write)
    writer.start()
    assert text_from(app, f"/dev/fd/{ours}", most=200_000) == "slowly\n" * 20_000
    writer.join()
    os.close(ours)


def test_the_place_is_a_line_and_a_byte_of_it(app, tmp_path):
    file = tmp_path / "torn.txt"
    file.write_bytes(BOM_UTF8 + "José\nNú".encode() + b"\xff\n")
    with pytest.raises(BadFile, match=r"torn\.txt, line 2, byte 4: it is not UTF-8 text$"):
        text_from(app, str(file), most=100)


def test_only_the_first_mark_is_one(app, tmp_path):
    file = tmp_path / "marked.txt"
    file.write_bytes(BOM_UTF8 + "a\ufeffb".encode())
    assert text_from(app, str(file), most=100) == "a\ufeffb"
    assert text_from(app, str(file), most=8) == "a\ufeffb"
    with pytest.raises(BadFile):
        text_from(app, str(file), most=7)


def test_nobody_else_reads_standard_input_whole():
    """Whoever types is asked line by line; a text comes in here, and a journal of another program as the bytes that it is."""
    readers = {
        str(file.relative_to(ROOT))
        for file in (ROOT / "reflect").rglob("*.py")
        if "stdin.read(" in (text := file.read_text("utf-8")) or '"buffer"' in text
    }
    assert readers == {"reflect/cli/given/text_from.py", "reflect/cli/given/coming.py"}
