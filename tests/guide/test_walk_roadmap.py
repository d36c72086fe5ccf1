"""Questions that point into the person's own roadmap: when they are reached, what they keep, and how a list that changed shows."""

from dataclasses import replace

import pytest
from kit.packs import PACKS, PRACTICE, pack, question, take, walk
from kit.weeks import entry

from reflect.errors import BadFile
from reflect.guide import document, fill, reopen, waiting
from reflect.guide.ask import Step
from reflect.guide.harvest import reflection

OURS = (("honesty", "Honesty"), ("privacy", "Privacy"), ("their_choice", "Their choice"))
ASKS = 'options_from = "roadmap"\nguideline = "{}"\n'
TWO = question("both", "multi", rest=ASKS.format("two_ways") + "at_most = 2")
PULLED = {"roadmap": "two_ways", "guidelines_two_ways": ["their_choice", "privacy"]}


def answers_of(kept):
    return {a.question: (a.value, a.words, a.guideline) for a in kept.answers}


def test_without_a_roadmap_none_of_its_questions_is_reached():
    form = PACKS["post_session"]
    asked = {a.step.question for a in take(walk(form), {"roadmap": "two_ways"}).path()}
    assert "roadmap_question" in asked
    assert not [q.id for q in form.questions if q.options_from == "roadmap" and q.id in asked]


@pytest.mark.parametrize(
    ("said", "asked", "meaning"),
    [
        ("helped", "guidelines_helped", "helped"),
        ("unsure", "guidelines_in_play", "in_play"),
        ("two_ways", "guidelines_two_ways", "two_ways"),
    ],
)
def test_one_question_after_a_session_asks_which(said, asked, meaning):
    done = take(walk(PACKS["post_session"], roadmap=OURS), {"roadmap": said, asked: ["privacy", "honesty"]})
    reached = {a.step.question for a in done.path() if a.step.question.startswith("guidelines_")}
    assert reached == {asked}
    assert answers_of(reflection(done))[asked] == (("honesty", "privacy"), "Honesty, Privacy", meaning)


def test_at_most_two_pull_two_ways():
    begun = walk(pack(TWO), roadmap=OURS)
    with pytest.raises(ValueError, match="at most 2"):
        begun.answer(["honesty", "privacy", "their_choice"])


def test_an_answers_file_names_the_ids_and_hears_why_a_question_was_not_reached():
    form = PACKS["post_session"]
    file = document.Document(file="f", pack="post_session", answers=PULLED)
    filled = fill.fill(walk(form, roadmap=OURS), file)
    assert answers_of(reflection(filled.walk))["guidelines_two_ways"][1] == "Privacy, Their choice"
    with pytest.raises(BadFile, match="not reached: there is no guideline in the roadmap yet"):
        fill.fill(walk(form), file)


def test_a_draft_keeps_what_was_ticked_when_the_list_changed_meanwhile():
    form = pack(TWO, question("more"))
    state = waiting.write_down(walk(form, roadmap=OURS).answer(["honesty", "privacy"]))
    on = waiting.go_on(
        state, pack=form, practice=PRACTICE, day=walk(form).occasion.day, commitment=None, ce_categories=(),
        roadmap=(("honesty", "Being honest"), ("new", "New")),
    )  # fmt: skip
    assert on.given[Step("both")] == ("honesty", "privacy")
    assert [c.words for c in on.path()[0].choices] == ["Being honest", "New", "Privacy"]
    # What was not ticked in it, and is gone, is not offered again.
    assert "Their choice" not in state


def test_an_entry_keeps_what_it_said_of_a_guideline_that_is_gone():
    form = PACKS["post_session"]
    kept = reflection(take(walk(form, roadmap=OURS), PULLED))
    then = replace(entry(1), pack="post_session", answers=kept.answers, ratings=(), moments=())
    again = reopen.reopen(
        then,
        pack=form,
        practice=PRACTICE,
        focus="learning",
        commitment=None,
        ce_categories=(),
        roadmap=OURS[:1],
    )
    assert answers_of(reflection(again)) == answers_of(kept)
    # Nor does it change when a guideline is called something else now.
    renamed = (*OURS[:1], ("privacy", "Keeping it private"), OURS[2])
    again = reopen.reopen(
        then,
        pack=form,
        practice=PRACTICE,
        focus="learning",
        commitment=None,
        ce_categories=(),
        roadmap=renamed,
    )
    assert answers_of(reflection(again)) == answers_of(kept)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (question("q", "multi", rest='options_from = "roadmap"'), "needs guideline"),
        (question("q", "text", rest='guideline = "helped"'), "guideline goes with options_from"),
        (question("q", "multi", rest=ASKS.format("helped") + 'store = "never"'), "never stored"),
        (question("q", "multi", rest=ASKS.format("two_ways")), "at_most = 2"),
        (question("q", "select", rest=ASKS.format("two_ways")), "at_most = 2"),
        (question("q", "multi", rest=ASKS.format("liked")), "it takes: in_play, helped, two_ways"),
        (question("q", "text", rest=ASKS.format("helped")), "select or multi"),
    ],
)
def test_a_pack_that_asks_it_wrongly_is_refused(wrong, said):
    with pytest.raises(ValueError, match=said) as refused:
        pack(wrong)
    assert str(refused.value).startswith("question 1 (q)")
