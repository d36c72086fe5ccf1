"""The last step of an export under attack: killed, on a full disk, with a place that changes while the page is read."""

import json
import os
import subprocess
import sys

import pytest
from kit.made_once import made_once
from kit.reviewer import Deciding, kept_words, plain, write
from kit.world import PASSPHRASE, ROOT, SIGNED, Answering, Terminal

from reflect.settings import Settings

TEXT = "Marisol lives in Dayton. Then rose came by."
ALWAYS_MARISOL = "\n4\n1\n4\n3\n2\n5\ny\n" + SIGNED
"""Nobody is named; from the list Marisol is masked always; Dayton is kept, and not asked about again; the rest as usual; signed."""
posix = pytest.mark.skipif(os.name != "posix", reason="kill -9 and full disks of POSIX systems")


@made_once
def one_entry(world):
    """A journal with one entry."""
    write(world, TEXT)


@pytest.fixture
def page(one_entry, tmp_path):
    """The same, and the place where its page would go."""
    (tmp_path / "out").mkdir()
    return one_entry, tmp_path / "out" / "p.txt"


def made(world):
    return json.loads(world.ok("export", "--history", "--json").out)["exports"]


def export(world, target, *more, typed=SIGNED):
    return world.at_terminal(
        "export", "--pick", "1", "--format", "txt", "--out", str(target), *more, typed=typed
    )


def killed(world, target, way, *more):
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/kit/sweeps/killed_export.py"), str(world.home), str(target), way, SIGNED, "--pick",
         "1", "--format", "txt", *more],
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests")}, capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done
    return json.loads(done.stdout)


@posix
@pytest.mark.parametrize("way", ["nameless", "hidden"])
@pytest.mark.parametrize("more", [(), ("--force",)])
def test_killed_at_any_step_the_page_is_whole_or_not_there(page, way, more):
    """Where a file can do without a name, nothing at all is left; elsewhere only a hidden file, for the person alone."""
    world, target = page
    if way == "nameless" and sys.platform != "linux":
        pytest.skip("only Linux has files without a name")
    if more:
        target.write_text("an older page")
    *kills, whole = killed(world, target, way, *more)
    assert len(kills) >= (5 if way == "nameless" else 7)
    assert list(whole["left"]) == ["p.txt"]
    assert whole["left"]["p.txt"][1] == 0o600
    seen = [name for kill in kills for name in kill["left"]]
    for kill in kills:
        assert kill["killed"]
        assert kill["left"].get("p.txt", whole["left"]["p.txt"]) == whole["left"]["p.txt"]
        # No file without its record: what got its name was written down before.
        assert "p.txt" not in kill["left"] or kill["records"] == 1
        assert all(mode == 0o600 for _, mode in kill["left"].values())
    hidden = [name for name in seen if name != "p.txt"]
    # To write over a file takes a rename, so there is one moment with another name.
    assert len(hidden) <= (len(kills) if way == "hidden" else bool(more))
    assert all(name.startswith(".") and name.endswith(".reflect-new") for name in hidden)


# While it is read


def meanwhile(act):
    """Do something in another window, and then sign."""
    act()
    yield "yes\n"


def read_while(world, target, act, *more):
    return plain(
        world,
        "export",
        "--pick",
        "1",
        "--format",
        "txt",
        "--out",
        str(target),
        *more,
        decide=Deciding(),
        sign=meanwhile(act),
    )


def swapped_for_the_journal(world, target):
    target.parent.rmdir()
    target.parent.symlink_to(world.home)


CHANGED_PLACES = {
    "a file is there": (lambda w, t: t.write_text("mine"), 6),
    "a link is there": (lambda w, t: t.symlink_to(t.parent.parent / "elsewhere"), 6),
    "a folder is there": (lambda w, t: t.mkdir(), 6),
    "a pipe is there": (lambda w, t: os.mkfifo(t), 6),
    "its folder is gone": (lambda w, t: t.parent.rmdir(), 3),
    "its folder is a file": (lambda w, t: (t.parent.rmdir(), t.parent.write_text("mine")), 3),
    "its folder is the journal's": (swapped_for_the_journal, 6),
}


@posix
@pytest.mark.parametrize("force", [(), ("--force",)])
@pytest.mark.parametrize("change", CHANGED_PLACES)
def test_a_place_that_changed_while_the_page_was_read_gets_nothing(page, tmp_path, change, force):
    world, target = page
    act, code = CHANGED_PLACES[change]
    result = read_while(world, target, lambda: act(world, target), *force)
    if force and change == "a file is there":
        assert result.code == 0
        return
    assert result.code == code, result
    assert "Traceback" not in result.err
    assert made(world) == []
    assert kept_words(world) == ([], [])
    assert not (tmp_path / "elsewhere").exists()
    assert not (world.home / "p.txt").exists()
    if target.is_file():
        assert target.read_text() == "mine"


CHANGES = {
    "edited": lambda w: w.ok("edit", "1", "--answers", "-", stdin=json.dumps({"pack": "quick_checkin", "answers": {"keep": "Else."}})),
    "put into the bin": lambda w: w.ok("delete", "1", "--yes"),
    "gone for good": lambda w: (w.ok("delete", "1", "--yes"), w.ok("bin", "--empty", "--yes")),
    "made private": lambda w: w.ok("mark", "1", "--private"),
    "taken back": lambda w: w.ok("undo"),
    "a word never to let out": lambda w: w.ok("mask", "add", "-", stdin="came by"),
    "one more entry": lambda w: write(w, "Another one."),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_journal_that_changed_while_the_page_was_read_lets_nothing_out(page, change):
    world, target = page
    result = read_while(world, target, lambda: CHANGES[change](world))
    assert result.code in (3, 6), result
    assert "othing was written" in result.err or result.code == 3
    assert not target.exists()
    assert made(world) == []


def test_another_passphrase_or_a_question_kept_meanwhile_is_no_reason_to_read_it_all_again(page, tmp_path):
    world, target = page
    (tmp_path / "new").write_text("five other words for tests")
    (tmp_path / "new").chmod(0o600)

    def act():
        world.ok("key", "passphrase", "--new-passphrase-file", str(tmp_path / "new"))
        world.environment["REFLECT_PASSPHRASE"] = "five other words for tests"
        world.ok("ask", "add", "-", stdin="What would you do?")

    assert read_while(world, target, act).code == 0
    assert [record["entries"] for record in made(world)] == [[1]]


def test_a_backup_is_not_brought_back_under_a_page_that_is_read(page):
    world, target = page
    world.ok("backup")
    bundle = next((world.home / "backups").glob("*.reflectbackup"))
    said = []
    assert read_while(world, target, lambda: said.append(world.run("restore", str(bundle)))).code == 0
    assert said[0].code == 9
    assert "Another reflect is open" in said[0].err


def test_two_pages_for_one_place_make_one_file_and_one_record(page):
    world, target = page
    second = []
    first = read_while(world, target, lambda: second.append(export(world, target)))
    assert (second[0][0], first.code) == (0, 6)
    [record] = made(world)
    assert json.loads(world.ok("export", "--which", str(target), "--json").out)["export"] == record


# What can't be told, and what can't be written down


class Shut(Terminal):
    """A terminal that takes what stands before the file is named, and nothing after."""

    def write(self, text):
        if "Written to" in text:
            raise BrokenPipeError(32, "Broken pipe")
        return super().write(text)


def test_a_page_that_nobody_could_be_told_of_still_stands_in_the_history(page):
    world, target = page
    settings = Settings(home=world.home, plain=True, color=False)
    screen = Shut()
    typed = Answering(ALWAYS_MARISOL, screen)
    world._run(("export", "--pick", "1", "--out", str(target)), typed, screen, settings, {})
    assert target.exists()
    assert len(made(world)) == 1
    assert kept_words(world) == (["Marisol"], ["dayton"])


# Odd places, and files that are no pages

ODD = {
    "-x.txt": 0,
    "--help": 0,
    " ": 0,
    "a\nb.txt": 0,
    "a\x1b[31m\u202eb.txt": 0,
    "n" * 255: 0 if sys.platform == "linux" else 9,
    "n" * 300: 9,
    "": 6,
    ".": 6,
    "..": 6,
    "/": 6,
    "~nosuchperson/x": 2,
    "/dev/null": 6,
    "/dev/full": 6,
    "/dev/stdout": 6,
    "/proc/self/fd/1": 6,
    "pipe": 6,
    "folder": 6,
    "loop": 6,
    "loop/x": 3,
    "file/x": 3,
    "tohome/p.txt": 6,
    "tohome/backups/p.txt": 6,
    "folder/../tohome/../home/p.txt": 6,
}


@posix
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_no_odd_place_blocks_is_written_over_or_is_a_bug(world, tmp_path, monkeypatch, force):
    work = tmp_path / "work"
    (work / "folder").mkdir(parents=True)
    monkeypatch.chdir(work)
    os.mkfifo("pipe")
    (work / "loop").symlink_to("loop")
    (work / "tohome").symlink_to(world.home)
    (work / "file").write_text("mine")
    inside = sorted(f.name for f in world.home.rglob("*"))
    for name, code in ODD.items():
        result = world.run("export", "--unreviewed", "--format", "txt", "--out", name, *force)
        assert result.code == code, (name, result)
        assert not set("\x1b\u202e") & set(result.out + result.err)
    assert sorted(f.name for f in world.home.rglob("*")) == inside
    assert (work / "file").read_text() == "mine"
    assert len(made(world)) == list(ODD.values()).count(0)


def test_the_hint_offers_force_only_where_it_would_help(world, tmp_path):
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder").mkdir()
    for name, helps in (("file", True), ("folder", False)):
        said = world.run("export", "--unreviewed", "--out", str(tmp_path / name)).err
        assert ("--force" in said) is helps


@posix
@pytest.mark.parametrize("kind", ["pipe", "folder", "loop", "none", "huge", "device"])
def test_what_is_no_page_is_said_so_without_waiting(world, tmp_path, kind):
    file = tmp_path / "what"
    {
        "pipe": lambda: os.mkfifo(file),
        "folder": file.mkdir,
        "loop": lambda: file.symlink_to(file),
        "none": lambda: None,
        "huge": lambda: os.truncate(os.open(file, os.O_CREAT | os.O_WRONLY), 400 << 20),
        "device": lambda: file.symlink_to("/dev/zero"),
    }[kind]()
    if kind == "huge":
        # Read piece by piece: with as much memory as it is large, that is no trouble.
        done = subprocess.run(
            [sys.executable, "-c", LITTLE_MEMORY, str(file)],
            env={**os.environ, "REFLECT_HOME": str(world.home), "REFLECT_PASSPHRASE": PASSPHRASE},
            capture_output=True, text=True, timeout=100, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, "")
        assert "No export of this journal" in done.stdout
        return
    assert world.run("export", "--which", str(file)).code == 3


LITTLE_MEMORY = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))
sys.argv[1:] = ["export", "--which", sys.argv[1]]
from reflect.cli.app import run
run()
"""
