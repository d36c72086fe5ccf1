"""What translators work on is what the program says today, and what the program reads is made of that."""

import pytest
import words
from babel.messages.pofile import read_po
from kit.shipped import ROOT

SPANISH = ROOT / "prompts" / "es" / "program.po"


@pytest.fixture(scope="module")
def found():
    return words.sentences()


def test_the_files_are_as_the_source_says(found) -> None:
    kept = SPANISH.read_bytes()
    assert words.brought_up_to_date(kept, found) == kept, "type: make words"
    assert words.compiled(kept) == SPANISH.with_suffix(".mo").read_bytes(), "type: make words"


def test_a_sentence_that_is_new_has_no_words_yet_and_one_that_is_gone_goes(found) -> None:
    old = SPANISH.read_bytes().replace(b'msgid "Saturday"', b'msgid "Caturday"')
    made = read_po(__import__("io").BytesIO(words.brought_up_to_date(old, found)))
    assert made.get("Caturday") is None and made.get("Saturday").string == ""
    assert made.get("Sunday").string == "Domingo"
    assert all(message.id for message in words.real(made))
