"""Other names of a pack, the heading it is offered under, and what a guideline says: right, and wrong in plain words."""

import pytest
from kit.packs import LIBRARY, PACKS, pack, question

from reflect.guide.leans_on import shared_names


def test_a_pack_has_other_names_and_a_heading():
    form = pack(
        question("q"),
        top='names = ["grief", "return to use", "co-reflection", "duelo", "año"]\nmenu = "care"',
    )
    assert form.names == ("grief", "return to use", "co-reflection", "duelo", "año")
    assert form.menu == "care"


@pytest.mark.parametrize(
    ("top", "told"),
    [
        ('names = ["Grief"]', "lower case words"),
        ('names = ["grief "]', "lower case words"),
        ('names = ["[red]"]', "lower case words"),
        ('names = ["grief", "grief"]', "the same word stands there twice"),
        (f"names = {[chr(97 + n) * 3 for n in range(21)]}", "at most 20"),
        ('menu = "work"', "it takes: session, week, supervision, care, learning"),
    ],
)
def test_a_wrong_name_or_heading_is_told_in_words(top, told):
    with pytest.raises(ValueError, match=told):
        pack(question("q"), top=top)


@pytest.mark.parametrize("name", ["quick check-in", "quick checkin", "sad"])
def test_a_name_that_another_pack_has_is_seen(name):
    other = pack(question("q"), top='names = ["sad"]')
    form = pack(question("q"), top=f'names = ["{name}", "mine alone"]')
    assert [n for n, _ in shared_names(form, [PACKS["quick_checkin"], other])] == [name]


def test_no_name_of_ours_means_two_packs():
    for form in PACKS.values():
        others = [other for other in PACKS.values() if other is not form]
        assert list(shared_names(form, others)) == [], form.pack
    assert LIBRARY.ids()


def test_a_guideline_is_picked():
    with pytest.raises(ValueError, match="guideline goes with options_from"):
        pack(question("q", rest='guideline = "helped"'))
    with pytest.raises(ValueError, match="in_play, helped, two_ways"):
        pack(question("q", "select", rest='guideline = "hurt"\noptions = [["a", "A"], ["b", "B"]]'))


@pytest.mark.parametrize(
    ("rest", "key"),
    [('show_if = "a == yes"', "show_if"), ('store = "never"', "store"), ('stops_if = ["yes"]', "stops_if")],
)
def test_what_is_asked_alone_leans_on_nothing(rest, key):
    with pytest.raises(ValueError, match=f"question 2 .b.: with one_a_day .* it takes no {key}"):
        pack(question("a", "confirm"), question("b", "confirm", rest=rest), top="one_a_day = true")
