"""`themes` through the real file: what keeps coming up, in which entries, and never another word."""

import json
from datetime import timedelta

import pytest
from growth.test_themes import LEXICON, summed, told
from hypothesis import given
from hypothesis import strategies as st
from kit.world import NOW, ROOT

from reflect.cli.documents.themes import mentions_document, themes_document
from reflect.growth.themes import mentions

DAY = NOW.date()


def kept(world, n, *, pack="quick_checkin", tags=(), room=None, **answers):
    """Keep one entry n days ago."""
    document = {
        "pack": pack,
        "date": (DAY - timedelta(n)).isoformat(),
        "tags": list(tags),
        "answers": answers,
    }
    if room:
        document["room"] = room
    world.ok("log", "--answers", "-", stdin=json.dumps(document))


@pytest.fixture
def three(world):
    """Three entries in three weeks, each with a tag, a feeling, a moment and an idea; and one that stands alone."""
    for n in (1, 8, 15):
        kept(
            world,
            n,
            tags=("quiet-time",),
            sits="heavy",
            moments=["rushed"],
            keep="Zanzibar: I let the silence be.",
        )
    kept(world, 3, tags=("once",), keep="Quixote asked me.", focus_rating=3)
    return world


def test_what_keeps_coming_up_is_shown_with_its_counts(three):
    shown = three.ok("themes").out
    for words in ("Tag quiet-time", "Heavy", "I rushed or filled the silence", "Silence and pace"):
        assert f"{words}: in 3 of 4 entries, in 3 weeks" in " ".join(shown.split())
    assert "once" not in shown.split() and "Zanzibar" not in shown and "Quixote" not in shown
    assert "4 entries in this time, 0 in the time before" in " ".join(shown.split())


def test_private_answers_count_on_the_own_screen(three):
    assert json.loads(three.ok("show", "1", "--json").out)["answers"][0]["private"]
    assert "Heavy" in three.ok("themes").out


def test_what_is_in_the_bin_counts_nowhere(three):
    three.ok("delete", "1", "--yes")
    assert "in 3 of" not in three.ok("themes").out
    found = json.loads(three.ok("themes", "--json").out)
    assert {t["n_now"] for t in found["themes"]} == {3}


def test_the_document_holds_counts_and_closed_words_only(three):
    found = json.loads(three.ok("themes", "--json").out)
    assert found["schema"] == 1 and found["comparable"] is False and found["tested"] == 0
    assert found["period"] == {"start": "2025-12-06", "end": "2026-03-07"}
    assert found["before"] == {"start": "2025-03-08", "end": "2025-12-06"}
    told = {(t["kind"], t["theme"]): t for t in found["themes"]}
    assert told["concept", "silence"] == {
        "theme": "silence", "words": "Silence and pace", "kind": "concept", "entries_now": 3, "n_now": 4,
        "entries_before": 0, "n_before": 0, "weeks_now": 3, "recurring": True, "more_often": False, "p": None,
        "example_entries": [1, 2, 3],
    }  # fmt: skip
    assert told["tag", "once"]["recurring"] is False
    text = json.dumps(found)
    assert "Zanzibar" not in text and "Quixote" not in text and "score" not in text


def test_one_theme_says_in_which_entries_and_by_which_stem(three):
    shown = three.ok("themes", "silence").out
    assert "Silence and pace" in shown and "Entry 1, Thursday 5 March 2026" in shown and "silen*" in shown
    assert "Zanzibar" not in shown and "reflect show N" in shown
    assert three.ok("themes", "Silence and Pace").out == shown
    assert "Tag quiet-time" in three.ok("themes", "#quiet-time").out
    found = json.loads(three.ok("themes", "rushed", "--json").out)
    assert [e["number"] for e in found["themes"][0]["entries"]["now"]] == [1, 2, 3]
    assert found["themes"][0]["entries"]["now"][0] == {"number": 1, "day": "2026-03-05", "stems": []}


def test_a_tag_and_an_idea_of_the_same_name_are_both_told(world):
    kept(world, 1, tags=("silence",), keep="A pause")
    shown = world.ok("themes", "silence").out
    assert "Tag silence" in shown and "Silence and pace" in shown and "pause*" in shown


def test_a_theme_that_is_none_is_said_so(three):
    said = three.run("themes", "zanzibar")
    assert (
        said.code == 3
        and "I don't know the theme 'zanzibar'." in said.err
        and "silence, listening" in said.err
    )
    said = three.run("themes", "equals")
    assert said.code == 3 and "Power and being equals did not come up in this time." in said.err


def test_more_often_is_said_with_both_counts(world):
    for n in range(20):
        kept(world, 4 * n, keep="a story" if n < 8 else "fine")
        kept(world, 100 + 4 * n, keep="fine")
    shown = " ".join(world.ok("themes").out.split())
    assert (
        "Coming up more often than before Telling my story: in 8 of 20 entries, in 5 weeks; before: 0 of 20 entries"
        in shown
    )
    assert "p = 0.0016" in world.ok("themes", "--explain").out


def test_filters_narrow_both_times(three):
    kept(three, 1, setting="group", keep="silence")
    assert {
        t["n_now"] for t in json.loads(three.ok("themes", "--setting", "group", "--json").out)["themes"]
    } == {1}
    assert {
        t["n_now"] for t in json.loads(three.ok("themes", "--tag", "quiet-time", "--json").out)["themes"]
    } == {3}
    found = json.loads(three.ok("themes", "--since", "1 week ago", "--until", "yesterday", "--json").out)
    assert found["period"] == {"start": "2026-02-27", "end": "2026-03-06"}
    assert found["before"] == {"start": "2026-02-06", "end": "2026-02-27"}
    assert three.run("themes", "--since", "today", "--until", "yesterday").code == 2
    assert three.run("themes", "--room", "attic").code == 2


def test_an_own_list_hides_and_adds(three):
    own = three.home / "concepts.toml"
    own.write_text(
        'hide = ["silence"]\n[[concept]]\nid = "being"\nname = { en = "Being there" }\nen = ["let"]\n'
    )
    shown = three.ok("themes").out
    assert "Silence and pace" not in shown and "Being there: in 3 of 4 entries" in shown
    own.write_text("hide = [")
    said = three.run("themes")
    assert said.code == 7 and "concepts.toml" in said.err and "Zanzibar" not in said.err


def test_an_empty_journal_is_okay(world):
    assert "Nothing keeps coming up yet. That is okay." in world.ok("themes").out
    assert json.loads(world.ok("themes", "--json").out)["themes"] == []


def test_the_own_list_lies_outside_of_the_packs(three):
    """A list among the packs would be read as one."""
    (three.home / "concepts.toml").write_text('hide = ["team"]')
    assert "concepts" not in three.ok("packs", "list").out


def test_what_was_never_stored_is_never_counted(world, answers):
    world.ok("log", "--answers", str(answers("self_care")))
    told = json.loads(world.ok("themes", "--json").out)["themes"]
    assert "getting_by" not in {t["theme"] for t in told} and "okay" not in {t["theme"] for t in told}


def test_what_is_shipped_lies_in_the_prompts():
    assert (ROOT / "prompts" / "concepts.toml").is_file()


@given(
    st.lists(
        st.lists(st.text() | st.sampled_from(["Quixote's silence", "trust 12 Elm"]), max_size=3), max_size=6
    )
)
def test_no_document_holds_a_word_outside_the_closed_lists(texts):
    """Whatever was written: only ids, names and stems of the list are in it, beside the keys."""
    entries = [told(n, 7 * n, texts=tuple(given_texts)) for n, given_texts in enumerate(texts)]
    found = summed(entries)
    where = [
        (
            c,
            [
                (p, mentions(entries, c.kind, c.theme, period=p, lexicon=LEXICON))
                for p in (found.now, found.before)
            ],
        )
        for c in found.counts
    ]
    closed = {"concept"}
    closed |= {s for c in LEXICON.concepts.values() for s in (c.id, c.words, *c.stems)}
    closed |= {day.isoformat() for p in (found.now, found.before) for day in (p.first, p.end)}
    closed |= {m.day.isoformat() for m in entries}
    for document in (themes_document(found), mentions_document(found, where)):
        assert set(strings(document)) <= closed


def strings(value):
    """Give every text inside a document, but not its keys."""
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(inner)
