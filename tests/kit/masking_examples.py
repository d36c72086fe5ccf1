"""Reads the examples of the masking rules, runs them, and switches one pattern or function of a rule off. Measures nothing."""

import ast
import importlib
import inspect
import pkgutil
import re
import tomllib
from collections.abc import Collection, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import reflect.masking
from reflect.masking.asked.words import asked_for
from reflect.masking.find import find
from reflect.masking.gentle.warn import warn
from reflect.masking.learned import tagger
from reflect.masking.plan.finish import render
from reflect.masking.plan.leaks import LeakFound
from reflect.masking.plan.plan import plan
from reflect.masking.quasi.pointers import quasi_identifiers
from reflect.masking.spans import Span

TESTS = Path(__file__).parents[1]
PLACE = TESTS / "masking" / "examples"
ROOMS = ("asked", "gentle", "people", "quasi", "shapes")
IN_PLAN = ("spellings", "years")
"""What finds something in a plan; the rest of it decides and carries out."""
FINDS_NOTHING = {"shapes/rules"}
RULES = sorted(path.relative_to(PLACE).with_suffix("").as_posix() for path in PLACE.rglob("*.toml"))
"""Each module that has examples, from reflect/masking on."""
NAMES = frozenset((TESTS.parent / "prompts" / "en" / "given_names.txt").read_text("utf-8").split())
NEVER = re.compile(r"(?!)")
_MARKED = re.compile(r"\[\[(\w+)(\?)?(?: (sure|likely|maybe))?(?:=([^|]*))?\|(.*?)\]\]", re.DOTALL)
_NOTHING: dict[object, object] = {Iterator: iter(()), list: [], int: 0, bool: False, str: "", tuple: (0, 0)}
_MODULES = [
    importlib.import_module(m.name)
    for m in pkgutil.walk_packages(reflect.masking.__path__, "reflect.masking.")
]


@dataclass(frozen=True)
class Example:
    """A short text that was made up for a rule, and what must become of it."""

    shows: str
    """The pattern or the function that it was made up for."""
    written: str
    """The text, with what must be found in it as [[kind|words]]: `kind?` if it is only shown and stays, `kind likely` or
    `kind=instead` where that matters. Of a plan: the text, an arrow, and the text as it leaves."""
    always: tuple[str, ...]
    room: str

    @property
    def text(self) -> str:
        return _MARKED.sub(lambda found: found[5], self.written.partition(" => ")[0])

    @property
    def fires(self) -> bool:
        return self.text != self.written

    @property
    def as_it_is(self) -> str:
        """The example as it would have to be written to be true now."""
        if self.room == "plan" or " => " in self.written:
            return self._as_it_leaves
        text, marks = self.text, [found.groups() for found in _MARKED.finditer(self.written)]
        # What an example says of how sure a rule is, or of the words put there, is asked only where it says it.
        extra = dict(zip(_places(self.written), marks, strict=True))
        for start, end, kind, looks, sure, instead in reversed(self._found()):
            said = extra.get((start, end))
            more = (f" {sure}" if said and said[2] else "") + (f"={instead}" if said and said[3] else "")
            text = f"{text[:start]}[[{kind}{looks}{more}|{text[start:end]}]]{text[end:]}"
        return text

    @property
    def _as_it_leaves(self) -> str:
        try:
            with switched_off(tagger, "tagged") if self.room == "plan" else nullcontext():
                [masked] = render(plan([self.text], always=self.always))
        except LeakFound:
            masked = "refused"
        return self.text if masked == self.text else f"{self.text} => {masked}"

    def _found(self) -> list[tuple[int, int, str, str, str, str]]:
        if self.room == "gentle":
            return [
                (h.start, h.end, h.kind, "", "", "") for h in warn(self.text, always=self.always, names=NAMES)
            ]
        if self.room == "quasi":
            return [(p.start, p.end, "known", "", "", "") for p in quasi_identifiers(self.text)]
        spans = by_rules(self.text, self.always)
        return [(s.start, s.end, s.kind, "" if s.rank else "?", s.certainty, s.suggestion) for s in spans]


def by_rules(text: str, always: Collection[str] = ()) -> list[Span]:
    """What the rules find by themselves, without what was learned: so a rule is shown, and a change of one is seen."""
    with switched_off(tagger, "tagged"):
        return find(text, always=always)


def _places(written: str) -> list[tuple[int, int]]:
    """Where the marked words stand in the text without its marks."""
    places, cut = list[tuple[int, int]](), 0
    for found in _MARKED.finditer(written):
        start = found.start() - cut
        places.append((start, start + len(found[5])))
        cut += len(found[0]) - len(found[5])
    return places


def name_of(example: Example) -> str:
    """What an example is called in a list of tests."""
    return f"{example.shows}: {example.text}"


def rule_modules() -> set[str]:
    """The modules that have rules in them."""
    root = Path(str(reflect.masking.__file__)).parent
    found = {
        path.relative_to(root).with_suffix("").as_posix()
        for room in ROOMS
        for path in (root / room).glob("[!_]*.py")
    }
    return (found | {f"plan/{name}" for name in IN_PLAN}) - FINDS_NOTHING


def module_of(rule: str) -> ModuleType:
    return importlib.import_module("reflect.masking." + rule.replace("/", "."))


def examples(rule: str) -> list[Example]:
    """The examples of one module, in tables that are named after its patterns and functions."""
    said = tomllib.loads((PLACE / f"{rule}.toml").read_text("utf-8"))
    always = tuple(said.pop("always", ()))
    return [
        Example(name, line, always, rule.partition("/")[0]) for name, lines in said.items() for line in lines
    ]


def patterns(module: ModuleType) -> list[str]:
    """The names of the patterns that a module makes itself."""
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    assigned = [
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    return [name for name in assigned if isinstance(getattr(module, name), re.Pattern)]


def _silent(thing: object) -> object:
    """What never finds anything, in the place of a pattern or a function."""
    if isinstance(thing, re.Pattern):
        return NEVER
    returns = inspect.get_annotations(thing)["return"]  # type: ignore[arg-type]
    nothing = _NOTHING.get(getattr(returns, "__origin__", returns))
    return lambda *_, **__: nothing


@contextmanager
def switched_off(module: ModuleType, name: str) -> Iterator[None]:
    """Take a pattern or a function of a module away, in its tables too, and wherever a public one was imported."""
    thing = getattr(module, name)
    instead = _silent(thing)
    held = list[tuple[ModuleType, str, object]]()
    try:
        for each in [module] if name.startswith("_") else _MODULES:
            for key, value in vars(each).copy().items():
                changed = _without(value, thing, instead)
                if changed is not value:
                    held.append((each, key, value))
                    setattr(each, key, changed)
        asked_for.cache_clear()
        yield
    finally:
        for each, key, value in held:
            setattr(each, key, value)
        asked_for.cache_clear()


def _without(value: object, thing: object, instead: object) -> Any:
    if value is thing:
        return instead
    if isinstance(value, tuple) and any(_without(each, thing, instead) is not each for each in value):
        parts = [_without(each, thing, instead) for each in value]
        return value._make(parts) if hasattr(value, "_make") else tuple(parts)
    return value
