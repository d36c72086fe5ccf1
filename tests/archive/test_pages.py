"""The pages of an archive that are there to be read: what is on them, and that nothing of the writer's making is live."""

import dataclasses

from kit.packet_sample import hostile_texts
from kit.records import entry
from markdown_it import MarkdownIt

from reflect.archive import pages
from reflect.values.record import Record

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
RATED = (
    {"area": "peer_focus", "value": 4, "anchor": "Nearly all"},
    {"area": "lived_experience", "value": None, "anchor": ""},
)


def test_an_entry_is_shown_with_all_that_a_reader_looks_for():
    whole = dataclasses.replace(
        entry(12, "I waited.\nThen I asked.", deleted_at="2026-03-01T00:00:00"),
        parts={
            **entry(12, "I waited.\nThen I asked.").parts,
            "rating": RATED,
            "moment": ({"words": "I stayed"},),
        },
    )
    assert pages.entry(whole) == (
        "\n## Entry 12: Quick check-in\n\n13 January 2026, Group, room: practice\n\nTags: rest\n\nIt lies in the bin.\n\n"
        "**What stays with you?**\n\n> I waited.  \n> Then I asked.\n\n"
        "**Lines picked**\n\n- Peer focus: Nearly all (4)\n- Lived experience: did not come up\n\n**Moments**\n\n- I stayed\n"
    )


def test_a_choice_is_shown_in_the_words_that_were_seen():
    chosen = Record(
        kind="entry",
        uuid=entry(1).uuid,
        parts={"answer": ({"asked": "How?", "value": '"mixed"', "words": "Mixed"},)},
    )
    assert "> Mixed" in pages.entry(chosen)


def test_a_plan_is_shown_with_what_became_of_it():
    row = {
        "number": 3,
        "words": "I will wait.",
        "status": "let_go",
        "made_on": "2026-03-01",
        "deleted_at": None,
    }
    plan = Record(
        kind="commitment",
        uuid=entry(1).uuid,
        row=row,
        parts={"outcome": ({"day": "2026-03-08", "status": "not_yet"},)},
    )
    assert pages.plan(plan) == (
        "\n## Plan 3\n\n1 March 2026, let go\n\n> I will wait.\n\n**What was said of it**\n\n- 8 March 2026: not yet\n"
    )
    asked = Record(kind="note", uuid=entry(1).uuid, row={**row, "kind": "question", "status": "open"})
    assert pages.plan(asked).startswith("\n## Question 3\n\n1 March 2026, open\n")


def test_a_record_that_lacks_everything_is_shown_all_the_same():
    assert pages.entry(Record(kind="entry", uuid=""))
    assert pages.plan(Record(kind="note", uuid="", row={"made_on": "no day"}))


def test_nothing_of_the_writers_making_is_live_on_any_page():
    for id, text in hostile_texts():
        words = text[:2_000]
        hostile = dataclasses.replace(
            entry(1, words, title=words, day=words),
            parts={
                "answer": ({"asked": words, "value": words, "words": words},),
                "tag": ({"tag": words},),
                "moment": ({"words": words},),
            },
        )
        plan = Record(kind="commitment", uuid="", row={"words": words, "status": words, "made_on": words})
        for page in (pages.entry(hostile), pages.plan(plan)):
            for token in PARSER.parse(page):
                kinds = {token.type, *(child.type for child in token.children or ())}
                assert not kinds & {
                    "html_block",
                    "html_inline",
                    "link_open",
                    "image",
                    "code_block",
                    "fence",
                    "table_open",
                    "hr",
                }, id
                assert token.tag != "h1", id
            assert not [
                letter
                for letter in page
                if (letter < " " and letter not in "\n\t") or "\x7f" <= letter <= "\x9f"
            ], id
