"""One entry and the list of entries as they are drawn, for the person's own screen."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.drawn import LOOKS, WIDTHS, drawn, look, squeezed, widest
from kit.weeks import NAMES, WEEK, entry, invented, keep, moment, plan, rating

from reflect.render import entry as drawing
from reflect.render.heads import ROOMS
from reflect.render.heads import heads as entry_heads
from reflect.values.entry import Answer, Entry
from reflect.values.head import EntryHead
from reflect.values.plans import Status
from reflect.values.room import Room
from reflect.visible import one_line, visible

ODD = "[/] [red] :smile: {0} %s"


def seen(e: Entry, width: int = 80) -> str:
    return drawn(drawing.entry(e, NAMES), width)


def head(number: int = 7, first_words: str = "I let the quiet sit.", **more: object) -> EntryHead:
    e = entry(number)
    given = {
        "uuid": e.uuid, "number": number, "pack": e.pack, "pack_version": 1, "title": e.title, "day": e.day,
        "room": Room.PRACTICE, "setting": None, "tags": (), "first_words": first_words,
    }  # fmt: skip
    return EntryHead(**{**given, **more})  # type: ignore[arg-type]


def listed(*heads: EntryHead, kind: str = "signs", width: int = 80) -> str:
    return drawn(entry_heads(heads, look(kind, width)), width)


@cache
def everything() -> list[Entry]:
    return [e for weeks in range(28) for e in invented(weeks)[0]]


@pytest.mark.parametrize("width", WIDTHS)
def test_every_invented_entry_fits_the_screen_and_is_whole(width: int) -> None:
    for e in everything():
        shown = seen(e, width)
        assert widest(shown) <= width
        for answer in e.answers:
            assert squeezed(answer.words) in squeezed(shown) and squeezed(answer.asked) in squeezed(shown)
        for told in (
            *(m.words for m in e.moments),
            *(r.anchor for r in e.ratings),
            *(c.words for c in e.commitments),
        ):
            assert squeezed(told) in squeezed(shown)


def test_an_entry_begins_with_what_it_is() -> None:
    first, second = seen(
        entry(12, 4, setting="group", room=Room.SUPERVISION, tags=("story", "tired"))
    ).splitlines()[:2]
    assert first == "Entry 12"
    assert second == "Friday 6 March 2026  Quick check-in  Group  for supervision  #story  #tired"


def test_an_entry_without_anything_is_still_an_entry() -> None:
    assert seen(entry(3)).splitlines() == ["Entry 3", "Monday 2 March 2026  Quick check-in  practice"]


def test_what_stays_with_the_person_says_so() -> None:
    shown = seen(entry(answers=(keep("a", private=True), keep("b", asked="And?"))))
    assert "What helped?  (stays with you)" in shown
    assert "And?\n" in shown
    assert "private, never shared" in seen(entry(room=Room.PRIVATE))


def test_did_not_come_up_is_words_and_a_line_is_its_own_sentence() -> None:
    shown = seen(entry(ratings=(rating(None), rating(2, "safe_space", kind="week"))))
    assert "Learning and growing, this time\n  It did not come up.\n" in shown
    assert f"A safe space without judgment, the whole week\n  2. {rating(2, 'safe_space').anchor}\n" in shown


def test_moments_stand_under_their_question() -> None:
    shown = seen(entry(moments=(moment("connected"), moment("rushed"))))
    assert "Which?\n  - We really connected\n  - I rushed or filled the silence\n" in shown


def test_a_plan_stands_with_its_question_and_says_how_it_is() -> None:
    text = "I will wait."
    e = entry(answers=(keep(text, asked="Your plan?"),), commitments=(plan(4, text, status=Status.KEPT),))
    assert "Your plan?  (plan 4, done)\n  I will wait.\n" in seen(e)
    assert seen(e).count(text) == 1


def test_a_plan_without_its_question_is_told_too() -> None:
    shown = seen(entry(commitments=(plan(4, "Two words"), plan(5, "Two words"))))
    assert "Plan 4 (open)\n  Two words" in shown and "Plan 5 (open)\n  Two words" in shown


def test_two_plans_in_the_same_words_are_both_told() -> None:
    same = (keep("wait", asked="One?"), keep("wait", asked="Two?"))
    shown = seen(entry(answers=same, commitments=(plan(4, "wait"), plan(5, "wait"))))
    assert "One?  (plan 4, open)" in shown and "Two?  (plan 5, open)" in shown


def test_every_status_has_kind_words() -> None:
    assert set(drawing.STATUS) == set(Status)
    assert set(ROOMS) == set(Room)


@pytest.mark.parametrize("text", [ODD, "a\x1b[2Jb", "x" * 300, "two\nlines\n\nthree", "漢字" * 60])
def test_own_words_are_shown_as_they_are(text: str) -> None:
    e = entry(answers=(keep(text),), tags=("[/]",), title="[b]t[/b]", commitments=(plan(1, text + "!"),))
    for width in WIDTHS:
        shown = seen(e, width)
        assert widest(shown) <= width
        assert squeezed(shown).count(squeezed(visible(text))) == 2
        assert "#[/]" in shown and "[b]t[/b]" in shown


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(WIDTHS))
def test_any_words_fit_an_entry(text: str, width: int) -> None:
    answers: tuple[Answer, ...] = (keep(text), keep(text, asked=text or "?"))
    shown = seen(entry(answers=answers, tags=(text[:40],)), width)
    assert widest(shown) <= width
    assert squeezed(shown).count(squeezed(visible(text))) >= 3


# The list


def test_a_list_names_number_day_and_first_words() -> None:
    assert listed(head()).splitlines() == ["  7  2026-03-02  Quick check-in", "     I let the quiet sit."]


def test_a_room_is_named_where_it_is_not_the_ordinary_one() -> None:
    assert "[private, never shared]" in listed(head(room=Room.PRIVATE))
    assert "[for supervision]  #story" in listed(head(room=Room.SUPERVISION, tags=("story",)))
    assert "[" not in listed(head())


def test_an_entry_without_words_takes_one_line() -> None:
    assert listed(head(first_words="")).splitlines() == ["  7  2026-03-02  Quick check-in"]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", LOOKS)
def test_a_list_fits_every_screen(kind: str, width: int) -> None:
    heads = [
        head(e.number, one_line(e.answers[0].words, 100), title=e.title, tags=e.tags, room=e.room)
        for e in everything()
    ]
    shown = listed(*heads, kind=kind, width=width)
    assert widest(shown) <= width
    if "ascii" in kind:
        assert shown.isascii()


@given(
    st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(WIDTHS), st.sampled_from(sorted(LOOKS))
)
def test_any_first_words_take_one_line(text: str, width: int, kind: str) -> None:
    first = one_line(text + ODD, 100)
    shown = listed(head(first_words=first), kind=kind, width=width)
    assert widest(shown) <= width
    assert len(shown.splitlines()) == 2
    told = squeezed(shown.splitlines()[1]).rstrip("\u2026").removesuffix("...")
    assert squeezed(visible(first)).startswith(told)


@pytest.mark.parametrize("width", [80, 60, 40, 35, 30])
@pytest.mark.parametrize("kind", LOOKS)
def test_first_words_end_after_a_word_with_a_sign_that_they_go_on(kind: str, width: int) -> None:
    words = "In the moment I listened, and then for a long while after that I said nothing at all there"
    row = listed(head(first_words=words), kind=kind, width=width).splitlines()[-1].strip()
    end = "..." if "ascii" in kind else "\u2026"
    told = row.removesuffix(end)
    assert row.endswith(end) and told.split() == words.split()[: len(told.split())]
    assert len(row) >= width - 5 - len("listened, ")


def test_the_week_that_is_drawn_is_a_week() -> None:
    assert (WEEK.end - WEEK.first).days == 7
