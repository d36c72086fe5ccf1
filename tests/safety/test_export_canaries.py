"""Each format and kind, from the commands to the bytes: exactly what was chosen, and nothing that was not."""

import os
import re
import shutil
import sys
from itertools import product

import pytest
from kit.crash.canaries import encodings
from kit.sweeps.command_line_canaries import ALLOWED, DAYS, ENVIRONMENT, NEVER, PICKED, content_of, fill
from kit.world import SIGNED, SOAK, World

FORMATS = ("html", "pdf", "docx", "md", "txt", "csv", "json")
PARTS = {"pdf": "typst", "docx": "docx"}
IN_A_PTY = {("packet", "html"), ("account", "pdf"), ("learning", "docx")}
"""What is signed at a real terminal on every day; with REFLECT_SOAK=1 all are."""


@pytest.fixture(scope="module")
def canary_home(_made_home, tmp_path_factory):
    home = tmp_path_factory.mktemp("canaries") / "nightshade" / "home"
    shutil.copytree(_made_home, home)
    fill(World(home))
    return home


@pytest.fixture
def canaries(canary_home, tmp_path):
    shutil.copytree(canary_home, tmp_path / "nightshade" / "home")
    return World(tmp_path / "nightshade" / "home")


def sign_in_a_pty(world, command, folder):
    """Sign at a real terminal, as a program of its own; gives all that stood on the screen."""
    pexpect = pytest.importorskip("pexpect", reason="a pty needs a POSIX system")
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(folder), "TMPDIR": str(folder), "REFLECT_HOME": str(world.home),
        "TERM": "xterm-256color", "LANG": "C.UTF-8", **world.environment, **ENVIRONMENT,
    }  # fmt: skip
    child = pexpect.spawn(
        sys.executable, ["-m", "reflect", "--plain", *command], env=environment, dimensions=(24, 80), encoding="utf-8",
        timeout=60, cwd=str(folder),
    )  # fmt: skip
    screen = []
    asked = [
        "empty line to go on",
        "Write it on one line",
        "Type a number",
        "Type the numbers",
        "Type numbers",
        "Type y or n",
        "To sign it,",
    ]
    while (found := child.expect_exact(asked)) != len(asked) - 1:
        screen.append(child.before)
        child.send("n\r" if asked[found] == "Type y or n" else "\r")
    child.send("yes\r")
    screen.append(child.before)
    child.expect(pexpect.EOF)
    screen.append(child.before)
    child.close()
    assert child.exitstatus == 0, "".join(screen)
    return "".join(screen)


@pytest.mark.parametrize(
    ("kind", "format"), [*product(["packet", "account", "learning"], FORMATS), ("hours", "csv")]
)
def test_a_signed_page_holds_exactly_what_was_chosen(canaries, tmp_path, monkeypatch, kind, format):
    pytest.importorskip(PARTS.get(format, "json"), reason="an extra")
    folder = tmp_path / "out"
    folder.mkdir()
    command = ["export", "--kind", kind, "--format", format, "--out", str(folder / f"p.{format}")]
    command += [] if kind in ("learning", "hours") else ["--pick", PICKED]
    if os.name == "posix" and ((kind, format) in IN_A_PTY or SOAK):
        # The clock of a real program is the real one, so the weeks are said.
        screen = sign_in_a_pty(canaries, [*command, "--since", "2026-01-26", "--until", "2026-03-08"], folder)
        # Nothing is set on the terminal: no title, no clipboard, no other screen.
        assert not re.search(r"\x1b[\]P_^]|\x1b\[\?1049", screen)
    else:
        for name, value in ENVIRONMENT.items():
            monkeypatch.setenv(name, value)
        code, _, err = canaries.at_terminal(*command, typed=SIGNED)
        assert code == 0, err
    [file] = folder.iterdir()
    found = content_of(file)
    for word in ALLOWED[kind]:
        assert word in found.text.replace("\u00ad", ""), (word, found.text)
    hidden = {
        place: word for place, word in NEVER.items() if any(form in found.raw for form in encodings(word))
    }
    assert hidden == {}
    if kind not in ("learning", "hours"):
        assert [day for day in DAYS if day.encode() in found.raw] == []
    other = set().union(*ALLOWED.values()) - ALLOWED[kind]
    if kind in ("learning", "hours"):
        assert [word for word in other if word.encode() in found.raw] == []


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("kind", ["packet", "learning"])
def test_an_unread_page_holds_no_word_at_all(canaries, tmp_path, kind, format):
    pytest.importorskip(PARTS.get(format, "json"), reason="an extra")
    file = tmp_path / f"p.{format}"
    pick = () if kind == "learning" else ("--pick", PICKED)
    canaries.ok("export", "--unreviewed", "--kind", kind, "--format", format, "--out", str(file), *pick)
    found = content_of(file)
    every = {*NEVER.values(), *set().union(*ALLOWED.values())}
    assert [word for word in every if any(form in found.raw for form in encodings(word))] == []
    assert [day for day in DAYS if day.encode() in found.raw] == []


def test_what_is_kept_of_a_page_says_nothing_of_its_words(canaries, tmp_path):
    file = tmp_path / "p.txt"
    canaries.at_terminal("export", "--format", "txt", "--pick", PICKED, "--out", str(file))
    every = {*NEVER.values(), *set().union(*ALLOWED.values()), str(tmp_path), "p.txt"} - {"the passphrase"}
    for command in (
        ("--history",),
        ("--history", "--json"),
        ("--which", str(file)),
        ("--which", str(file), "--json"),
    ):
        said = canaries.ok("export", *command).out
        assert [word for word in every if word in said] == []


def test_two_pages_of_the_same_are_the_same_bytes(canaries, tmp_path):
    """So nothing of the clock, the account or the computer is in one."""
    for format in FORMATS:
        pytest.importorskip(PARTS.get(format, "json"), reason="an extra")
        files = [tmp_path / f"{n}.{format}" for n in (1, 2)]
        for file in files:
            canaries.ok("export", "--unreviewed", "--format", format, "--out", str(file))
        assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize(
    "command",
    [
        ("export", "--unreviewed", "--pick", "3"),
        ("export", "--unreviewed", "--pick", "9"),
        ("export", "--unreviewed", "--pick", "4,5"),
        ("export", "--kind", "account", "--unreviewed"),
        ("export", "--which", "none"),
        ("export", "--unreviewed", "--since", "never"),
        ("try", "delete", "1"),
        ("ask", "delete", "1"),
        ("mask", "remove", "periwinkle"),
    ],
)
def test_no_refusal_says_a_word_of_the_journal(canaries, command):
    result = canaries.run(*command)
    assert result.code in (2, 3, 6)
    every = {*NEVER.values(), *set().union(*ALLOWED.values())} - ({"periwinkle"} & set(command))
    assert [word for word in every if word in result.out + result.err] == []
