"""A pattern that looks past case can't ask for a capital: no such pattern holds one, and what each of them takes is shown."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest
from kit.masking_examples import by_rules

import reflect.masking

_MODULES = [
    importlib.import_module(m.name)
    for m in pkgutil.walk_packages(reflect.masking.__path__, "reflect.masking.")
]
_PATTERNS = {
    f"{module.__name__}.{name}": value
    for module in _MODULES
    for name, value in vars(module).items()
    if isinstance(value, re.Pattern)
}
_PARSE = re._parser.parse  # type: ignore[attr-defined]  # the tree is in no public module


def capitals(pattern: re.Pattern[str]) -> list[str]:
    """The capitals that a pattern asks for where case makes no difference, so that it takes small letters too."""
    return list(_loud(_PARSE(pattern.pattern, pattern.flags), bool(pattern.flags & re.I)))


def _loud(tree: Any, past_case: bool) -> Iterator[str]:
    for op, argument in tree:
        match str(op):
            case "LITERAL" | "NOT_LITERAL":
                if past_case and chr(argument).isupper():
                    yield chr(argument)
            case "IN":
                if past_case:
                    yield from _loud_in_set(argument)
            case "SUBPATTERN":
                _, on, off, inside = argument
                yield from _loud(inside, (past_case or bool(on & re.I)) and not off & re.I)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                yield from _loud(argument[2], past_case)
            case "ASSERT" | "ASSERT_NOT":
                yield from _loud(argument[1], past_case)
            case "ATOMIC_GROUP":
                yield from _loud(argument, past_case)
            case "BRANCH":
                for branch in argument[1]:
                    yield from _loud(branch, past_case)
            case "GROUPREF_EXISTS":
                for branch in argument[1:]:
                    yield from _loud(branch or [], past_case)


def _loud_in_set(members: Any) -> Iterator[str]:
    """The capitals of a set whose small letter is not in it."""
    held = set[str]()
    for op, argument in members:
        if str(op) == "LITERAL":
            held.add(chr(argument))
        elif str(op) == "RANGE":
            first, last = argument
            held.update(map(chr, range(first, min(last, 0x24F) + 1)))
    yield from (sign for sign in sorted(held) if sign.isupper() and sign.lower() not in held)


def test_there_are_patterns_to_look_at() -> None:
    assert len(_PATTERNS) > 80
    assert sum(bool(p.flags & re.I) for p in _PATTERNS.values()) > 50


@pytest.mark.parametrize("name", _PATTERNS)
def test_no_pattern_asks_for_a_capital_where_it_looks_past_case(name: str) -> None:
    found = capitals(_PATTERNS[name])
    assert not found, f"{name} takes small letters for {found}: write them small, or inside (?-i:...)"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("and [A-Z]", True),
        ("a|(?:x(?=[A-Z0-9]))", True),
        ("(?-i:and [A-Z])", False),
        ("and [A-Za-z]", False),
        ("and [^\\W\\d_]", False),
        ("line X", True),
        ("line x", False),
    ],
)
def test_the_look_sees_a_capital(written: str, found: bool) -> None:
    assert bool(capitals(re.compile(written, re.I))) is found
    assert not capitals(re.compile(written))


FIRES = [
    ("off 5th and Vine", "5th and Vine"),
    ("meet me at 3rd and main", "3rd and main"),
    ("by 5th and pine st", "5th and pine"),
    ("on E. 3rd and Alameda", "E. 3rd and Alameda"),
    ("the corner of 5th and mission", "5th and mission"),
    ("at 3rd & Vine we met", "3rd & Vine"),
    ("at 3rd and 9th we met", "3rd and 9th"),
    ("on the 3rd and it stung", "3rd"),
    ("On the 3rd and Maria cried.", "3rd"),
    ("on the 9th and we left", "9th"),
    ("on the 12th and I cried", "12th"),
    ("on the 1st and then the 2nd", "2nd"),
    ("worked the 1st and the 15th", "1st"),
    ("on N. High Street", "N. High Street"),
    ("on s 5th avenue", "s 5th avenue"),
    ("north high street was dark", "north high street"),
    ("at 30 county road B", "30 county road B"),
    ("at 30 county road b.", "30 county road b"),
    ("at 1420 Grand, door B and in", "1420 Grand, door B"),
    ("at 41 Elm Ave apt B", "41 Elm Ave apt B"),
    ("at 41 Elm Ave apt 3b and in", "41 Elm Ave apt 3b"),
    ("at 41 Elm Ave Suite GL, left", "41 Elm Ave Suite GL"),
    ("VA claim number c 29 118 440", "c 29 118 440"),
    ("VA claim number C 29 118 440", "C 29 118 440"),
    ("the case AB 4000", "AB 4000"),
    ("his plate is jkr 4471", "jkr 4471"),
    ("his plate is JKR 4471", "JKR 4471"),
]
STAYS = [
    ("on the 3rd and it stung", "it stung"),
    ("ON THE 3RD AND PEOPLE LEFT", "PEOPLE"),
    ("on the 9th and we left", "we left"),
    ("on the 12th and I cried", "I cried"),
    ("On the 3rd and church was full", "church"),
    ("on the 5th and final time", "5th and final"),
    ("on the 2nd and 3rd floor", "2nd and 3rd"),
    ("that's the road I walk", "s the road"),
    ("we're on our way, he's main road ahead", "s main road"),
    ("we went south on the road, north this street", "south"),
    ("at 40 county road in the hills", "in the"),
    ("at 1420 Grand, door and window", "and window"),
    ("at 41 Elm Ave apt and she was home", "and she"),
    ("at 214 Maple Ave room where we met", "where"),
    ("the report from 2019 was lost", "from 2019"),
    ("my case about 4000 of them", "about 4000"),
    ("he got his license in 2019", "in 2019"),
    ("my license at 16", "at 16"),
    ("the plates for 20 guests", "for 20"),
]


@pytest.mark.parametrize(("text", "found"), FIRES)
def test_a_shape_fires(text: str, found: str) -> None:
    assert found in [s.text for s in by_rules(text) if s.rank]


@pytest.mark.parametrize(("text", "left"), STAYS)
def test_a_shape_leaves_what_only_had_a_capital_in_the_pattern(text: str, left: str) -> None:
    start = text.index(left)
    masked = [s.text for s in by_rules(text) if s.rank and s.start < start + len(left) and start < s.end]
    assert not masked


def test_a_date_keeps_its_kind_before_and() -> None:
    assert [(s.kind, s.text) for s in by_rules("I was told on the 3rd and it stung")] == [("date", "3rd")]
