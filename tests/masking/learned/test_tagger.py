"""The tagger: what it finds where no rule does, what it may never find, and that its weights belong to its inputs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import reflect.masking.learned.weights
from reflect.masking.find import find
from reflect.masking.learned import decode
from reflect.masking.learned.decode import Decoder
from reflect.masking.learned.sorts import context_words
from reflect.masking.learned.tagger import decoder
from reflect.masking.learned.weights import weights
from reflect.masking.words.lexicon import ANY_NAME, ANY_WORD, COMMON, NAME_FIRST, SPANISH, lexicon

ROOT = Path(__file__).parents[3]


def masked(text: str) -> list[str]:
    return [s.text for s in find(text) if s.rank]


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("told keoni i would be back by noon", "person", "keoni"),
        ("hope told me she is done with the program", "person", "hope"),
        ("everybody calls him smokey out there", "person", "smokey"),
        ("sat with Xiomara Belén outside", "person", "Xiomara Belén"),
        ("she got a bed at new beginnings", "organization", "new beginnings"),
        ("over on mlk and lincoln", "place", "mlk and lincoln"),
        ("he stays over on the eastside", "place", "eastside"),
        ("I sat with lincoln", "person", "lincoln"),
        ("he goes to iglesia roca fuerte on sunday", "organization", "iglesia roca fuerte"),
        ("he grew up in chillicothe", "place", "chillicothe"),
    ],
)
def test_a_detail_that_no_rule_holds_is_found(text: str, kind: str, found: str) -> None:
    assert (kind, found) in [(s.kind, s.text) for s in find(text) if s.rank]


@pytest.mark.parametrize(
    "text",
    [
        "Person 1 told Person 2 (sister) about Place 3 on [date], call [phone]",
        "person 1 told place 2 to call [number]",
        "[left out] and [online name] came, 90 or older",
    ],
)
def test_what_masking_put_in_is_never_found(text: str) -> None:
    assert masked(text) == []


@pytest.mark.parametrize("text", ["we called 988", "call 1-800-273-8255 she said", "chat at 988lifeline.org"])
def test_help_that_everyone_may_have_stays(text: str) -> None:
    assert masked(text) == []


def test_a_name_found_once_is_known_in_the_whole_text() -> None:
    assert masked("told oksandra no.\nthen it rained and oksandra") == ["oksandra", "oksandra"]


def is_name(word: str) -> bool:
    """Whether a word is a name and no everyday word."""
    marks = lexicon().get(word, 0)
    everyday = marks & (COMMON | SPANISH) and not marks & NAME_FIRST
    return bool(marks & ANY_NAME) and not everyday


def test_no_name_is_a_context_word() -> None:
    assert 1500 < len(context_words()) <= 2000
    assert not [word for word in context_words() if is_name(word)]
    assert not [word for word in context_words() if not lexicon().get(word, ANY_WORD) & ANY_WORD]


OF_KINDS = re.compile(r"^(?:[+-]?[0-3](?:[bcegmnqst]|mc|bs|bg|nm|tb|a)|[<>][bt]|\^b)|^0$")
"""Features of marks, cases, gaps, endings and findings: none of them holds a word."""
OF_LISTS = re.compile(r"^(?:[+-]?[0-3]lc?|[<>]l[^|]*\|)([a-z_]+)(?:\..*)?$")
OF_WORDS = re.compile(
    r"^(?:[+-]?[0-3][wv]|[<>][wW][^|]*\||<<|>>|\^w)([a-z']+)(?:\|([a-z']+))?(?:\.[A-Za-z]*)?$"
)


def test_no_name_stands_in_the_weights() -> None:
    """Every feature is one of a kind, of a list, or of a context word."""
    told = set[str]()
    for name in weights().features:
        if OF_KINDS.match(name) or OF_LISTS.match(name):
            continue
        found = OF_WORDS.match(name)
        assert found, name
        told |= {word for word in found.groups() if word}
    assert told <= context_words()


def test_the_weights_are_small_and_whole() -> None:
    file = Path(str(reflect.masking.learned.weights.__file__)).with_name("weights.bin")
    assert file.stat().st_size < 90_000
    assert all(isinstance(weight, int) for row in weights().steps for weight in row)


def test_the_weights_belong_to_their_inputs_and_give_what_they_gave() -> None:
    """Texts, generator, lexicon and features are those of the training, and the spans are those that were found then."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "tagger" / "train.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_line_that_was_weighed_is_not_weighed_again_and_every_other_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    weighed = list[int]()
    weigh = Decoder._weigh
    monkeypatch.setattr(
        Decoder, "_weigh", lambda self, looks: weighed.append(len(looks)) or weigh(self, looks)
    )
    decoder.cache_clear()
    lines = ["told keoni i would be back by noon", "hope told me she is done with the program"]
    first = masked("\n".join(lines))
    assert first == ["keoni", "hope"] and weighed == [8, 9]
    assert masked("\n".join(lines * 3)) == first * 3 and weighed == [8, 9]
    assert (
        masked("\n".join([*lines, "told keoni i would be back by nine"]))[:2] == first and len(weighed) == 3
    )
    monkeypatch.setattr(decode, "LONGEST_KEPT", 7)
    assert masked("\n".join(lines)) == first and len(weighed) == 5
    decoder.cache_clear()
