"""Whatever stops a page, nothing is written and no word of the review is kept: each in a program of its own, or on a disk."""

import os
import subprocess
import sys

import pytest
from kit.made_once import made_once
from kit.packs import PRACTICE
from kit.reviewer import kept_words, write
from kit.world import ROOT, SIGNED

TEXT = "Marisol lives in Dayton. Then rose came by."
REVIEWED = "\n4\n1\n4\n3\n2\n5\ny\n" + SIGNED
"""Nobody is named; from the list Marisol is masked always, Dayton is kept, and not asked about again; the rest as usual; signed."""
WORKER = """
import os, resource, signal, sys
from pathlib import Path
from kit.world import World
home, target, typed, how, *more = sys.argv[1:]

if how.startswith("without:"):
    gone = how.partition(":")[2]
    class Blocked:
        def find_spec(self, name, path=None, target=None):
            if name.partition(".")[0] == gone:
                raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    sys.meta_path.insert(0, Blocked())
if how == "full":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

from reflect.cli.sharing import destination as writing
real = writing.prepared
def limited(*args, **more):
    if how == "full":
        resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))
    return real(*args, **more)
writing.prepared = limited

code, screen, err = World(Path(home)).at_terminal("export", "--pick", "1", "--out", target, *more, typed=typed)
sys.stdout.write(screen)
sys.stderr.write(err)
sys.exit(code)
"""


@made_once
def one_entry(world):
    """A journal with one entry."""
    write(world, TEXT)


@pytest.fixture
def page(one_entry, tmp_path):
    """The same, and the place where its page would go."""
    (tmp_path / "out").mkdir()
    return one_entry, tmp_path / "out" / "p.html"


def child(world, target, how, *more, typed=REVIEWED):
    """Sign a page in a program of its own, which `make coverage` does not watch: it could not write on a full disk."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("COVERAGE")}
    return subprocess.run(
        [sys.executable, "-c", WORKER, str(world.home), str(target), typed, how, *more],
        env=environment | {"PYTHONPATH": str(ROOT / "tests")}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def nothing(world, target):
    """True if there is no page, and no word was kept."""
    return not target.exists() and kept_words(world) == ([], [])


def test_nothing_in_the_way_writes_the_page_and_keeps_the_words(page):
    """The same program with nothing done to it: the others below fail for their own reason."""
    world, target = page
    done = child(world, target, "")
    assert done.returncode == 0, done.stderr
    assert kept_words(world) == (["Marisol"], ["dayton"])
    assert target.stat().st_mode & 0o777 == 0o600
    assert [f.name for f in target.parent.iterdir()] == ["p.html"]


@pytest.mark.skipif(os.name != "posix", reason="limits are of POSIX systems")
class TestStopped:
    """What the computer does in the middle of writing."""

    def test_a_full_disk_leaves_no_page_and_no_words(self, page):
        world, target = page
        done = child(world, target, "full")
        assert done.returncode == 9, done
        assert "Traceback" not in done.stderr
        assert nothing(world, target)
        assert list(target.parent.iterdir()) == []


@pytest.mark.parametrize(
    ("library", "more", "extra"),
    [
        ("typst", ("--format", "pdf"), "pdf"),
        ("docx", ("--format", "docx"), "docx"),
        ("pypdf", ("--format", "pdf", "--lock"), "lock"),
        ("cryptography", ("--format", "html", "--lock"), "lock"),
    ],
)
def test_a_missing_part_is_said_before_anything_is_asked(page, library, more, extra):
    world, target = page
    target = target.with_suffix(f".{more[1]}")
    done = child(world, target, f"without:{library}", *more)
    assert done.returncode == 2, done
    assert f'uv tool install ".[{extra}]"' in " ".join(done.stderr.split())
    assert "masked" not in done.stdout
    assert nothing(world, target)


def test_letters_that_cannot_be_drawn_are_said_before_the_signature(world, tmp_path):
    write(world, f"{TEXT} She said \u1308\u1208\u1275 and \U00013000.")
    target = tmp_path / "p.pdf"
    code, screen, err = world.at_terminal(
        "export", "--pick", "1", "--format", "pdf", "--out", str(target), typed=REVIEWED
    )
    assert code == 2, (screen, err)
    assert "To sign it" not in screen
    assert nothing(world, target)


@pytest.mark.skipif(
    not os.path.isdir("/proc/self"), reason="a folder in which nobody can write, not even root"
)
@pytest.mark.parametrize("more", [("--pick", "1"), ("--unreviewed",)])
def test_a_folder_that_cannot_be_written_in_is_said_before_anything_is_asked(page, more):
    world, _ = page
    code, screen, err = world.at_terminal("export", *more, "--out", "/proc/self/p.html", typed=REVIEWED)
    assert (code, screen) == (9, ""), err
    assert "Choose another folder with --out." in err
    assert kept_words(world) == ([], [])


def test_trying_out_a_folder_leaves_nothing_in_it(page):
    world, target = page
    world.at_terminal("export", "--pick", "1", "--out", str(target), typed=REVIEWED.replace("yes", "no"))
    assert list(target.parent.iterdir()) == []


def test_no_terminal_writes_nothing(page):
    world, target = page
    for kind in ("packet", "account", "learning"):
        result = world.run("export", "--pick", "1", "--kind", kind, "--out", str(target), stdin=REVIEWED)
        assert result.code == 6
        assert "Nothing" in result.err or "--unreviewed" in result.err
    assert nothing(world, target)


def test_no_input_writes_nothing_even_on_a_terminal(page):
    world, target = page
    assert (
        world.at_terminal("--no-input", "export", "--pick", "1", "--out", str(target), typed=REVIEWED)[0] == 6
    )
    assert nothing(world, target)


@pytest.mark.parametrize("lines", range(12))
def test_input_that_ends_anywhere_writes_nothing(page, lines):
    world, target = page
    typed = "".join(REVIEWED.splitlines(keepends=True)[:lines])
    code, screen, err = world.at_terminal("export", "--pick", "1", "--out", str(target), typed=typed)
    assert code in (0, 5), err
    assert "draft" not in screen + err
    assert nothing(world, target)


def test_an_account_is_never_unreviewed(page):
    world, target = page
    result = world.run("export", "--kind", "account", "--pick", "1", "--unreviewed", "--out", str(target))
    assert result.code == 6
    code, _, _ = world.at_terminal(
        "export", "--kind", "account", "--pick", "1", "--unreviewed", "--out", str(target)
    )
    assert code == 6
    assert nothing(world, target)


def test_an_account_of_nothing_is_refused(page):
    world, target = page
    code, _, err = world.at_terminal(
        "export", "--kind", "account", "--out", str(target), typed="\n" + REVIEWED
    )
    assert code == 2
    assert "--pick" in err
    assert nothing(world, target)


@pytest.mark.parametrize("place", ["link", "there", "beside the journal", "no folder", "a folder"])
def test_a_place_that_would_cost_something_is_refused_before_anything_is_asked(page, tmp_path, place):
    world, target = page
    (tmp_path / "precious").write_text("mine")
    (tmp_path / "link.html").symlink_to(tmp_path / "precious")
    where = {
        "link": tmp_path / "link.html",
        "there": tmp_path / "precious",
        "beside the journal": world.home / "p.html",
        "no folder": tmp_path / "none" / "p.html",
        "a folder": tmp_path / "out",
    }[place]
    code, screen, err = world.at_terminal("export", "--pick", "1", "--out", str(where), typed=REVIEWED)
    assert code in (3, 6)
    assert "with --out" in err, "refused where there is something to type instead"
    assert "masked" not in screen
    assert (tmp_path / "precious").read_text() == "mine"
    assert nothing(world, target)
    assert not (world.home / "p.html").exists()


# The kinds, from the journal to the file


def test_a_learning_log_keeps_its_courses_and_not_the_day_of_the_entry(world, answers, tmp_path):
    world.ok("log", "--answers", str(answers("learning_reflection")))
    world.ok("mask", "add", "banjo")
    signed, counts = tmp_path / "signed.txt", tmp_path / "counts.txt"
    code, _, err = world.at_terminal("export", "--kind", "learning", "--format", "txt", "--out", str(signed))
    assert code == 0, err
    page = " ".join(signed.read_text("utf-8").split())
    for words in ("Listening like a riverbank", "2026-03-03", "two peer specialists taught it", "1.5"):
        assert words in page
    for words in ("banjo", "2026-03-05", "trellis", "mannequin"):
        assert words not in page
    world.ok("export", "--kind", "learning", "--unreviewed", "--format", "txt", "--out", str(counts))
    page = " ".join(counts.read_text("utf-8").split())
    assert "Workshop or class" in page
    for words in ("riverbank", "2026-03-0", "specialists taught"):
        assert words not in page


def test_a_page_for_looking_back_stands_in_the_packet(world, answers, tmp_path):
    world.ok("log", "--answers", str(answers("step_back")))
    target = tmp_path / "p.txt"
    world.ok("export", "--unreviewed", "--format", "txt", "--out", str(target))
    page = " ".join(target.read_text("utf-8").split())
    lines = PRACTICE.areas["confidentiality"].anchors
    for words in (
        "Looking back",
        f"Back then: {lines[2].rstrip('.')}",
        f"These days: {lines[3].rstrip('.')}",
    ):
        assert words in page
        assert words in " ".join(world.ok("week", "--all").out.split()), words
    assert "line 3" not in page
