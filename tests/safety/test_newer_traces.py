"""What the newer commands leave on disk, also when they are killed: no word that was typed, outside a page that was asked for."""

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest
from kit.crash.canaries import encodings
from kit.sealed import PUBLIC, give_key, sealed
from kit.world import PASSPHRASE, ROOT, SIGNED, SOAK, World, ladder

from reflect.storage.journal import Journal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 and a pty need a POSIX system")
KILLS = 60 if SOAK else 6
SAMPLES = ROOT / "tests" / "fixtures" / "answers"
PULLED = json.dumps(
    {
        "pack": "post_session",
        "answers": {"roadmap": "two_ways", "guidelines_two_ways": ["lingonberryrule", "sorrelrule"]},
    }
)
BROUGHT = json.dumps(
    {
        "entries": [
            {"title": "bilberrytitle", "body": "whortleberrywords", "date": "2026-01-05", "time": "09:05"}
        ]
    }
)
COMMANDS = [
    (("mask", "add", "-"), "Marzipanville\nnougatstreet"),
    (("mask", "add", "turtledovename"), ""),
    (("mask", "import", "{words}"), ""),
    (("mask", "remove", "-"), "nougatstreet"),
    (("mask", "list"), ""),
    (("mask", "kept", "--json"), ""),
    (("mask", "try"), "Gwendolyn met persimmonword in Marzipanville, call 555-010-7788."),
    (("mask", "try", "--json"), "Gwendolyn met persimmonword again."),
    (("try", "add", "-"), "When it is quiet, I will try gooseberryplan."),
    (("try", "add", "--private", "-"), "I will keep elderberryplan."),
    (("try", "reword", "1", "-"), "I will try cloudberryplan."),
    (("try", "show", "1"), ""),
    (("try", "done", "3"), ""),
    (("try", "delete", "2"), ""),
    (("ask", "add", "-"), "What about boysenberryquestion?"),
    (("ask", "done", "1"), ""),
    (("ask", "delete", "1"), ""),
    (("roadmap", "add", "-"), "Lingonberryrule: what marjoramline means\nSorrelrule"),
    (("roadmap", "edit", "1", "-"), "Chicoryrule"),
    (("roadmap", "list"), ""),
    (("log", "--answers", "-"), PULLED),
    (("week", "--all"), ""),
    (("roadmap", "remove", "2"), ""),
    (("supervision", "prep", "--answers", "{prep}"), ""),
    (("supervision", "record", "--answers", "{record}"), ""),
    (("supervision", "list"), ""),
    (("supervision", "done", "1"), ""),
    (("supervision", "open", "1"), ""),
    (("supervision", "next", "tomorrow"), ""),
    (("log", "step_back", "--answers", "{back}"), ""),
    (("yardstick", "learning", "--changed", "monday"), ""),
    (("yardstick",), ""),
    (("themes",), ""),
    (("growth", "learning"), ""),
    (("focus",), ""),
    (("undo",), ""),
    (("undo",), ""),
    (("delete", "1", "--yes"), ""),
    (("bin", "--empty", "--yes"), ""),
    (("purge", "--dry-run"), ""),
    (("purge", "--versions", "--yes"), ""),
    (("export", "--history"), ""),
    (("pocket", "take", "-"), sealed(PUBLIC, answers={"keep": "I stayed with hawthornanswer."})),
    (("pocket", "take", "-", "--again"), sealed(PUBLIC, answers={"keep": "I stayed with hawthornanswer."})),
    (("pocket", "list"), ""),
    (("import", "-"), BROUGHT),
    (("import", "-", "--apply"), BROUGHT),
]  # fmt: skip
WORDS = {
    "Marzipanville", "nougatstreet", "turtledovename", "huckleberryname", "Gwendolyn", "persimmonword", "555-010-7788",
    "gooseberryplan", "elderberryplan", "cloudberryplan", "boysenberryquestion", "quincewords", "mandolin", "umbrella",
    "hammock", "signpost", "Lingonberryrule", "marjoramline", "Sorrelrule", "Chicoryrule", "hawthornanswer",
    "bilberrytitle", "whortleberrywords", PASSPHRASE,
}  # fmt: skip


class Place:
    """A whole small computer: every folder that a program could write to."""

    def __init__(self, root, made_home):
        import shutil

        self.root = root
        for name in ("person", "cwd", "tmp", "config", "data", "cache", "state", "run", "given", "pages"):
            (root / name).mkdir(mode=0o700)
        shutil.copytree(made_home, root / "home")
        self.world = World(root / "home")
        with Journal.open(root / "home", PASSPHRASE, ladder=ladder) as journal:
            give_key(journal)
        (root / "given" / "words").write_text("huckleberryname\n")
        self.given = {
            "words": root / "given" / "words",
            "prep": SAMPLES / "supervision_prep.json",
            "record": SAMPLES / "supervision_record.json",
            "back": SAMPLES / "step_back.json",
        }
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(root / "person"), "TMPDIR": str(root / "tmp"),
            "XDG_CONFIG_HOME": str(root / "config"), "XDG_DATA_HOME": str(root / "data"),
            "XDG_CACHE_HOME": str(root / "cache"), "XDG_STATE_HOME": str(root / "state"),
            "XDG_RUNTIME_DIR": str(root / "run"), "REFLECT_HOME": str(root / "home"), "REFLECT_PASSPHRASE": PASSPHRASE,
            "TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1",
        }  # fmt: skip

    def begin(self, command, stdin=""):
        args = [part.format(**self.given) for part in command]
        process = subprocess.Popen(
            [sys.executable, "-m", "reflect", *args], env=self.environment, cwd=self.root / "cwd",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        process.stdin.write(stdin.encode())
        process.stdin.close()
        process.stdin = None
        return process

    def traces(self, words):
        """Each word in each file, in any of its forms, but for what was given and for whole pages that were asked for."""
        hits, forms = [], {word: list(encodings(word)) for word in words}
        for file in self.root.rglob("*"):
            asked_for = file.parent.name == "pages" and not file.name.startswith(".")
            if file.is_file() and not asked_for and file.parent.name != "given":
                raw = file.read_bytes()
                hits += [(str(file), word) for word in words for form in forms[word] if form in raw]
        return hits

    def strange(self):
        """Files where none should be."""
        folders = ("person", "cwd", "tmp", "config", "data", "cache", "state", "run")
        return [str(f) for name in folders for f in (self.root / name).rglob("*")]


@pytest.fixture
def place(tmp_path, _made_home):
    return Place(tmp_path, _made_home)


def test_no_newer_command_leaves_a_word_anywhere(place):
    """All of them in turn on one journal; in this process, since only what lies on the disk is looked at."""
    for command, stdin in COMMANDS:
        result = place.world.run(*(part.format(**place.given) for part in command), stdin=stdin)
        assert result.code == 0, (command, result)
    assert place.traces(WORDS) == []
    assert place.strange() == []


def test_no_newer_command_that_is_killed_leaves_a_word_anywhere(place):
    chance = random.Random(20261126)
    for _ in range(KILLS):
        command, stdin = chance.choice(COMMANDS)
        process = place.begin(command, stdin)
        time.sleep(chance.uniform(0.15, 1.0))  # the moment of the kill is what is tried here
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert place.traces(WORDS) == []
    assert place.strange() == []
    assert place.world.ok("doctor", "--deep").code == 0


FORMATS = ("html", "pdf", "docx", "md", "txt", "csv", "json")


def export(place, format, name, *more):
    """Begin an export at a real terminal."""
    pexpect = pytest.importorskip("pexpect", reason="a pty needs a POSIX system")
    weeks = ("--since", "2026-02-02", "--until", "2026-03-08", "--pick", "1")
    return pexpect.spawn(
        sys.executable,
        ["-m", "reflect", "export", "--plain", *weeks, "--format", format, "--out", str(place.root / "pages" / name), *more],
        env=place.environment, cwd=str(place.root / "cwd"), dimensions=(24, 80), encoding="utf-8", timeout=60,
    )  # fmt: skip


def through(child, *, until):
    """Take the usual answer to everything up to a text on the screen."""
    stops = [until, "Write it on one line", "Type a number", "the numbers of those", "Type y or n"]
    while found := child.expect_exact(stops):
        child.send("n\r" if stops[found] == "Type y or n" else "\r")


@pytest.mark.parametrize("turn", range(5 * len(FORMATS) if SOAK else len(FORMATS)))
def test_a_page_that_is_killed_leaves_a_word_nowhere_else(place, turn):
    """Killed in the review, while it is read, while it is locked, and while it is written: by turns."""
    format = FORMATS[turn % len(FORMATS)]
    pytest.importorskip({"pdf": "typst", "docx": "docx"}.get(format, "json"), reason="an extra")
    chance = random.Random(turn)
    document = {
        "pack": "quick_checkin",
        "date": "2026-03-04",
        "answers": {"keep": "Gwendolyn and quincewords."},
    }
    place.world.ok("log", "--answers", "-", stdin=json.dumps(document))
    lock = ("--lock",) if format == "pdf" else ()
    child = export(place, format, f"p.{format}", *lock)
    moment = ("review", "read", "write", "write", "write")[turn % 5]
    through(child, until={"review": "the numbers of those"}.get(moment, "To sign it,"))
    if moment == "write":
        child.send("yes\r")
        if lock:
            child.expect_exact("a passphrase of your own:")
            child.send("\r")
    time.sleep(chance.uniform(0, 0.3))  # the moment of the kill is what is tried here
    child.kill(signal.SIGKILL)
    child.read()
    child.close()
    assert place.traces(WORDS) == []
    assert place.strange() == []
    pages = [f.name for f in (place.root / "pages").iterdir()]
    if sys.platform == "linux":
        assert set(pages) <= {f"p.{format}"}
    records = json.loads(place.world.ok("export", "--history", "--json").out)["exports"]
    assert len(pages) <= len(records)
    if moment != "write":
        assert (pages, records) == ([], [])


def test_the_scan_would_find_what_was_left(place):
    (place.root / "tmp" / "left").write_bytes("Gwendolyn".encode("utf-16-le"))
    assert place.traces({"Gwendolyn"})
    assert place.strange()


def test_a_page_that_is_signed_leaves_nothing_beside_itself(place):
    """In this process, with every format: typesetting and zipping may write nothing elsewhere."""
    document = {
        "pack": "quick_checkin",
        "date": "2026-03-04",
        "answers": {"keep": "Gwendolyn and quincewords."},
    }
    place.world.ok("log", "--answers", "-", stdin=json.dumps(document))
    for format in FORMATS:
        pytest.importorskip({"pdf": "typst", "docx": "docx"}.get(format, "json"), reason="an extra")
        code, _, err = place.world.at_terminal(
            "export",
            "--pick",
            "1",
            "--format",
            format,
            "--out",
            str(place.root / "pages" / f"p.{format}"),
            typed=SIGNED,
        )
        assert code == 0, err
    assert place.traces(WORDS) == []
    assert place.strange() == []
    assert len(list((place.root / "pages").iterdir())) == len(FORMATS)
