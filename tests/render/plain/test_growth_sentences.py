"""The growth areas in words, for who listens to them."""

import re

from render.test_growth_table import FOCUS, NAMES, story, weekly

from reflect.growth.label.trend_words import called
from reflect.render.plain.growth_sentences import sentence, sentences


def test_the_plain_sentence_has_the_steps_then_and_now_and_the_word():
    values = [2, 3, None, 4] * 7
    told = story(weekly(FOCUS, values))
    area = told.rated[0]
    said = sentence(area, told)
    assert said.startswith(f"{NAMES[FOCUS]}, your focus area: {called(area.trend)}")
    lines = re.findall(r"\d|none", said.partition("lines ")[2])
    assert [None if n == "none" else int(n) for n in lines] == [
        None if v is None else int(v + 0.499) for v in area.trend.values
    ]
    assert f"then {area.trend.typical_early:.1f} ({area.trend.n_early} ratings)" in said


def test_where_nothing_is_rated_nothing_is_said():
    assert sentences(story([])) == []
