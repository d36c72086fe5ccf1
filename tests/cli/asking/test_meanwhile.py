"""What loads while a person answers: nothing of it before the first question stands there, and all of it soon after."""

import json
import subprocess
import sys
import time

import pytest
from kit.world import PASSPHRASE, ROOT

from reflect.cli.asking import meanwhile

ONLY_LATER = {
    "sqlalchemy", "sqlmodel", "pydantic", "rich", "email", "statistics", "reflect.masking", "reflect.growth", "reflect.report",
    "reflect.storage.writing", "reflect.cli.sitting.ending", "reflect.cli.sitting.review", "reflect.guide.harvest",
}  # fmt: skip
HEARS_KEYS = {
    "prompt_toolkit",
    "questionary",
    "wcwidth",
    "asyncio",
    "ssl",
    "reflect.cli.asking.guided.layout",
}
NOT_ON_A_SCREEN = {"reflect.cli.asking.guided"}
# Only the ends of the program are listened at: what it writes, and that it reads.
WATCHED = """
import io, json, os, sys, time

QUESTION, KEEPS = "What kind of time was this?", "reflect.storage.writing.entries"
found = {}

class Out(io.TextIOWrapper):
    def write(self, text):
        if QUESTION in text:
            found.setdefault("first", sorted(sys.modules))
        return super().write(text)

class In(io.TextIOWrapper):
    def readline(self, *size):
        wait()
        return super().readline(*size)

def wait():
    until = time.monotonic() + 60
    while KEEPS not in sys.modules and time.monotonic() < until:
        time.sleep(0.01)
    found["then"] = sorted(sys.modules)
    with open(sys.argv[0], "w") as told:
        json.dump(found, told)

sys.argv = sys.argv[1:]
sys.stdout = Out(sys.stdout.detach(), encoding="utf-8", line_buffering=True)
if sys.stdin.isatty():
    import threading
    threading.Thread(target=wait, daemon=True).start()
else:
    sys.stdin = In(sys.stdin.detach(), encoding="utf-8")
from reflect.__main__ import main
main()
"""


def environment(world):
    return {
        "REFLECT_HOME": str(world.home), "REFLECT_PASSPHRASE": PASSPHRASE, "PATH": "", "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color", "LANG": "C.UTF-8", "PROMPT_TOOLKIT_NO_CPR": "1", "HOME": str(world.home.parent),
    }  # fmt: skip


def loaded(names, among):
    """Those of these rooms of which something is among the modules that are loaded."""
    return {name for name in names if any(f"{module}.".startswith(f"{name}.") for module in among)}


def test_line_by_line_the_first_question_waits_for_nothing_that_an_answer_needs(world, tmp_path):
    told = tmp_path / "told"
    said = subprocess.run(
        [sys.executable, "-c", WATCHED, str(told), "log"], env=environment(world), input="1\n", text=True,
        capture_output=True, check=False,
    )  # fmt: skip
    assert said.returncode == 5, said.stderr
    found = json.loads(told.read_text())
    assert loaded(ONLY_LATER | HEARS_KEYS | NOT_ON_A_SCREEN, found["first"]) == set()
    assert loaded(ONLY_LATER, found["then"]) >= {"sqlmodel", "reflect.storage.writing"}


@pytest.mark.terminal
def test_on_a_terminal_the_first_question_waits_neither_for_that_nor_for_what_hears_its_keys(world, tmp_path):
    pexpect = pytest.importorskip("pexpect", reason="a pty needs a POSIX system")
    told = tmp_path / "told"
    child = pexpect.spawn(
        sys.executable,
        ["-c", WATCHED, str(told), "log"],
        env=environment(world),
        encoding="utf-8",
        timeout=60,
    )
    child.expect_exact("What kind of time was this?")
    until = time.monotonic() + 60
    while not (told.exists() and told.read_text()) and time.monotonic() < until:
        time.sleep(0.01)
    child.send("\x03")
    child.expect(pexpect.EOF)
    found = json.loads(told.read_text())
    assert loaded(ONLY_LATER | HEARS_KEYS, found["first"]) == set()
    assert loaded(ONLY_LATER, found["then"]) >= {"sqlmodel", "reflect.storage.writing"}
    assert loaded(HEARS_KEYS, found["then"]) == HEARS_KEYS


@pytest.fixture
def modules(tmp_path, monkeypatch):
    """Give a way to make modules that can be loaded; none of them is left behind."""
    monkeypatch.syspath_prepend(str(tmp_path))
    made = []

    def make(name, source):
        (tmp_path / f"{name}.py").write_text(source)
        made.append(name)
        return name

    yield make
    meanwhile.leave()
    for name in made:
        sys.modules.pop(name, None)


def soon(is_so):
    until = time.monotonic() + 20
    while not is_so() and time.monotonic() < until:
        time.sleep(0.005)
    return is_so()


def test_what_cannot_be_loaded_is_no_news_and_keeps_nothing_else_from_loading(modules, capfd):
    broken, well = modules("broken_here", "raise OSError('the disk is gone')"), modules("well_here", "")
    meanwhile.load("no_such_module_here", broken, well)
    assert well not in sys.modules, "nothing is asked yet"
    meanwhile.asked()
    assert soon(lambda: well in sys.modules)
    assert broken not in sys.modules
    meanwhile.leave()
    assert capfd.readouterr() == ("", "")


def test_who_leaves_waits_for_what_is_loading_and_for_nothing_more(modules):
    slow = modules("slow_here", "import sys, time\nsys.begun_here = True\ntime.sleep(0.2)\nwhole = True")
    meanwhile.load(slow, modules("later_here", ""))
    meanwhile.asked()
    assert soon(lambda: hasattr(sys, "begun_here"))
    del sys.begun_here
    meanwhile.leave()
    assert sys.modules[slow].whole
    assert "later_here" not in sys.modules


def test_who_needs_it_waits_until_it_is_whole(modules):
    slow = modules("slow_here", "import sys, time\nsys.begun_here = True\ntime.sleep(0.2)\nwhole = True")
    also = modules("also_here", "whole = True")
    meanwhile.load(slow, also)
    meanwhile.arrived()
    assert slow not in sys.modules, "nothing is asked yet, so nothing is waited for"
    meanwhile.asked()
    assert soon(lambda: hasattr(sys, "begun_here"))
    del sys.begun_here
    meanwhile.arrived()
    assert sys.modules[slow].whole and sys.modules[also].whole
