"""One area on one screen: the newest three of what was kept, cut to their rows, its label or what that still needs."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from kit.drawn import LOOKS, WIDTHS, drawn, look, widest
from kit.half_year import TOO_LITTLE, half_year
from kit.journals import FOCUS, TODAY, journal
from kit.packs import PRACTICE

from reflect.cli.gathering.growth import LookBack
from reflect.growth.story import InDepth
from reflect.render.area import area
from reflect.values.counts import KeptOfArea, Lesson, OwnLine, PickedTwice

LONG = "I waited, and then I asked one more thing than I had meant to, " * 20


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    with half_year(tmp_path_factory.mktemp("area") / "home") as made:
        back = LookBack(journal=made, practice=PRACTICE, end_day=TODAY)
        yield {id: back.in_depth(id) for id in PRACTICE.areas}


@pytest.fixture(scope="module")
def young(tmp_path_factory):
    with journal(tmp_path_factory.mktemp("young") / "home", 12, every=4.5) as made:
        yield LookBack(journal=made, practice=PRACTICE, end_day=TODAY).in_depth(FOCUS)


def shown(of: InDepth, kind="signs", width=80):
    return drawn(area.area(of, look(kind, width)), width)


def kept(of: InDepth, **more) -> InDepth:
    return replace(of, kept=of.kept._replace(**more))


def test_the_label_stands_with_its_range_and_its_sentence(told):
    text = shown(told[FOCUS])
    assert re.search(r"^growing", text, re.M) and re.search(r"lower +\u2502 ?\u2501+ +higher   then 2", text)
    assert " ".join(told[FOCUS].area.trend.sentence.split()) in " ".join(text.split())


def test_an_area_with_too_little_says_what_it_needs_and_what_there_is(told):
    text = shown(told[TOO_LITTLE])
    assert "No label yet. That is okay." in text and "6 ratings so far." in text
    assert "not enough" not in text.lower() and "then" not in text and "\u2502" not in text


def test_the_first_weeks_have_a_range_and_no_word_for_it(young):
    text = " ".join(shown(young).split())
    assert text.count("5 more weeks to a first label") == 1
    assert "Now is anything from a line lower to the same, as far as can be seen." in text
    assert not re.search(r"growing|closer look|steady", text)


def test_the_newest_three_are_shown_and_one_look_back(told):
    lines = tuple(OwnLine(90 - n, TODAY - timedelta(n), f"line {n}") for n in range(5))
    lessons = tuple(Lesson(n, TODAY, "", f"course {n}") for n in range(5))
    looks = tuple(PickedTwice(n, TODAY, 1, 2) for n in range(2))
    text = shown(kept(told[FOCUS], keep_lines=lines, learned=lessons, looking_back=looks))
    assert re.findall(r'"line (\d)"', text) == ["0", "1", "2"]
    assert re.findall(r"course (\d)", text) == ["0", "1", "2"]
    assert text.count("then line 1, now line 2") == 1


def test_a_look_back_by_earlier_lines_gives_no_numbers_of_todays(told):
    """Line 2 of today is not the line that was picked: its words are on the whole page, and its number says nothing here."""
    looks = (PickedTwice(7, TODAY, 2, 4, "I saw it late.", told[FOCUS].anchors[3]),)
    text = shown(kept(told[FOCUS], looking_back=looks))
    assert "then and now, by the lines of before (entry 7)" in text and "line 2" not in text


@pytest.mark.parametrize("words", [LONG, "\u5f85" * 300, "x" * 300, "e\u0301" * 200])
def test_long_words_are_cut_to_their_rows_and_their_entry_stays(told, words):
    """Wide letters, a word without an end, letters made of two: nothing goes over its row, and 40 lines are 40."""
    lines = tuple(OwnLine(90 - n, TODAY, words) for n in range(3))
    full = kept(
        told[FOCUS], keep_lines=lines, learned=tuple(Lesson(9, TODAY, words, words) for _ in range(3))
    )
    for kind, width in product(("signs", "ascii"), WIDTHS):
        text = shown(full, kind, width)
        assert widest(text) <= width
        assert width < 80 or len(text.splitlines()) <= 40
        assert len(re.findall(r"\(entry\s+(?:90|89|88)\)", text)) == 3, (kind, width)


def test_in_plain_mode_words_are_whole(told):
    lines = (OwnLine(90, TODAY, LONG.strip()),)
    assert LONG.strip() in " ".join(shown(kept(told[FOCUS], keep_lines=lines), "plain").split())


def test_who_listens_hears_the_label_before_the_weeks(told):
    text = shown(told[FOCUS], "plain")
    assert text.index("You rated yourself higher") < text.index("Week from")


def test_how_heavy_sessions_were_stands_beside_the_ratings(told):
    text = " ".join(shown(told[FOCUS]).split())
    assert (
        "\u25b4 most sessions of that week asked more of you" in text
        and "\u25b5 most sessions of that week asked less" in text
    )
    assert "heavy" not in told[FOCUS].area.trend.sentence


def test_what_is_empty_is_left_out(told):
    bare = shown(replace(told["learning"], kept=KeptOfArea()))
    for title in (area.OWN_WORDS, area.TRIED, area.LEARNED, area.LOOKED_BACK):
        assert title not in bare
    assert area.NOT_RATED in bare and "label" not in bare


def test_each_page_says_how_to_see_the_rest(told):
    for kind, width in product(LOOKS, WIDTHS):
        assert f"reflect growth {FOCUS} --all" in " ".join(shown(told[FOCUS], kind, width).split())


def test_another_yardstick_is_said_once(told):
    since = replace(told[FOCUS], yardstick=date(2026, 1, 5))
    assert shown(since).count("You rate more strictly since 5 January.") == 1
