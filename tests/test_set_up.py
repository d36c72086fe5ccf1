"""What a contributor sets up: exact versions for every install, hooks, and the workflow of the public forge."""

import re
import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CONSTRAINTS = [
    Requirement(line)
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
INSTALLER = "pip"
"""In the locks, since an older one writes a slower start script; no package of ours asks for it, so no constraint names it."""
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
RECIPES = {
    target: [line.strip() for line in recipe.splitlines()]
    for target, recipe in re.findall(r"^([a-z-]+):.*\n((?:\t.*\n)*)", MAKEFILE, re.M)
}
INSTALL = ROOT / "docs" / "guides" / "install.md"
HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8"))
JOBS = WORKFLOW["jobs"]
VERSIONS = ["3.11", "3.12", "3.13", "3.14"]
MACHINES = [
    ("linux", "x86_64"),
    ("linux", "aarch64"),
    ("darwin", "arm64"),
    ("darwin", "x86_64"),
    ("win32", "AMD64"),
]
WORLDS = [
    {
        "python_version": version,
        "python_full_version": f"{version}.1",
        "sys_platform": system,
        "platform_machine": machine,
    }
    for version, (system, machine) in product(VERSIONS, MACHINES)
]


def asked() -> Iterator[Requirement]:
    """Each dependency of the product, of its extras and of its makers, but not the project itself."""
    lines = [
        *PROJECT["dependencies"],
        *(line for extra in PROJECT["optional-dependencies"].values() for line in extra),
    ]
    yield from (each for each in map(Requirement, lines) if each.name != PROJECT["name"])


def applies(requirement: Requirement, world: dict[str, str]) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(world)


# Exact versions


@pytest.mark.parametrize("requirement", list(asked()), ids=str)
def test_every_dependency_has_one_exact_version_in_its_range_everywhere(requirement: Requirement) -> None:
    """If it has not, what is asked for was changed: `make constraints` chooses anew."""
    name = canonicalize_name(requirement.name)
    for world in (each for each in WORLDS if applies(requirement, each)):
        [line] = [
            each for each in CONSTRAINTS if canonicalize_name(each.name) == name and applies(each, world)
        ]
        [exact] = line.specifier
        assert requirement.specifier.contains(exact.version), (line, world)


@pytest.mark.parametrize("line", CONSTRAINTS, ids=str)
def test_a_constraint_is_a_name_and_an_exact_version(line: Requirement) -> None:
    """Never an address: where packages come from is for whoever installs to say."""
    assert [each.operator for each in line.specifier] == ["=="]
    assert line.url is None and not line.extras


def test_every_install_of_make_and_of_the_pages_takes_only_files_whose_sum_is_known() -> None:
    """But that of the lowest versions, which is there to take others, and of programs in a place of their own under build/."""
    others = ("--resolution lowest-direct", " uv", " pip-audit", " 'jrnl>=4.6,<5'")
    for line in (line for line in MAKEFILE.splitlines() if "pip install" in line):
        known = "$(LOCKED) locks/" in line or "$(ITSELF)" in line
        assert known or others[0] in line or line.endswith(others[1:]), line
    for page in ("docs/guides/install.md", "CONTRIBUTING.md"):
        for line in re.findall(r".*python -m pip install.*", (ROOT / page).read_text("utf-8")):
            assert re.search(
                r"--require-hashes -r locks.(run|dev)\.lock$|--no-build-isolation --no-deps -e \.$", line
            ), page


# Sums


def locked(name: str) -> dict[str, list[str]]:
    """Give each line of a lock with its sums."""
    lines = (ROOT / "locks" / f"{name}.lock").read_text("utf-8").replace("\\\n", "").splitlines()
    parts = [line.split(" --hash=") for line in lines if line and not line.startswith("#")]
    return {first.strip(): [each.strip() for each in sums] for first, *sums in parts}


@pytest.mark.parametrize("name", ["run", "dev"])
def test_every_line_of_a_lock_has_the_version_of_the_constraints_and_the_sums_of_its_files(name: str) -> None:
    """If it has not: `make locks` writes them anew."""
    constraints = {str(line) for line in CONSTRAINTS}
    lines = locked(name)
    assert len(lines) > 20
    for line, sums in lines.items():
        if line.startswith("--"):
            continue
        assert sums and all(re.fullmatch("sha256:[0-9a-f]{64}", each) for each in sums), line
        if Requirement(line).name == INSTALLER:
            continue
        assert any(_is_within(Requirement(line), Requirement(each)) for each in constraints), line


def _is_within(one: Requirement, other: Requirement) -> bool:
    """The same name and version, at least wherever the first one applies."""
    return (canonicalize_name(one.name), one.specifier) == (
        canonicalize_name(other.name),
        other.specifier,
    ) and all(applies(other, world) for world in WORLDS if applies(one, world))


def test_the_lock_of_the_makers_holds_all_constraints_and_that_of_the_program_no_tests() -> None:
    names = [
        {canonicalize_name(Requirement(line).name) for line in locked(name) if not line.startswith("--")}
        for name in ("run", "dev")
    ]
    assert names[1] == {INSTALLER, *(canonicalize_name(line.name) for line in CONSTRAINTS)}
    product = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}
    assert product <= names[0] < names[1] and "pytest" not in names[0]


# Hooks


def test_the_hooks_are_what_make_lint_checks_with_the_tools_of_the_checkout() -> None:
    [repository] = HOOKS["repos"]
    assert repository["repo"] == "local"
    assert [hook["entry"].replace(".venv/bin/", "$(BIN)/") for hook in repository["hooks"]] == RECIPES["lint"]
    for hook in repository["hooks"]:
        assert hook["language"] == "system" and hook["pass_filenames"] is False
        assert {"id", "name"} < set(hook)


# The workflow


def commands() -> Iterator[tuple[str, str]]:
    for job in JOBS:
        yield from ((job, step["run"]) for step in JOBS[job]["steps"] if "run" in step)


@pytest.mark.parametrize(("job", "command"), list(commands()))
def test_what_the_workflow_runs_is_a_target_or_stands_on_the_page_of_installing(
    job: str, command: str
) -> None:
    made = re.fullmatch(r"make ([a-z-]+)", command)
    plain = re.sub(r"^(py|python3) ", "python ", INSTALL.read_text("utf-8"), flags=re.M)
    assert (made and made[1] in RECIPES) or command in plain.splitlines()


def test_the_workflow_covers_every_system_and_version() -> None:
    assert JOBS["check"]["strategy"]["matrix"] == {
        "system": ["ubuntu-latest", "macos-latest"],
        "python": VERSIONS,
    }
    assert JOBS["windows"]["strategy"]["matrix"] == {"python": VERSIONS}
    assert {"make lowest", "make try-wheel", "make coverage", "make check"} <= {
        command for _, command in commands()
    }


@pytest.mark.parametrize("job", JOBS)
def test_a_job_says_where_it_runs_and_may_only_read(job: str) -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert JOBS[job]["runs-on"] and JOBS[job]["steps"][0]["uses"].startswith("actions/checkout@")
    assert all(("uses" in step) != ("run" in step) for step in JOBS[job]["steps"])
