"""The closed list of concepts: what ships is wide enough and clear of itself, and a person's own file wins."""

import re
import tomllib
from pathlib import Path

import pytest
from kit.packs import LIBRARY
from kit.shipped import ROOT, of_prompts

from reflect.errors import BadFile
from reflect.growth.lexicon import STAR, Lexicon, folded
from reflect.guide.concepts import FILE, LANGS, ConceptTable, load, read

SHIPPED = read((ROOT / "prompts" / FILE).read_bytes(), FILE)
TABLES = SHIPPED.concept
ONE = '[[concept]]\nid = "rest"\nname = {{ en = "Rest" }}\nen = {stems}\n'


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / FILE


# What ships


def test_there_are_fifteen_to_twenty_five_concepts_in_two_languages() -> None:
    assert 15 <= len(TABLES) <= 25
    for table in TABLES:
        assert set(table.name) == set(LANGS)
        assert 6 <= len(table.en) <= 15 and 6 <= len(table.es) <= 15, table.id


def test_no_word_tells_of_two_concepts() -> None:
    lexicon = Lexicon(load())
    for concept in lexicon.concepts.values():
        for stem in concept.stems:
            assert set(lexicon.found([stem.removesuffix(STAR)])) == {concept.id}, stem


def test_no_stem_is_there_for_nothing() -> None:
    for table in TABLES:
        for stems in (table.en, table.es):
            begins = [folded(s.removesuffix(STAR)) for s in stems if s.endswith(STAR)]
            for stem in stems:
                covered = [b for b in begins if folded(stem.removesuffix(STAR)).startswith(b)]
                assert covered in ([], [folded(stem.removesuffix(STAR))]), (table.id, stem)


def test_spanish_stems_do_not_take_english_words_for_their_own() -> None:
    """All English of the prompts is read; "meta" and the like would count everybody's English otherwise."""
    english = " ".join(text for place, text in of_prompts() if "/en/" in place and "passphrase" not in place)
    for table in TABLES:
        theirs = Lexicon(c for c in load() if c.id == table.id)
        spanish = {s for s in table.es if s not in table.en}
        found = theirs.found([word for word in english.split() if not _is_english(table, word)])
        assert not spanish & set(found.get(table.id, ())), table.id


def _is_english(table: ConceptTable, word: str) -> bool:
    plain = "".join(filter(str.isalpha, folded(word)))
    return any(plain.startswith(folded(s[:-1])) if s.endswith(STAR) else plain == folded(s) for s in table.en)


def test_there_is_no_word_of_illness_substances_or_danger() -> None:
    """No crisis role, and nothing that would say how a peer is."""
    never = ("suicid", "kill", "danger", "crisis", "overdos", "drunk", "drug", "relaps", "diagnos", "symptom", "psych",
             "medic", "recaid", "droga", "alcohol", "peligro", "depress", "abus")  # fmt: skip
    for table in TABLES:
        for stem in (*table.en, *table.es):
            plain = folded(stem.removesuffix(STAR))
            assert not any(n.startswith(plain) or plain.startswith(n) for n in never), stem


def test_no_stem_is_a_given_name() -> None:
    """A name must not count as an idea."""
    names = LIBRARY.given_names
    whole = {folded(s) for t in TABLES for s in (*t.en, *t.es) if not s.endswith(STAR)}
    assert whole & {folded(n) for n in names} <= {"hope"}


def test_names_follow_the_language() -> None:
    assert load(lang="en")[0].words == "Silence and pace"
    assert load(lang="es")[0].words == "El silencio y el ritmo"
    assert load(lang="fr")[0].words == "Silence and pace"


# The person's own


def test_without_a_file_ours_are_looked_for(own: Path) -> None:
    assert load(own) == load() == load(None)


def test_a_concept_can_be_hidden(own: Path) -> None:
    own.write_text('hide = ["silence", "team"]')
    ids = [c.id for c in load(own)]
    assert len(ids) == len(TABLES) - 2 and not {"silence", "team"} & set(ids)


def test_a_concept_of_theirs_takes_the_place_of_ours_or_is_added(own: Path) -> None:
    own.write_text(
        '[[concept]]\nid = "silence"\nname = { en = "Quiet" }\nen = ["hush*"]\n'
        + ONE.format(stems='["nap", "Siesta"]')
    )
    found = {c.id: c for c in load(own)}
    assert (found["silence"].words, found["silence"].stems) == ("Quiet", ("hush*",))
    assert next(iter(found)) == "silence" and list(found)[-1] == "rest"
    assert found["rest"].stems == ("nap", "Siesta")
    assert Lexicon(found.values()).found(["a SIESTA"]) == {"rest": ("Siesta",)}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('hide = ["nothing"]', "there is no concept 'nothing' to hide"),
        ("hide = 3", "it takes a list in square brackets"),
        ("look_for = []", "there is no key called `look_for`"),
        (ONE.format(stems="[]"), "concept rest: it needs stems to look for"),
        (ONE.format(stems='["ab*"]'), "concept rest: en, number 1: it is too short"),
        (ONE.format(stems='["*"]'), "concept rest: en, number 1: a stem is one word"),
        (ONE.format(stems='["two words"]'), "en, number 1: a stem is one word"),
        (ONE.format(stems='["a.*b"]'), "en, number 1: a stem is one word"),
        (ONE.format(stems='["r2d2"]'), "en, number 1: a stem is one word"),
        (ONE.format(stems=str([f"word{chr(97 + n)}" for n in range(16)])), "at most 15"),
        (ONE.format(stems='["nap"]') * 2, "this id is used twice"),
        (ONE.format(stems='["nap"]').replace("en = \"Rest\"", "fr = \"Repos\""), "there is no language 'fr'"),
        (ONE.format(stems='["nap"]').replace("Rest", "Rest\\u202e"), "concept rest: name: it takes letters"),
        (ONE.format(stems='["nap"]').replace("Rest", "R" * 35), "concept rest: name: it takes letters"),
        ('[[concept]]\nid = "rest"\nen = ["nap"]', "it needs the key `name`"),
        ("[[concept", "this is not TOML"),
        ("a.b.c.d.e.f.g = 1", "too many dots"),
        ("x = " + "[" * 5000, ""),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_file_is_said_in_words(own: Path, text: str, reason: str) -> None:
    own.write_text(text)
    with pytest.raises(BadFile) as refused:
        load(own)
    assert str(own) in refused.value.message and reason in refused.value.message
    assert "matching regex" not in refused.value.message


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"x" * 300_000], ids=["not UTF-8", "too large"])
def test_a_file_that_is_none_is_refused(own: Path, raw: bytes) -> None:
    own.write_bytes(raw)
    with pytest.raises(BadFile):
        load(own)


def test_the_example_in_the_docs_loads(own: Path) -> None:
    text = (ROOT / "docs" / "themes.md").read_text("utf-8")
    [example] = re.findall(r"^```toml\n(.*?)^```", text, re.M | re.S)
    own.write_text(example)
    found = {c.id: c for c in load(own)}
    assert found["laughter"].stems == ("laugh*", "joke", "jokes", "risa*", "broma*") and "team" not in found


def test_the_shipped_file_explains_itself() -> None:
    text = (ROOT / "prompts" / FILE).read_text("utf-8")
    assert tomllib.loads(text).keys() == {"concept"}
    assert "not encrypted" in text and "hide" in text
