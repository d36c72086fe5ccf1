"""The roadmap on the person's own screen, and in the week: one row that fits, whatever the week holds."""

from dataclasses import replace

from kit.drawn import LOOKS, WIDTHS, drawn, look, widest
from render.test_week_at_a_glance import fits, fullest, shown

from reflect.growth.roadmap import InPlay, OnTheWay, Pull
from reflect.render import roadmap
from reflect.render.plain import roadmap_words
from reflect.values.roadmap import Guideline

LONG = "My story on purpose and never too much"
SAID = OnTheWay(
    guidelines=(
        InPlay(id="a", name="Honesty", times=3, helped=2, two_ways=1),
        InPlay(id="b", name="Privacy", times=1, two_ways=1),
        InPlay(id="c", name=LONG, times=2, helped=2),
    ),
    pulls=(Pull(one="Honesty", other="Privacy", times=1),),
)


def test_the_list_has_numbers_and_fits_every_screen():
    ours = [
        Guideline(name=f"{LONG}{n}", line="x" * 200, link="https://example.org/" + "y" * 200)
        for n in range(12)
    ]
    for kind in LOOKS:
        for width in WIDTHS:
            text = drawn(roadmap.listed(ours), width)
            assert widest(text) <= width, kind
    assert "12. My story on purpose" in drawn(roadmap.listed(ours), 80)


def test_each_line_says_how_often_and_how():
    assert roadmap_words.all_of(SAID) == [
        "Honesty: 3 times, helped twice, pulled two ways once",
        "Privacy: pulled two ways once",
        f"{LONG}: helped twice",
        "Honesty and Privacy pulled two ways",
    ]


def test_the_week_says_it_in_one_row_that_always_fits():
    w = replace(fullest(), on_the_way=SAID)
    assert f"Your guidelines: Honesty and Privacy pulled two ways. {LONG}"[:60] in shown(w)
    fits(w)
    fits(replace(fullest(text="\u6f22" * 3000), on_the_way=SAID))
    assert "Your guidelines" not in shown(fullest())
    assert look()
