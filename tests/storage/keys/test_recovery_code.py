"""The recovery code survives a person's handwriting, and says where it went wrong."""

import itertools
import random

import pytest

from reflect.errors import WrongSecret
from reflect.storage.keys import recovery_code


def seeded(seed: int):
    return random.Random(seed).randbytes


CODE = recovery_code.new_code(seeded(1))
SECRET = seeded(1)(20)


def test_code_has_eight_groups_of_five_from_the_alphabet() -> None:
    groups = CODE.split("-")
    assert [len(group) for group in groups] == [5] * 8
    assert set("".join(groups)) <= set(recovery_code.ALPHABET)


def test_code_gives_back_the_random_bytes() -> None:
    for seed in range(200):
        assert recovery_code.normalise(recovery_code.new_code(seeded(seed))) == seeded(seed)(20)


def test_codes_differ() -> None:
    assert len({recovery_code.new_code() for _ in range(50)}) == 50


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", " "),
        f"  {CODE}\n",
        f"{CODE}.",
        f'"{CODE}",',
        " ".join(CODE),
        CODE.replace("-", "\N{EN DASH}"),
        CODE.replace("-", "\N{NO-BREAK SPACE}\N{MINUS SIGN}\t"),
        CODE.replace("0", "O").replace("1", "I"),
        CODE.lower().replace("0", "o").replace("1", "l"),
        "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else c for c in CODE),
    ],
)
def test_code_is_read_however_it_is_typed(typed: str) -> None:
    assert recovery_code.normalise(typed) == SECRET
    assert recovery_code.groups(typed) == tuple(CODE.split("-"))


def test_every_wrong_symbol_is_noticed_and_its_group_named() -> None:
    flat = CODE.replace("-", "")
    for at, other in itertools.product(range(40), recovery_code.ALPHABET):
        if flat[at] == other:
            continue
        with pytest.raises(
            WrongSecret, match=rf"^Group {at // 5 + 1} of the recovery code does not look right\.$"
        ):
            recovery_code.normalise(flat[:at] + other + flat[at + 1 :])


def test_swapped_neighbours_are_noticed() -> None:
    for seed in range(50):
        flat = recovery_code.new_code(seeded(seed)).replace("-", "")
        for at in range(39):
            if flat[at] != flat[at + 1] and at % 5 != 4:
                swapped = flat[:at] + flat[at + 1] + flat[at] + flat[at + 2 :]
                with pytest.raises(WrongSecret, match=f"Group {at // 5 + 1} "):
                    recovery_code.normalise(swapped)


def test_swapped_groups_are_noticed() -> None:
    for seed in range(20):
        groups = recovery_code.new_code(seeded(seed)).split("-")
        for left, right in itertools.combinations(range(8), 2):
            swapped = list(groups)
            swapped[left], swapped[right] = swapped[right], swapped[left]
            if swapped != groups:
                with pytest.raises(WrongSecret, match=f"Group {left + 1} "):
                    recovery_code.normalise("-".join(swapped))


@pytest.mark.parametrize("typed", ["", "----", CODE[:-1], CODE[:17], CODE + "0", CODE + CODE, "x" * 100_000])
def test_a_code_of_another_length_is_refused(typed: str) -> None:
    with pytest.raises(WrongSecret, match=r"I count|Group"):
        recovery_code.normalise(typed)


@pytest.mark.parametrize("symbol", ["U", "!", "é", "\x00", "\ud800", "🙂"])
def test_a_symbol_outside_the_alphabet_is_refused_in_its_group(symbol: str) -> None:
    with pytest.raises(WrongSecret, match="Group 4 "):
        recovery_code.normalise(CODE[:18] + symbol + CODE[19:])


def test_what_was_typed_is_never_in_the_message() -> None:
    typed = CODE[:-1] + ("0" if CODE[-1] != "0" else "2")
    with pytest.raises(WrongSecret) as caught:
        recovery_code.normalise(typed)
    told = caught.value.message + caught.value.hint
    assert not any(group in told for group in recovery_code.groups(typed))
