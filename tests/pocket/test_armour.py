"""Sealed blocks in texts as messages bring them: found whole, or told apart from what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.sealed import LETTER, as_text, block_of, content_of, sealed
from nacl.public import PrivateKey

from reflect.pocket.armour import (
    NotWhole,
    OtherVersion,
    name_of_key,
    spaced,
    taken_apart,
    texts_in,
)

PUBLIC = bytes(PrivateKey(bytes(range(1, 33))).public_key)
BLOCK = block_of(content_of(LETTER), PUBLIC)

ON_ITS_WAY = {
    "as it was": lambda text: text,
    "quoted": lambda text: "> " + text.replace("\n", "\n> "),
    "twice quoted": lambda text: "> > " + text.replace("\n", "\n> > "),
    "windows": lambda text: text.replace("\n", "\r\n"),
    "one line": lambda text: text.replace("\n", " "),
    "wrapped anew": lambda text: "\n".join(text[n : n + 31] for n in range(0, len(text), 31)),
    "hard blanks": lambda text: text.replace("\n", "\xa0\n"),
    "invisible breaks": lambda text: text.replace("\n", "\u200b\n\u2060"),
    "capitals and words around": lambda text: f"Hi,\n{text.replace('reflect-pocket', 'Reflect-Pocket')}\nBye",
}


@pytest.mark.parametrize("way", ON_ITS_WAY.values(), ids=ON_ITS_WAY)
def test_block_is_found_whatever_a_message_does_to_its_lines(way):
    (text,) = texts_in(way(as_text(BLOCK))) if way is not ON_ITS_WAY["wrapped anew"] else (_wrapped(way),)
    block = taken_apart(text)
    assert block.key_name == name_of_key(PUBLIC)
    assert BLOCK.endswith(block.sender + block.nonce + block.box)


def _wrapped(way) -> str:
    """Only what stands between the marks is wrapped: a mark of 23 letters fits any line."""
    (inside,) = texts_in(as_text(BLOCK))
    return way(inside)


def test_several_blocks_are_found_in_order_and_a_text_without_has_none():
    two = sealed(PUBLIC) + "words between\n" + sealed(PUBLIC, id="f" * 24)
    assert [taken_apart(t).box for t in texts_in(two)] == [taken_apart(texts_in(part)[0]).box for part in (sealed(PUBLIC), sealed(PUBLIC, id="f" * 24))]  # fmt: skip
    assert texts_in("no block [reflect-pocket end]") == []
    assert len(texts_in("[reflect-pocket begin]x[reflect-pocket end]" * 300)) == 300


@pytest.mark.parametrize("cut", [30, 200, -30])
def test_block_that_was_cut_off_is_not_whole(cut):
    with pytest.raises(NotWhole):
        texts_in(as_text(BLOCK)[:cut])
    with pytest.raises(NotWhole):
        texts_in(as_text(BLOCK)[:cut] + "\n" + as_text(BLOCK))


@pytest.mark.parametrize("text", ["", "AQ==", "caf\u00e9", "AQ=A", "\u2014" * 400])
def test_what_holds_other_letters_or_too_few_is_not_whole(text):
    with pytest.raises(NotWhole):
        taken_apart(text)


@pytest.mark.parametrize(("version", "newer"), [(0, False), (2, True), (255, True)])
def test_block_of_another_version_says_which_side_it_is_on(version, newer):
    (text,) = texts_in(as_text(block_of(b"x" * 64, PUBLIC, version=version)))
    with pytest.raises(OtherVersion) as refused:
        taken_apart(text)
    assert refused.value.newer is newer


@given(st.text())
def test_any_text_is_looked_through_without_a_fall(text):
    try:
        for each in texts_in(f"[reflect-pocket begin]{text}[reflect-pocket end]"):
            taken_apart(each)
    except (NotWhole, OtherVersion):
        pass


def test_name_of_a_key_reads_in_four_groups():
    assert spaced("07a37cbc142093c8") == "07a3 7cbc 1420 93c8"
