"""The tree of what can go wrong: the drawing in `reflect/errors.py` is the one that the classes really form."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest

import reflect
from reflect import errors
from reflect.errors import ExitCode, ReflectError

MODULES = [each.name for each in pkgutil.walk_packages(reflect.__path__, "reflect.")]


@pytest.fixture(scope="module")
def loaded() -> list[type[BaseException]]:
    """Every exception that reflect has: all of it is loaded, so that each room's own hang on the tree."""
    found = {
        kind
        for name in MODULES
        for kind in vars(importlib.import_module(name)).values()
        if inspect.isclass(kind) and issubclass(kind, BaseException) and kind.__module__.startswith("reflect")
    }
    return sorted(found, key=lambda kind: kind.__name__)


def below(kind: type[ReflectError]) -> list[type[ReflectError]]:
    ours = (child for child in kind.__subclasses__() if child.__module__.startswith("reflect"))
    return sorted(ours, key=lambda child: (child.exit_code, child.__name__))


def drawn(kind: type[ReflectError], before: str = "", joint: str = "") -> Iterator[str]:
    """The branches of a tree: a family with its exit code and what it says, a leaf with its room if that is not ours."""
    is_family = kind.__base__ in (Exception, ReflectError)
    told = f" {kind.exit_code.value}: {inspect.getdoc(kind)}" if is_family else ""
    room = "" if kind.__module__ == errors.__name__ else f" (in {kind.__module__.split('.')[1]})"
    yield f"{before}{joint}{kind.__name__}{told}{room}"
    before += {"": "", "├─ ": "│  ", "└─ ": "   "}[joint]
    children = below(kind)
    for child in children:
        yield from drawn(child, before, "└─ " if child is children[-1] else "├─ ")


def test_the_drawing_is_the_tree(loaded: list[type[BaseException]]) -> None:
    shown = [line[4:] for line in (errors.__doc__ or "").splitlines() if line.startswith("    ")]
    assert shown == list(drawn(ReflectError)), "\n".join(f"    {line}" for line in drawn(ReflectError))


def test_every_failure_hangs_on_the_tree(loaded: list[type[BaseException]]) -> None:
    """Being stopped by the person is no failure; all else that reflect raises of its own is."""
    assert [kind for kind in loaded if not issubclass(kind, ReflectError | KeyboardInterrupt)] == []


def test_a_family_is_one_exit_code(loaded: list[type[BaseException]]) -> None:
    """Who catches a family catches exactly what ends with its code."""
    families = {family.exit_code: family for family in below(ReflectError)}
    assert len(families) == len(below(ReflectError))
    assert set(families) == set(ExitCode) - {ExitCode.DONE, ExitCode.BUG, ExitCode.INTERRUPTED}
    for kind in loaded:
        if issubclass(kind, ReflectError) and kind is not ReflectError:
            assert issubclass(kind, families[kind.exit_code]), kind
