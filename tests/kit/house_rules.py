"""The rules of the house that no linter knows, each as a function: a tree in, what is wrong with it out, one line a fault.

They read the source with `ast` and import nothing of it, so that a tree can be broken on purpose and looked at.
"""

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

MOST_FILES, MOST_LINES, LONGEST_FUNCTION, NEVER_LONGER = 25, 300, 40, 60

LONG_FUNCTIONS: Mapping[str, int] = {}
"""Functions over 40 lines as they are today: how long each may be. The list may only shrink."""

MIRRORED = {"reflect", "bench", "docs", "lexicon", "prompts"}
OF_THE_WHOLE = {"safety"}
"""Folders of tests that try the whole program at once: kills, traces, canaries, hostile input, every key and prompt."""
NO_TESTS = {"kit", "golden", "fixtures", "exports_outside"}
GUARDED = ("storage", "report", "masking")
"""The rooms whose refusals keep something safe. A refusal of the command line is about what was typed."""


@lru_cache(maxsize=2)
def sources(root: Path) -> dict[str, ast.Module]:
    """Give the parsed modules of the product by their path in it, such as `cli/app.py`: read once, so break a tree before."""
    house = root / "reflect"
    return {
        str(file.relative_to(house).as_posix()): ast.parse(file.read_text("utf-8"))
        for file in sorted(house.rglob("*.py"))
    }


def crowded_folders(root: Path) -> list[str]:
    """Rule: no folder of the product holds more than 25 files. What makes it a package is not counted."""
    files = Counter(file.parent for file in (root / "reflect").rglob("*.py") if file.name != "__init__.py")
    return [
        f"{folder.relative_to(root).as_posix()} holds {count} files"
        for folder, count in files.items()
        if count > MOST_FILES
    ]


def long_files(root: Path) -> list[str]:
    """Rule: no file of the product is longer than 300 lines."""
    found = []
    for file in sorted((root / "reflect").rglob("*.py")):
        lines = len(file.read_text("utf-8").splitlines())
        if lines > MOST_LINES:
            found.append(f"{file.relative_to(root).as_posix()} has {lines} lines")
    return found


def long_functions(root: Path, known: Mapping[str, int] = LONG_FUNCTIONS) -> list[str]:
    """Rule: no function is longer than 40 lines, but for a list that may only shrink, and none than 60."""
    lengths = {
        f"{module}:{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for module, tree in sources(root).items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    }
    found = [
        f"{name} has {lines} lines"
        for name, lines in lengths.items()
        if lines > min(known.get(name, LONGEST_FUNCTION), NEVER_LONGER)
    ]
    return found + [
        f"{name} may have {most} lines, and has {lengths.get(name, 0)}: shorten the list"
        for name, most in known.items()
        if lengths.get(name, 0) < most
    ]


def class_names_used_twice(root: Path) -> list[str]:
    """Rule: a class name stands once in the product, so that a reader who meets it knows what it is."""
    places: dict[str, list[str]] = {}
    for module, tree in sources(root).items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                places.setdefault(node.name, []).append(module)
    return [f"{name}: {', '.join(where)}" for name, where in places.items() if len(where) > 1]


def tests_out_of_place(root: Path) -> list[str]:
    """Rule: a test file stands where its module stands, and is called after it or after its folder."""
    return [
        f"{file.relative_to(root).as_posix()} {fault}"
        for file in sorted((root / "tests").rglob("*.py"))
        if (fault := _out_of_place(root, file.relative_to(root / "tests")))
    ]


def _out_of_place(root: Path, test: Path) -> str:
    first = test.parts[0] if len(test.parts) > 1 else ""
    if first in NO_TESTS:
        return "is a test among what tests share" if test.name.startswith("test_") else ""
    if test.name == "conftest.py":
        return ""
    if not test.name.startswith("test_"):
        return "is no test, so it belongs into tests/kit"
    if first in OF_THE_WHOLE:
        return ""
    mirrored = root / test.parent if first in MIRRORED else root / "reflect" / test.parent
    if not mirrored.is_dir():
        return f"stands for no folder: there is no {mirrored.relative_to(root).as_posix()}"
    called = test.stem.removeprefix("test_")
    names = {mirrored.name, *(f.stem.strip("_") for f in mirrored.iterdir())} if first else _at_the_top(root)
    if any(called == name or called.startswith(f"{name}_") for name in names):
        return ""
    return f"is called after no module of {mirrored.relative_to(root).as_posix()}"


def _at_the_top(root: Path) -> set[str]:
    """What tests of the whole repository are about: the modules at the top of the product, the house, and its papers."""
    return {f.stem.strip("_") for f in (root / "reflect").glob("*.py")} | {
        "house",
        "docs",
        "transcript",
        "set_up",
    }


def guards_that_can_be_left_out(root: Path) -> list[str]:
    """Rule: what refuses in order to keep something safe does so always, not only for a caller who thinks of it.

    Looks for a parameter that has a default and is asked in the condition of a refusal in such a way that the default
    lets everything pass.
    """
    return [
        f"{module}:{node.name} refuses only if {name} is given"
        for module, tree in sources(root).items()
        if module.startswith(GUARDED)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for name in _that_switch_off(node)
    ]


def _that_switch_off(function: ast.FunctionDef) -> Iterator[str]:
    arguments = function.args
    named = [*arguments.posonlyargs, *arguments.args]
    defaults = {
        **dict(zip(reversed(named), reversed(arguments.defaults), strict=False)),
        **{a: d for a, d in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if d is not None},
    }
    usual = {a.arg: d for a, d in defaults.items()}
    for node in ast.walk(function):
        if isinstance(node, ast.If) and any(isinstance(part, ast.Raise) for part in node.body):
            yield from sorted(name for name, default in usual.items() if _lets_pass(node.test, name, default))


def _lets_pass(test: ast.expr, name: str, default: ast.expr) -> bool:
    """True if a condition, or one of its parts that must all hold, is false as long as a parameter has its default."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        return any(_lets_pass(part, name, default) for part in test.values)
    value = default.value if isinstance(default, ast.Constant) else object()
    match test:
        case ast.Name(id=found) if found == name:
            return not value
        case ast.UnaryOp(op=ast.Not(), operand=ast.Name(id=found)) if found == name:
            return value is True
        case ast.Compare(left=ast.Name(id=found), ops=[ast.IsNot()], comparators=[ast.Constant(value=None)]):
            return found == name and value is None
    return False


RULES = {
    "no folder over 25 files": crowded_folders,
    "no file over 300 lines": long_files,
    "no function over 40 lines": long_functions,
    "no class name twice": class_names_used_twice,
    "a test stands where its module stands": tests_out_of_place,
    "no guard can be left out": guards_that_can_be_left_out,
}
