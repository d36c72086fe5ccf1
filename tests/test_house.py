"""The house itself: walls between the rooms, help and pages, what is loaded, and what lies in the wheel."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import house
import pytest
import typer
from kit.house_rules import RULES, long_functions, sources
from kit.packs import PACKS, PRACTICE

import reflect
from reflect.cli.app import app
from reflect.errors import ExitCode, ReflectError

ROOT = Path(__file__).parents[1]
HEAVY = {
    "sqlmodel", "sqlalchemy", "questionary", "prompt_toolkit", "sqlcipher3", "nacl", "docx", "yaml", "pydantic",
    "sqlite3", "msgspec", "hypothesis",
}  # fmt: skip


def run(
    *args: str, python: str = sys.executable, cwd: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a fresh interpreter, far from the settings of this one."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("REFLECT_", "PYTHON", "COV"))}
    return subprocess.run(
        [python, *args], cwd=cwd, env={**kept, **environment}, capture_output=True, text=True, check=False
    )


# Modules


def trees() -> dict[str, ast.Module]:
    return {f"reflect/{module}": tree for module, tree in sources(ROOT).items()}


def calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def test_every_module_opens_by_saying_what_it_is_for() -> None:
    said = {module: ast.get_docstring(tree) or "" for module, tree in trees().items() if tree.body}
    assert not [module for module, words in said.items() if not words.partition("\n")[0].endswith((".", ":"))]


def test_no_module_prints() -> None:
    """Everything that a person reads goes through the screen."""
    assert not [
        f"{module}:{call.lineno}"
        for module, tree in trees().items()
        for call in calls(tree)
        if isinstance(call.func, ast.Name) and call.func.id in ("print", "breakpoint")
    ]


def test_the_clock_is_handed_in() -> None:
    """Only where the world begins is the time looked at: the context, and a journal opened without one."""
    assert {
        module
        for module, tree in trees().items()
        for call in calls(tree)
        if isinstance(call.func, ast.Attribute) and call.func.attr in ("now", "today", "utcnow")
    } == {"reflect/cli/context.py", "reflect/storage/clock.py"}


# Walls


CONTRACTS = ROOT / "pyproject.toml"
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the house in which a wall may be broken."""
    shutil.copytree(ROOT / "reflect", tmp_path / "reflect", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(CONTRACTS, tmp_path)
    return tmp_path


def test_the_walls_stand(copy: Path) -> None:
    found = run("-c", LINT, cwd=copy)
    assert found.returncode == 0, found.stdout + found.stderr
    assert "0 broken" in found.stdout


BROKEN_WALLS = [
    ("export/html.py", "import sqlmodel", "An exporter sees the report and nothing else"),
    (
        "export/html.py",
        "from reflect.values.entry import Entry",
        "An exporter sees the report and nothing else",
    ),
    ("export/markdown.py", "import rich", "An exporter sees the report and nothing else"),
    (
        "pocket/packed.py",
        "from reflect.growth import focus",
        "A page for a phone is made of packs, and of nothing of the journal",
    ),
    (
        "archive/lines.py",
        "from reflect.storage import revisions",
        "An archive is made of records, and knows no journal and no person",
    ),
    ("cli/commands/log.py", "import sqlcipher3", "Only storage touches the file and the keys"),
    ("cli/commands/log.py", "import questionary", "questionary lives in one module"),
    (
        "cli/asking/guided/picture.py",
        "import prompt_toolkit",
        "How a question looks is known without the toolkit",
    ),
    ("guide/walk.py", "import typer", "Only the command line talks to a person"),
    ("growth/summary.py", "import rich", "Rules and file know no screen"),
    ("growth/summary.py", "from reflect.storage import journal", "Rooms only know the rooms below them"),
    ("errors.py", "import reflect.values", "Rooms only know the rooms below them"),
    ("storage/disk/files.py", "import urllib.request", "Nobody reaches the network"),
    ("cli/commands/week.py", "from reflect.cli.commands import show", "Commands do not know each other"),
    ("cli/groups/learn.py", "from reflect.cli.commands import log", "Commands do not know each other"),
    ("cli/given/named.py", "from reflect.cli.sitting import hold", "Commands stand above what they do"),
    ("cli/sitting/hold.py", "from reflect.cli.sharing import sign", "Commands stand above what they do"),
    (
        "masking/words/tokens.py",
        "from reflect.masking.people import titles",
        "In masking a plan stands on the finders",
    ),
    (
        "masking/people/titles.py",
        "from reflect.masking.learned import tagger",
        "In masking a plan stands on the finders",
    ),
    (
        "storage/reading/entries.py",
        "from reflect.storage.writing import rows",
        "What reads the journal and what writes it are apart",
    ),
    (
        "storage/writing/entries.py",
        "from reflect.storage.reading import meta",
        "What reads the journal and what writes it are apart",
    ),
    (
        "storage/disk/files.py",
        "from reflect.storage.keys import crypto",
        "In storage the door stands above its rooms",
    ),
    (
        "incoming/strict.py",
        "from reflect.storage import names",
        "What reads the files of other programs knows no journal",
    ),
    (
        "archive/names.py",
        "from reflect.storage import names",
        "An archive is made of records, and knows no journal and no person",
    ),
    ("report/policy.py", "from reflect.report import build", "In the report a page stands on the gate"),
    ("values/room.py", "from reflect.values import entry", "The nouns know each other in one direction"),
    (
        "report/kinds/account.py",
        "from reflect.report.kinds import packet",
        "Kinds of pages do not know each other",
    ),
]


def test_each_wall_is_broken_once_below() -> None:
    told = tomllib.loads(CONTRACTS.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    assert {contract["name"] for contract in told} == {contract for _, _, contract in BROKEN_WALLS}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the linter says of each wall of a house in which all of them are broken at once."""
    house = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "reflect", house / "reflect", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(CONTRACTS, house)
    for module, line, _ in BROKEN_WALLS:
        with (house / "reflect" / module).open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    found = run("-c", LINT, cwd=house)
    assert found.returncode == 1, found.stdout + found.stderr
    parts = re.split(r"^(.+)\n-{3,}$", found.stdout.partition("Broken contracts")[2], flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize(("module", "line", "contract"), BROKEN_WALLS)
def test_a_wall_that_is_broken_is_seen(broken: dict[str, str], module: str, line: str, contract: str) -> None:
    importer = f"reflect/{module}".removesuffix(".py").replace("/", ".")
    words = line.split()  # import urllib.request; from reflect.values import entry
    imported = {words[1], words[1].partition(".")[0], f"{words[1]}.{words[-1]}"}
    assert imported & set(re.findall(rf"{re.escape(importer)} -> (\S+) ", broken[contract]))


# Rules that no linter knows


@pytest.mark.parametrize("rule", RULES)
def test_the_rules_are_kept(rule: str) -> None:
    assert not RULES[rule](ROOT)


@cache
def measured() -> house.House:
    return house.measure(ROOT)


def test_every_public_name_is_used_by_the_product() -> None:
    """What only a test uses is not needed, or is missed by a person who has no way to it."""
    found = measured()
    assert not [str(name) for name in (*found.tests_only, *found.unused)]


def test_nothing_imports_in_a_circle() -> None:
    assert not measured().circles


def lines(count: int) -> str:
    return "\n".join(f"a_{n} = {n}" for n in range(count)) + "\n"


BROKEN: dict[str, tuple[str, str, str]] = {
    "no folder over 25 files": ("reflect/growth/more_{}.py", '"""One more."""\n', "reflect/growth holds"),
    "no file over 300 lines": ("reflect/growth/long.py", lines(301), "reflect/growth/long.py has 301 lines"),
    "no function over 40 lines": (
        "reflect/growth/one_long.py",
        "def long():\n" + "    pass\n" * 41,
        "growth/one_long.py:long has 42 lines",
    ),
    "no class name twice": ("reflect/growth/again.py", "class Entry:\n    pass\n", "Entry: growth/again.py"),
    "a test stands where its module stands": (
        "tests/growth/test_journal.py",
        "",
        "tests/growth/test_journal.py is called after no module of reflect/growth",
    ),
    "no guard can be left out": (
        "reflect/storage/guard.py",
        "def restore(schema, newest=None):\n    if newest is not None and schema > newest:\n        raise ValueError\n",
        "storage/guard.py:restore refuses only if newest is given",
    ),
}


@pytest.fixture(scope="module")
def in_disorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house in which every rule is broken at once, each in a file of its own."""
    house = tmp_path_factory.mktemp("house")
    passed_over = shutil.ignore_patterns("__pycache__", "*.json*", "golden")
    for part in ("reflect", "tests"):
        shutil.copytree(ROOT / part, house / part, ignore=passed_over)
    for file, text, _ in BROKEN.values():
        for n in range(26 if "{}" in file else 1):
            (house / file.format(n)).write_text(text, encoding="utf-8")
    return house


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_that_is_broken_is_seen(in_disorder: Path, rule: str) -> None:
    fault = BROKEN[rule][2]
    assert any(found.startswith(fault) for found in RULES[rule](in_disorder))


def test_a_long_function_that_got_shorter_leaves_the_list() -> None:
    assert long_functions(ROOT, {"growth/summary.py:gone": 50}) == [
        *long_functions(ROOT, {}),
        "growth/summary.py:gone may have 50 lines, and has 0: shorten the list",
    ]


def test_a_name_that_only_a_test_uses_and_a_circle_are_seen(tmp_path: Path) -> None:
    growth = tmp_path / "reflect" / "growth"
    shutil.copytree(ROOT / "reflect" / "growth", growth)
    (growth / "spare.py").write_text("def spare_part() -> None:\n    pass\n")
    (growth / "there.py").write_text("def go() -> None:\n    from reflect.growth import back\n")
    (growth / "back.py").write_text("from reflect.growth import there\n")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_spare.py").write_text(
        "from reflect.growth.spare import spare_part\n\nspare_part()\n"
    )
    found = house.measure(tmp_path)
    assert "reflect.growth.spare.spare_part" in map(str, found.tests_only)
    assert ["reflect.growth.back", "reflect.growth.there"] in [sorted(group) for group in found.circles]


# What is loaded


LOADED = """
import sys
{body}
sys.stderr.write("\\nLOADED " + " ".join(sorted(m.partition(".")[0] for m in sys.modules if "." not in m)))
"""
MAIN = (
    "sys.argv = {argv!r}\nfrom reflect.__main__ import main\ntry:\n    main()\nexcept SystemExit:\n    pass"
)


def loaded(body: str, tmp_path: Path) -> tuple[str, set[str]]:
    found = run(
        "-c",
        LOADED.format(body=body),
        cwd=tmp_path,
        PYTHONPATH=str(ROOT),
        REFLECT_HOME=str(tmp_path / "home"),
    )
    assert found.returncode == 0, found.stderr
    return found.stdout, set(found.stderr.rpartition("LOADED ")[2].split())


def test_the_command_line_loads_nothing_heavy(tmp_path: Path) -> None:
    _, modules = loaded("import reflect.cli.app", tmp_path)
    assert "typer" in modules and not modules & HEAVY


def test_the_command_line_loads_no_other_room(tmp_path: Path) -> None:
    """Each command loads what it needs when it runs; the list of commands needs none of it."""
    body = "import sys, reflect.cli.app\nprint(*(m for m in sys.modules if m.startswith('reflect.')))"
    rooms = {
        name.split(".")[1] for name in run("-c", body, cwd=tmp_path, PYTHONPATH=str(ROOT)).stdout.split()
    }
    assert "cli" in rooms
    ground = {
        "errors",
        "settings",
        "dates",
        "day_names",
        "day_words",
        "languages",
        "quick_dataclass",
        "visible",
        "wording",
    }
    assert rooms <= {"cli", "__main__", *ground}


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    said, modules = loaded(MAIN.format(argv=["reflect", "--help"]), tmp_path)
    assert "Usage: reflect" in said and "Look back on a session" in said
    assert not modules & HEAVY


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_the_version_is_said_before_anything_is_loaded(tmp_path: Path, flag: str) -> None:
    said, modules = loaded(MAIN.format(argv=["reflect", flag]), tmp_path)
    assert said == f"reflect {reflect.__version__}\n"
    assert not modules & (HEAVY | {"typer", "rich", "click", "tomllib", "platformdirs"})
    assert run("-m", "reflect", flag, cwd=tmp_path, PYTHONPATH=str(ROOT)).stdout == said


def test_saying_where_things_are_opens_no_journal(tmp_path: Path) -> None:
    _, modules = loaded(MAIN.format(argv=["reflect", "packs", "list"]), tmp_path)
    assert "msgspec" in modules
    assert not modules & (HEAVY - {"msgspec"})


# Commands, help and pages


def commands() -> Iterator[tuple[str, typer.core.TyperCommand, bool]]:
    top = typer.main.get_command(app)
    for id, command in top.commands.items():  # type: ignore[attr-defined]
        yield id, command, command.hidden
        for below, sub in getattr(command, "commands", {}).items():
            yield f"{id} {below}", sub, sub.hidden


COMMANDS = {id: command for id, command, hidden in commands() if not hidden}
REFERENCE = (ROOT / "docs" / "reference.md").read_text("utf-8")


@pytest.mark.parametrize("id", COMMANDS)
def test_every_command_has_help(id: str) -> None:
    said = COMMANDS[id].help
    assert said and said[0].isupper() and said.splitlines()[0].endswith(".")


@pytest.mark.parametrize("id", COMMANDS)
def test_every_option_has_help(id: str) -> None:
    for parameter in COMMANDS[id].params:
        plain = {"json", "which", "id", "number"}
        assert getattr(parameter, "help", None) or parameter.name in plain, parameter.name


def test_the_pages_tell_every_exit_code() -> None:
    rows = {int(number) for number in re.findall(r"^\| (\d+) \|", REFERENCE, re.M)}
    assert set(ExitCode) <= rows


def test_every_error_has_words_of_its_own_and_a_documented_code() -> None:
    def below(kind: type[ReflectError]) -> Iterator[type[ReflectError]]:
        for child in kind.__subclasses__():
            yield child
            yield from below(child)

    for kind in below(ReflectError):
        assert kind.exit_code in set(ExitCode)
        assert kind.__doc__ and kind.__doc__.rstrip().endswith("."), kind


# The wheel


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """An interpreter with our wheel in it, and its site-packages; the rest is borrowed from this one."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    assert built.returncode == 0, built.stderr
    [wheel] = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=False, symlinks=os.name != "nt")
    names = {"base": str(folder / "venv"), "platbase": str(folder / "venv")}
    scheme = "venv" if "venv" in sysconfig.get_scheme_names() else sysconfig.get_default_scheme()
    site = Path(sysconfig.get_path("purelib", scheme, names))
    python = Path(sysconfig.get_path("scripts", scheme, names)) / (
        "python.exe" if os.name == "nt" else "python"
    )
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "borrowed.pth").write_text("\n".join(sorted(borrowed)) + "\n", encoding="utf-8")
    return str(python), site


def test_the_prompts_are_in_the_wheel(installed: tuple[str, Path], tmp_path: Path) -> None:
    python, site = installed
    home = {"REFLECT_HOME": str(tmp_path / "home")}
    where = run("-m", "reflect", "where", "--json", python=python, cwd=tmp_path, **home)
    prompts = Path(json.loads(where.stdout)["prompts"])
    assert prompts == site / "reflect" / "_prompts"
    shipped = {f.relative_to(ROOT / "prompts") for f in (ROOT / "prompts").rglob("*") if f.is_file()}
    assert {f.relative_to(prompts) for f in prompts.rglob("*") if f.is_file()} == shipped
    listed = run("-m", "reflect", "packs", "list", "--json", python=python, cwd=tmp_path, **home)
    assert len(json.loads(listed.stdout)["packs"]) == len(PACKS)


def test_the_installed_library_finds_areas_and_cards(installed: tuple[str, Path], tmp_path: Path) -> None:
    python, _ = installed
    code = (
        "from reflect.guide.library import Library; p = Library().practice; "
        "import reflect; print(len(p.areas), len(p.cards), reflect.__file__)"
    )
    areas, cards, file = run("-c", code, python=python, cwd=tmp_path).stdout.split(maxsplit=2)
    assert (int(areas), int(cards)) == (len(PRACTICE.areas), len(PRACTICE.cards)) and str(ROOT) not in file


def test_a_pack_of_ones_own_wins_over_the_one_in_the_wheel(
    installed: tuple[str, Path], tmp_path: Path
) -> None:
    python, _ = installed
    own = tmp_path / "home" / "packs"
    own.mkdir(parents=True)
    mine = 'title = "Mine"\nversion = 1\nlang = "en"\nminutes = 1\n[[questions]]\nid = "q"\ntype = "text"\nask = "And?"\n'
    for id in ("quick_checkin", "morning"):
        (own / f"{id}.toml").write_text(f'pack = "{id}"\n{mine}', encoding="utf-8")
    home = {"REFLECT_HOME": str(tmp_path / "home")}
    listed = run("-m", "reflect", "packs", "list", "--json", python=python, cwd=tmp_path, **home)
    packs = {p["pack"]: (p["title"], p["origin"]) for p in json.loads(listed.stdout)["packs"]}
    assert packs["quick_checkin"] == packs["morning"] == ("Mine", "yours")
    assert packs["self_care"][1] == "bundled" and len(packs) == len(PACKS) + 1


def test_nothing_of_tests_or_tools_is_in_the_wheel(installed: tuple[str, Path]) -> None:
    _, site = installed
    ours = [f for f in site.iterdir() if f.name != "borrowed.pth"]
    assert {f.name.partition("-")[0] for f in ours} == {"peer_reflect", "reflect"}
    [beside] = [f for f in ours if f.suffix == ".data"]
    assert [f.relative_to(beside).as_posix() for f in beside.rglob("*") if f.is_file()] == [
        "data/share/man/man1/reflect.1"
    ]
    assert (site / "reflect" / "py.typed").is_file()  # its types are for whoever imports it, too
    [info] = [f for f in ours if f.suffix == ".dist-info"]
    assert {"LICENSE", "NOTICE"} <= {f.name for f in info.rglob("*")}
    assert "reflect = reflect.__main__:main" in (info / "entry_points.txt").read_text("utf-8")


def test_from_a_checkout_the_prompts_of_the_repository_are_found(tmp_path: Path) -> None:
    where = run(
        "-m", "reflect", "where", "--json", cwd=tmp_path, PYTHONPATH=str(ROOT), REFLECT_HOME=str(tmp_path / "home")
    )  # fmt: skip
    assert Path(json.loads(where.stdout)["prompts"]) == ROOT / "prompts"
