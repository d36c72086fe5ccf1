"""Finding, moving, deleting and taking back, over the real encrypted file and over restarts."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.kept import DAY, FULL, NOW, WORDS, answer, draft, make, reflection
from kit.world import ladder

from reflect.errors import NotFound, Protected
from reflect.storage import search
from reflect.storage.journal import Journal
from reflect.values.filter import Filter
from reflect.values.plans import FollowUp, Plan, Status
from reflect.values.room import Room


@pytest.fixture
def journal(tmp_path):
    with make(tmp_path / "home", clock=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def again(journal):
    """Close the journal and open it anew, as another run would."""

    def reopen():
        journal.close()
        return Journal.open(journal.folder, WORDS, ladder=ladder)

    return reopen


def numbers(journal, words, **more):
    return [hit.head.number for hit in journal.search(words, Filter(**more))]


def write(journal, text, **more):
    return journal.add(reflection(answers=(answer(text),), **more)).number


# Finding


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I went quiet", "quiet"),
        ("I went quiet", "QUIET went"),
        ("un café cálido", "cafe"),
        ("un cafe calido", "café"),
        ("I don't know", "don't"),
        ("a 12-step meeting", "12-step"),
        ("at A.A. today", "A.A."),
        ("C++ talk", "C++"),
        ("about 50% mine", "50%"),
        ('she said "stay"', '"stay"'),
        ("NOT AND OR NEAR", "NOT"),
        ("平静 的 时间", "平静"),
    ],
)
def test_ordinary_words_find_the_text_that_has_them(journal, text, words):
    number = write(journal, text)
    write(journal, "something else")
    assert numbers(journal, words) == [number]


def test_all_words_must_be_there_and_the_newest_comes_first(journal):
    write(journal, "quiet and slow", day=DAY - timedelta(days=3))
    write(journal, "quiet and fast")
    write(journal, "slow quiet")
    assert numbers(journal, "quiet") == [3, 2, 1]
    assert numbers(journal, "quiet slow") == [3, 1]
    assert numbers(journal, "quiet absent") == []


def test_moments_and_tags_are_found_too(journal):
    journal.add(FULL)
    assert numbers(journal, "rushed") == [1]
    assert numbers(journal, "b") == [1]


def test_filters_narrow_a_search(journal):
    write(journal, "quiet", setting="group")
    write(journal, "quiet", day=DAY - timedelta(days=9))
    assert numbers(journal, "quiet", setting="group") == [1]
    assert numbers(journal, "quiet", until=DAY) == [2]


def test_the_match_is_shown_with_words_around_it(journal):
    write(journal, "one " * 30 + "Café " + "two " * 30)
    [hit] = journal.search("cafe")
    assert "Café" in hit.match
    assert hit.match.startswith("\u2026")
    assert hit.match.endswith("\u2026")


@given(st.text())
def test_no_query_is_an_operator_or_an_error(tmp_path_factory, words):
    if not _shared:
        _shared.append(make(tmp_path_factory.mktemp("search") / "home"))
        write(_shared[0], "plain text")
    assert numbers(_shared[0], words) in ([], [1])


_shared: list[Journal] = []


@pytest.mark.parametrize(
    "words", ['absent"OR"plain', '"absent" OR "plain"', 'absent""OR""plain', '"', 'pl"', '""" plain']
)
def test_a_quotation_mark_ends_no_word(journal, words):
    """What stands between two marks is a word with marks in it, however they are put, and never an operator."""
    write(journal, "plain text")
    assert numbers(journal, words) in ([], [1] if "absent" not in words else [])


def test_a_query_is_bounded():
    [(_, many)], [(_, long)] = search.conditions("w " * 500), search.conditions("w" * 5000)
    assert many.count('"') == 2 * search.MOST_WORDS
    assert len(long) == search.MOST_CHARACTERS + 2
    assert len(search.conditions("\u672c " * 500)) == search.MOST_WORDS


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\u4eca\u65e5\u306f\u65e5\u672c\u8a9e\u306e\u6587\u3067\u3059", "\u65e5\u672c\u8a9e"),
        (
            "\u0e27\u0e31\u0e19\u0e19\u0e35\u0e49\u0e20\u0e32\u0e29\u0e32\u0e44\u0e17\u0e22",
            "\u0e44\u0e17\u0e22",
        ),
        ("\u6211\u4eca\u5929\u5b89\u9759\u5730\u542c", "\u542c \u5b89\u9759"),
        ("\ud55c\uad6d\uc5b4\ub97c \ubc30\uc6b4\ub2e4", "\ud55c\uad6d\uc5b4"),
        ("I waited. \u65e5\u672c\u8a9eABC", "waited \u672c\u8a9eabc"),
    ],
)
def test_a_part_is_found_where_a_script_has_no_spaces(journal, text, words):
    write(journal, text)
    write(journal, "something else")
    [hit] = journal.search(words)
    assert hit.head.number == 1
    assert hit.match
    assert numbers(journal, words + "\u72ac") == []


def test_a_part_is_found_in_moments_and_tags_too(journal):
    journal.add(reflection(tags=("\u590f\u306e\u65e5",)))
    assert numbers(journal, "\u306e\u65e5") == [1]


# Moving


def test_an_entry_moves_and_what_came_of_it_moves_along(journal):
    journal.add(reflection(plans=(Plan(words="p"),)))
    assert journal.move(1, Room.SUPERVISION).room is Room.SUPERVISION
    assert journal.move(1, Room.PRIVATE).commitments[0].private
    assert [h.number for h in journal.heads(Filter(room=Room.PRIVATE))] == [1]


def test_a_page_that_is_only_for_the_person_stays_private(journal):
    journal.add(reflection(room=Room.PRIVATE, private_pack=True))
    for room in (Room.PRACTICE, Room.SUPERVISION):
        with pytest.raises(Protected):
            journal.move(1, room)
    assert journal.get(1).room is Room.PRIVATE


# The bin


def test_a_deleted_entry_is_in_the_bin_and_nowhere_else(journal):
    journal.add(FULL)
    journal.delete(1)
    assert [h.number for h in journal.bin.heads()] == [1]
    assert journal.heads() == journal.entries() == journal.plans.all() == []
    assert numbers(journal, "first") == []
    with pytest.raises(NotFound):
        journal.delete(1)


def test_an_emptied_bin_leaves_no_row_and_no_word_in_the_index(journal):
    journal.add(FULL)
    journal.add(reflection(answers=(answer("stays"),)))
    journal.delete(1)
    journal.drafts.keep(waiting := draft())
    journal.drafts.discard(waiting.uuid)
    assert journal.bin.empty() == 1
    assert journal.bin.heads() == []
    tables = [
        t
        for (t,) in journal._file.con.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).fetchall()
    ]
    rows = str(
        [
            journal._file.con.execute(f"SELECT * FROM {t}").fetchall()
            for t in tables
            if not t.startswith("search")
        ]
    )
    assert "stays" in rows
    for gone in ("When A, I will B.", "I rushed", "first", "secret"):
        assert gone not in rows
    index = b"".join(
        block for (block,) in journal._file.con.execute("SELECT block FROM search_data").fetchall()
    )
    assert b"stays" in index
    for gone in (b"rushed", b"first", b"secret"):
        assert gone not in index
    with pytest.raises(NotFound):
        journal.undo()


def test_an_entry_comes_out_of_the_bin_by_its_number(journal):
    entry = journal.add(FULL)
    journal.delete(1)
    journal.add(reflection())
    journal.bin.bring_back(1)
    assert journal.get(1) == entry
    assert journal.undo().kind == "back"
    assert [h.number for h in journal.bin.heads()] == [1]
    with pytest.raises(NotFound):
        journal.bin.bring_back(2)


def test_a_plan_said_anew_outlives_the_entry_it_began_in(journal):
    journal.add(reflection(plans=(Plan(words="old words"),)))
    new = Plan(words="new words")
    journal.add(reflection(follow_up=FollowUp(commitment=1, status=Status.REWORDED, reworded_to=new)))
    journal.delete(1)
    journal.bin.empty()
    assert [(c.words, c.reworded_from) for c in journal.plans.all()] == [("new words", None)]


# Taking back


def test_undo_brings_back_a_deleted_entry_after_a_restart(journal, again):
    entry = journal.add(FULL)
    journal.delete(1)
    with again() as later:
        taken = later.undo()
        assert (taken.kind, taken.number) == ("delete", 1)
        assert later.get(1) == entry
        assert numbers(later, "first") == [1]


def test_undo_brings_back_a_room(journal, again):
    journal.add(FULL)
    journal.move(1, Room.SUPERVISION)
    with again() as later:
        assert later.undo().kind == "room"
        assert later.get(1).room is Room.PRACTICE


def test_undo_brings_back_a_discarded_draft(journal, again):
    waiting = draft()
    journal.drafts.keep(waiting)
    journal.drafts.discard(waiting.uuid)
    with again() as later:
        assert later.undo().kind == "discard"
        assert [d.uuid for d in later.drafts.waiting()] == [waiting.uuid]


def test_undo_of_an_entry_reopens_the_plan_it_looked_back_at(journal, again):
    journal.add(FULL)
    before = journal.plans.all()
    journal.add(reflection(follow_up=FollowUp(commitment=1, status=Status.KEPT), focus="safe_space"))
    with again() as later:
        assert later.undo().kind == "add"
        assert later.plans.all() == before
        assert later.focus == "learning"
        assert [h.number for h in later.bin.heads()] == [2]


def test_undo_goes_back_step_by_step_and_then_says_so(journal):
    journal.add(FULL)
    journal.move(1, Room.SUPERVISION)
    journal.delete(1)
    assert [journal.undo().kind for _ in range(3)] == ["delete", "room", "add"]
    with pytest.raises(NotFound, match="nothing to take back"):
        journal.undo()
