"""Each rule of masking has examples: what fires, what does not, and no pattern that no example needs. They document, they do not measure."""

import pytest
from kit.masking_examples import (
    PLACE,
    RULES,
    Example,
    examples,
    module_of,
    name_of,
    patterns,
    rule_modules,
    switched_off,
)

ALL = {rule: examples(rule) for rule in RULES}
TABLES = [(rule, shown) for rule, said in ALL.items() for shown in dict.fromkeys(each.shows for each in said)]


def reds(rule: str, name: str) -> set[str]:
    """The tables with an example that is no longer true without a pattern or a function."""
    with switched_off(module_of(rule), name):
        return {each.shows for each in ALL[rule] if each.as_it_is != each.written}


@pytest.mark.parametrize("example", [each for said in ALL.values() for each in said], ids=name_of)
def test_an_example_is_true(example: Example) -> None:
    assert example.as_it_is == example.written


def test_every_module_that_finds_has_examples() -> None:
    assert set(RULES) == rule_modules(), f"each has a file in {PLACE}, and each file a module"


@pytest.mark.parametrize("rule", RULES)
def test_some_examples_fire_and_some_do_not(rule: str) -> None:
    assert {each.fires for each in ALL[rule]} == {True, False}


@pytest.mark.parametrize(("rule", "name"), [(r, n) for r in RULES for n in patterns(module_of(r))])
def test_a_pattern_is_needed_by_an_example(rule: str, name: str) -> None:
    assert reds(rule, name), f"write an example for {name} that turns red without it"


@pytest.mark.parametrize(("rule", "shown"), TABLES)
def test_a_table_needs_what_it_is_named_after(rule: str, shown: str) -> None:
    assert shown in reds(rule, shown)
