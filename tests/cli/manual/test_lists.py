"""What the Tab key offers, in the shells that are on this computer; nothing of it comes from a journal."""

import json
import os
import shutil
import subprocess

import pytest
from kit.world import World

from reflect.cli.manual.lists import Offered
from reflect.guide.library import Library

SHELLS = ("bash", "zsh", "fish", "powershell")
ASKED = {
    "reflect gr": {"growth"},
    "reflect try d": {"done", "drop", "delete"},
    "reflect list --are": {"--area"},
    "reflect list --area co": {"confidentiality", "connection_and_hope"},
    "reflect growth co": {"confidentiality", "connection_and_hope"},
    "reflect new qu": {"quick_checkin"},
    "reflect log qu": {"quick_checkin"},
    "reflect --plain log qu": {"quick_checkin"},
    "reflect --lang en help su": {"support", "supervision"},
    "reflect --lang en gr": {"growth"},
    "reflect export --kind pa": {"packet"},
    "reflect export --format p": {"pdf"},
    "reflect list --setting gr": {"group"},
    "reflect list --area try --mar": {"--mark"},
    "reflect list --tag gr": set(),
    "reflect search gr": set(),
    "reflect completion f": {"fish"},
    "reflect list --pla": {"--plain"},
}
BASH = """
source "$1"; shift
for line; do
  read -ra COMP_WORDS <<< "$line"; COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 )); _reflect
  printf '%s\\n' "== $line" "${COMPREPLY[@]}"
done
"""
FISH = """
source $argv[1]
for line in $argv[2..]; echo "== $line"; complete -C $line | string split -f1 \\t; end
"""
ZSH = """
autoload -U compinit; compinit -u -D; source "$1"; shift
compadd() { shift; print -l -- ${(M)@:#${words[CURRENT]}*} }
_describe() { print -l -- ${(M)${told%%:*}:#${words[CURRENT]}*} }; _files() { : }; compset() { : }
for line; do print -- "== $line"; words=(${=line}); CURRENT=${#words}; _reflect; done
"""
"""Each says a line and then what is offered at its end. The parts of zsh that draw a list only print it."""


@pytest.fixture(scope="module")
def scripts(tmp_path_factory):
    """A folder with the script for each shell."""
    place = tmp_path_factory.mktemp("scripts")
    world = World(place / "home")
    for shell in SHELLS:
        (place / shell).write_text(world.ok("completion", shell).out, encoding="utf-8")
    assert not world.home.exists()
    return place


def offered(shell, script):
    """What Tab offers at the end of each line in a real shell."""
    code, args = {"bash": (BASH, ["-c"]), "zsh": (ZSH, ["-f", "-c"]), "fish": (FISH, ["-N", "-c"])}[shell]
    names = [] if shell == "fish" else ["x"]
    found = subprocess.run(
        [shell, *args, code, *names, script, *ASKED],
        capture_output=True, text=True, check=False, timeout=60, env={"PATH": os.environ["PATH"], "HOME": str(script.parent)},
    )  # fmt: skip
    assert found.stderr == ""
    parts = ("\n" + found.stdout).split("\n== ")[1:]
    return {
        line: {word for word in words.split("\n") if word}
        for line, _, words in (p.partition("\n") for p in parts)
    }


@pytest.mark.parametrize("shell", SHELLS[:3])
def test_tab_offers_what_can_be_typed_there(scripts, shell):
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not on this computer")
    assert offered(shell, scripts / shell) == ASKED


def test_no_word_of_a_journal_is_in_a_script(world):
    world.ok(
        "log",
        "--answers",
        "-",
        stdin=json.dumps({"pack": "quick_checkin", "tags": ["zebra"], "answers": {"keep": "zebra"}}),
    )
    world.environment = {}
    for shell in SHELLS:
        made = world.ok("completion", shell)
        assert "zebra" not in made.out and made.err == "" and str(world.home) not in made.out


def test_a_pack_of_ones_own_is_offered_and_a_name_that_a_shell_would_run_is_not(world):
    packs = world.home / "packs"
    packs.mkdir()
    for name in ("evening", "$(touch x)", "`id`", "a b", "-rf", "it's"):
        (packs / f"{name}.toml").write_text("", "utf-8")
    for shell in SHELLS:
        made = world.ok("completion", shell).out
        assert "evening" in made
        assert not any(bad in made for bad in ("touch x", "`id`", "a b ", "-rf", "it's"))


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_starts_no_program(scripts, shell):
    made = (scripts / shell).read_text("utf-8")
    code = "\n".join(line for line in made.splitlines() if not line.lstrip().startswith("#"))
    assert "python" not in code.lower() and "$(reflect" not in code and "| reflect" not in code


def test_every_list_that_a_command_names_is_there(empty_world):
    import typer

    from reflect.cli.app import app
    from reflect.cli.manual.lists import offered as gather

    all: Offered = gather(typer.main.get_command(app), Library())
    named = {*all.takes.values(), *(word.choices for row in all.rows for word in row.words if word.choices)}
    assert named - set(all.lists) <= {"nothing", "files", "folders"}
    assert all.lists["areas"] == tuple(Library().practice.areas)
