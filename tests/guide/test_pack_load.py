"""How much a session asked: asked beside the ratings, kept with the entry, in no export, and wrong packs are told kindly."""

import json

import pytest
from kit.packs import PACKS, pack, question, take, walk

from reflect.guide.harvest import reflection
from reflect.values.entry import LOADS

ASKED = {"quick_checkin", "post_session", "group_session", "outreach"}
WORDS = 'options = [["light", "Less"], ["heavy", "More"], ["usual", "As most"]]'
LOAD = 'sets = "load"\n' + WORDS


def test_it_is_asked_right_after_the_lines_and_nowhere_else():
    asking = {id for id, p in PACKS.items() for q in p.questions if q.sets == "load"}
    assert asking == ASKED
    for id in ASKED:
        questions = PACKS[id].questions
        at = next(n for n, q in enumerate(questions) if q.sets == "load")
        assert questions[at - 1].is_growth_rating
        assert tuple(option for option, _ in questions[at].options) == LOADS


@pytest.mark.parametrize("answer", [*LOADS, None])
def test_it_is_kept_with_the_entry_and_stays_with_the_person(answer):
    form = pack(question("line"), question("took", "select", rest=LOAD))
    kept = reflection(take(walk(form), {"line": "I waited."} | ({"took": answer} if answer else {})))
    assert kept.load == answer
    assert [(a.value, a.private) for a in kept.answers if a.question == "took"] == (
        [(answer, True)] if answer else []
    )


def test_what_only_it_opens_stays_with_the_person_too():
    more = question("more", rest='show_if = "took == heavy"')
    kept = reflection(
        take(walk(pack(question("took", "select", rest=LOAD), more)), {"took": "heavy", "more": "Much."})
    )
    assert [a.private for a in kept.answers] == [True, True]


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        ([question("q", rest='sets = "load"')], "light, usual, heavy"),
        ([question("q", "select", rest='sets = "load"\noptions = [["light", "L"], ["heavy", "H"]]')], "in any order"),
        ([question("q", "multi", rest=LOAD)], "goes with a select question"),
        ([question("q", "select", rest=LOAD.replace("usual", "often"))], "light, usual, heavy"),
        ([question("q", "select", rest=LOAD), question("r", "select", rest=LOAD)], "one question of a pack"),
        ([question("q", "select", rest=LOAD + '\nstore = "never"')], "never stored"),
    ],
)  # fmt: skip
def test_a_pack_that_asks_it_another_way_is_refused_in_words(questions, told):
    with pytest.raises(ValueError, match=told):
        pack(*questions)


@pytest.mark.parametrize("id", sorted(ASKED))
def test_show_edit_undo_and_backup_keep_it_and_no_page_for_others_tells_it(world, answers, id, tmp_path):
    document = json.loads(answers(id).read_text("utf-8"))
    document["answers"] |= {"load": "heavy"}

    def kept(number=1):
        return json.loads(world.ok("show", str(number), "--json").out)

    world.ok("log", "--answers", "-", stdin=json.dumps(document))
    assert kept()["load"] == "heavy"
    assert "More than most" in world.ok("show", "1").out
    document["answers"] |= {"load": "light"}
    world.ok("edit", "1", "--answers", "-", stdin=json.dumps(document))
    assert kept()["load"] == "light"
    old = json.loads(world.ok("show", "1", "--versions", "--json").out)["versions"][0]
    assert old["entry"]["load"] == "heavy"
    world.ok("undo")
    assert kept()["load"] == "heavy"
    world.ok("edit", "1", "--date", "yesterday")
    assert kept()["load"] == "heavy"
    page = tmp_path / "page.md"
    code, screen, _ = world.at_terminal("export", "--pick", "1", "--out", str(page))
    assert code == 0, screen
    told = page.read_text("utf-8")
    assert "I" in told and "than most" not in told and "ask of you" not in told


def test_the_halves_are_told_as_counts_beside_the_labels(world):
    document = {"pack": "quick_checkin", "answers": {"keep": "I waited.", "focus_rating": 3}}
    for day, load in (("2025-12-20", "heavy"), ("2026-03-01", "usual"), ("2026-03-02", "heavy")):
        answers = {**document["answers"], "load": load}
        world.ok("log", "--date", day, "--answers", "-", stdin=json.dumps({**document, "answers": answers}))
    found = json.loads(world.ok("growth", "--json").out)
    assert found["load"]["before"] == {"light": 0, "usual": 0, "heavy": 1}
    assert found["load"]["now"] == {"light": 0, "usual": 1, "heavy": 1}
    assert sum(week["heavy"] for week in found["load"]["weeks"]) == 2
    sentence = "Sessions that asked more of you than most: 1 of 1 then, 1 of 2 now."
    assert sentence in " ".join(world.ok("growth", "--explain").out.split())
    assert sentence not in " ".join(world.ok("growth").out.split())
