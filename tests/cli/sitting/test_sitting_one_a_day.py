"""One question a day at the keyboard: the next one each time, another one for whoever skips, the same one when it is edited."""

import json

import pytest

HEAD = 'pack = "daily"\ntitle = "Day by day"\nversion = 1\nlang = "en"\nminutes = 1\none_a_day = true\n'
ONE = '[[questions]]\nid = "{id}"\ntype = "text"\nask = "What of {id}?"\n'


@pytest.fixture
def daily(world):
    folder = world.home / "packs"
    folder.mkdir()
    (folder / "daily.toml").write_text(HEAD + "".join(ONE.format(id=id) for id in ("a", "b", "c", "d", "e")))
    return world


def answered(world, number):
    return [a["question"] for a in json.loads(world.ok("show", str(number), "--json").out)["answers"]]


def test_each_sitting_asks_the_next_one(daily):
    said = daily.ok("log", "daily", "--plain", stdin="Quiet.\n\nn\n1\n").out
    assert "Question 1 of 5. There is no hurry." in said and "What of b?" not in said
    said = daily.ok("log", "daily", "--plain", stdin=":skip\nLoud.\n\nn\n1\n").out
    assert "What of b?" in said and "Question 3 of 5. There is no hurry." in said and "What of d?" not in said
    assert "Question 1 of 1." not in said
    daily.ok("log", "daily", "--answers", "-", stdin=json.dumps({"pack": "daily", "answers": {"e": "So."}}))
    assert [answered(daily, n) for n in (1, 2, 3)] == [["a"], ["c"], ["e"]]
    said = daily.ok("edit", "2", "--plain", stdin="2\n1\nLouder.\n\n1\n").out
    assert "What of c?" in said and "Entry 2 is changed" in said
    assert "What of b?" in daily.run("log", "daily", "--plain", stdin=":pause\n").out


def test_a_draft_goes_on_with_its_question(daily):
    daily.run("log", "daily", "--plain", stdin=":skip\nHalf\n:pause\n")
    said = daily.ok("resume", "--plain", stdin="\nn\n1\n").out
    assert "What of b?" in said and answered(daily, 1) == ["b"]
