"""Every command line that a person is shown exists: in the README, in docs and prompts, in help, and in what the program says."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from kit.shipped import of_help, of_program, of_prompts
from kit.typed_lines import at_hand, filled, run_line
from kit.world import World

from reflect.cli.app import FLAGS, WITH_VALUE, app
from reflect.cli.slips.near import begun

ROOT = Path(__file__).parents[1]
PAGES = [
    *(ROOT / name for name in ("README.md", "SECURITY.md", "CONTRIBUTING.md", "prompts/README.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
TREE: Any = typer.main.get_command(app)
READS = ("list", "search", "week", "growth", "themes", "focus", "try", "ask", "learn", "supervision", "yardstick", "show",
         "packs", "help", "where", "doctor", "bin", "mask", "key")  # fmt: skip
"""The commands that only look, when they stand without a word of change."""
CHANGES = {"add", "new", "done", "partly", "not-yet", "drop", "keep", "reword", "delete", "forget", "remove", "import", "open", "name", "prep",
           "record", "rules", "check", "passphrase", "recover", "code", "rotate", "show-raw", "--empty", "--bring-back", "--undo", "--changed", "--out"}  # fmt: skip
PLACEHOLDER = re.compile(r"\[?(?:[A-Z]+[A-Z,.]*|-)\]?|\{.*\}|\.\.\.")


def in_pages() -> Iterator[tuple[str, str]]:
    """Each command line on a page, in a line of code or in a block of it."""
    for page in PAGES:
        text = page.read_text("utf-8")
        blocks = "".join(re.findall(r"^ *```[a-z]*\n(.*?)^ *```", text, re.M | re.S))
        lines = [line.strip().removeprefix("$ ").removeprefix(".venv/bin/") for line in blocks.splitlines()]
        spans = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.S))
        for line in (*lines, *spans):
            if re.match(r"reflect( [a-z-]|$)", line):
                yield f"{page.relative_to(ROOT)}: {line}", line


def in_words() -> Iterator[tuple[str, str]]:
    """Each command line that the program, its prompts and its help tell somebody to type."""
    for place, text in (*of_program(), *of_prompts(), *of_help()):
        for line in re.findall(
            r"(?:[:,]|\bor)\s+(reflect [a-z-]+(?: (?:--?[a-z-]+|[A-Za-z\"{][^\s.;:,]*|\d[^\s.;,]*))*)", text
        ):
            yield f"{place}: {line}", line.partition(" or ")[0]


def typed(line: str) -> list[str]:
    """The words of a command line without what the shell makes of the rest."""
    alone = re.split(r" [|<>#] ?", line)[0]
    return [word.strip(",.") for word in shlex.split(alone)][1:]


def fault(line: str) -> str:
    """Say what is wrong with a command line by the table of commands; empty if it could be typed."""
    words = typed(line)
    command, waiting = TREE, 0
    while words:
        word = words.pop(0)
        name, _, value = word.partition("=")
        if name in WITH_VALUE:
            words = words if value else words[1:]
        elif name.startswith("--") and name not in {*FLAGS, "--help", "--version"}:
            option = next((p for p in command.params if name in p.opts), None)
            if option is None:
                return f"{command.name} has no {name}"
            words = words if option.is_flag or value else words[1:]
        elif word in getattr(command, "commands", {}):
            command = command.commands[word]
        elif command is TREE and begun(word, list(TREE.commands)):
            command = TREE.commands[begun(word, list(TREE.commands))]
        elif not name.startswith("--"):
            places = [p for p in command.params if p.param_type_name == "argument"]
            waiting += 1
            if waiting > len(places) and not any(p.nargs == -1 for p in places):
                return f"{command.name} takes no {word!r}"
    return ""


def lacks_something(words: list[str]) -> bool:
    """True for a command that is named only: it needs one of the commands below it, or another word."""
    command = TREE
    while words and words[0] in getattr(command, "commands", {}):
        command, words = command.commands[words[0]], words[1:]
    if hasattr(command, "commands"):
        return bool(command.no_args_is_help)
    return not words and any(p.required for p in command.params)


def test_every_command_line_on_a_page_could_be_typed():
    found = dict(in_pages())
    assert {place: said for place, line in found.items() if (said := fault(line))} == {}
    assert len(found) > 120


def test_every_command_line_that_the_program_says_could_be_typed():
    found = dict(in_words())
    assert {place: said for place, line in found.items() if (said := fault(line))} == {}
    assert len(found) > 120


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("reflect week --since monday", "week has no --since"),
        ("reflect lost", "reflect takes no 'lost'"),
        ("reflect try done", ""),
        ("reflect try done 3 4", "done takes no '4'"),
        ("reflect --plain list --tag a --limit 3", ""),
        ("reflect search quiet waited", ""),
    ],
)
def test_a_line_that_cannot_be_typed_is_found(line, said):
    assert fault(line) == said


def test_what_only_looks_can_be_run_as_it_stands(world, answers):
    """On a journal with an entry: a line without placeholders is never wrong usage, and never a bug."""
    for pack in ("quick_checkin", "supervision_record", "learning_reflection"):
        world.ok("log", "--answers", str(answers(pack)))
    lines = {line for _, line in (*in_pages(), *in_words())}
    tried = 0
    for line in sorted(lines):
        words = typed(line)
        if (
            not words
            or words[0] not in READS
            or CHANGES & set(words)
            or any(PLACEHOLDER.fullmatch(w) for w in words)
        ):
            continue
        if words == ["search"] or words[:2] == ["mask", "try"] or lacks_something(words):  # they ask
            continue
        result = world.run(*words)
        assert result.code in {0, 3}, (line, result)
        tried += 1
    assert tried > 25


TASKS = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs" / "guides").glob("*.md")),
]
"""The pages whose blocks of commands somebody types as they stand, one after the other. The transcript shows answers too."""


def blocks(page: Path) -> list[str]:
    """The lines of all blocks of commands of a page."""
    text = "".join(re.findall(r"^```\n(.*?)^```", page.read_text("utf-8"), re.M | re.S))
    lines = [
        line.strip().removeprefix(".venv/bin/").replace(".venv\\Scripts\\", "") for line in text.splitlines()
    ]
    return [line for line in lines if re.match(r"reflect( |$)", line)]


@pytest.fixture(scope="module")
def _journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("typed")
    at_hand(filled(place / "home"), place)
    return place


@pytest.mark.parametrize(
    "page", [page for page in TASKS if page.stem not in ("transcript", "commands")], ids=lambda p: p.stem
)
def test_what_a_page_says_to_type_runs_in_that_order(
    page: Path, _journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The examples of docs/commands.md, and the demo, are typed one by one in tests/cli/manual/test_table.py."""
    here = tmp_path / "here"
    shutil.copytree(_journal, here)
    monkeypatch.chdir(here)
    for line in blocks(page):
        if line == "reflect demo":
            continue
        result = run_line(World(here / "home"), line, here)
        assert result.code == 0, (line, result)


def test_there_is_a_line_to_type_on_every_guide() -> None:
    typed_on = {page.stem for page in TASKS if blocks(page)}
    assert typed_on >= {
        "README",
        "first-day",
        "first-week",
        "first-supervision",
        "new-laptop",
        "forgotten-passphrase",
    }
    assert typed_on >= {"shared-computer", "typing-less", "agencies", "supervisors-the-meeting"}


def test_every_link_between_the_pages_leads_somewhere() -> None:
    for page in (*TASKS, ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md"):
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), (page.name, link)


def test_the_filters_are_those_that_the_pages_name():
    """What "the same filters" are, and which command has not all of them."""
    every = {"--since", "--until", "--area", "--setting", "--room", "--tag", "--pack", "--mark"}
    missing = {
        name: every - {o for p in TREE.commands[name].params for o in p.opts}
        for name in ("list", "search", "week", "growth", "themes", "export")
    }
    assert {name: gone for name, gone in missing.items() if gone} == {
        "week": {"--since", "--until"},
        "growth": {"--area"},
    }
    told = " ".join((ROOT / "docs" / "reference.md").read_text("utf-8").split())
    assert (
        "`week` takes `--of DAY` in place of days" in told
        and "`growth` names its area without an option" in told
    )


CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
NOUNS = re.findall(r"^\| `(\w+)` \| `([\w/.]+)` \|", CONTRIBUTING, re.M)


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`([\w/]+\.py)`", CONTRIBUTING))))
def test_every_file_that_contributing_names_is_there(path: str) -> None:
    here = [ROOT / path, ROOT / "reflect" / path]
    beside = [] if "/" in path else [*(ROOT / "reflect").rglob(path), *(ROOT / "tests").rglob(path)]
    assert any(file.is_file() for file in (*here, *beside))


def test_the_nouns_of_contributing_are_few_and_each_stands_where_it_says() -> None:
    assert 10 < len(NOUNS) <= 20
    for noun, file in NOUNS:
        assert re.search(rf"^class {noun}\b", (ROOT / "reflect" / file).read_text("utf-8"), re.M), (
            noun,
            file,
        )
