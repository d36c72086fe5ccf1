"""The way to a signature: the page first, each step back and on, what changed since it was read, and the same bytes both ways."""

import json
import re

import pytest
from kit.reviewer import LIST, guided, kept_words, plain, ticked

from reflect.cli.asking.contract import Move
from reflect.cli.sharing import further_words, look_over, reader, reading, review, sign
from reflect.cli.sharing.look_over import REPLACE
from reflect.guide.ask import Empty
from reflect.masking.plan.details import Replace

TEXT = "Marisol lives in Dayton. I asked Marisol what mattered. I felt grace there. Then rose came by."
CALM = "I waited and asked one question."
FAMOUS = "I sat with the only firefighter in our town, and waited."
JOB, ILLNESS, ELSE = (question[:30] for question in further_words.ONLY_YOU_KNOW.values())
WHO, WHICH, KNOW = "Who will read it?", "Which words give it away?", "Could someone know who this is?"
both = pytest.mark.parametrize("sit", [plain, guided], ids=["plain", "guided"])


@pytest.fixture(autouse=True)
def can_draw(world):
    """The terminal of the guided screens can do more than lines, so that the page is read screen by screen."""
    world.environment["TERM"] = "xterm-256color"


def said(result):
    return " ".join(re.sub(r"\x1b\[[0-9;]*m", "", result.out).split())


@both
def test_the_page_comes_before_the_questions_with_what_is_masked_marked(made, sit):
    _, result, _ = made(sit=sit)
    before, _, after = said(result).partition(LIST)
    marks = "«Person 1» lives in «Place 1»" if sit is guided else "[Person 1] lives in [Place 1]"
    assert marks in before
    assert reading.NOT_SIGNED_YET in before
    assert "lives in" not in after.partition(further_words.ONLY_YOU_KNOW["job"])[2]
    assert review.READ_BEFORE in after


def test_it_is_read_screen_by_screen_and_each_says_how_many_there_are(made):
    _, result, _ = made(sit=guided)
    screens = [line for line in result.out.split("\n") if "Page " in line and reading.READ_ON in line]
    assert f"Page {len(screens)} of {len(screens)}." in screens[-1]
    assert len(screens) > 1


def test_words_that_name_nobody_are_one_question_and_masked_only_if_ticked(made):
    decide, _, page = made(texts=(FAMOUS,))
    [ask] = [ask for ask in decide.asked if KNOW in ask.words]
    assert "[the only firefighter in our town]" in ask.choices[0].words
    assert "only firefighter in our town" in page
    _, _, page = made((KNOW, ("1",)), texts=(FAMOUS,), name="q.txt", more=("--fresh",))
    assert "I sat with [left out], and waited." in page


def test_the_same_decisions_give_the_same_bytes_in_plain_lines_and_on_guided_screens(made, tmp_path):
    pairs = (
        (WHO, "Linda"), (LIST, ticked("[Marisol]", on=["[grace]"], more=True)), ("can tell the reader", "yes"),
        ("Which one?", lambda ask: next(c.id for c in ask.choices if "[Dayton]" in c.words)),
        ("[Dayton]", REPLACE), ("What should stand there?", "up north"), (KNOW, ("1",)),
        (JOB, "yes"), (WHICH, "what mattered\nnot in it"), (WHICH, Empty.SKIPPED), (ILLNESS, Move.BACK),
        (JOB, "no"), (ILLNESS, "yes"), (WHICH, "came by"),
    )  # fmt: skip
    texts = (f"{TEXT} {FAMOUS}",)
    pages = [
        made(*pairs, sit=sit, texts=texts, name=f"{sit.__name__}.txt", more=("--fresh",))
        for sit in (plain, guided)
    ]
    assert not pages[0][0].left
    assert pages[0][0].asked == pages[1][0].asked
    assert (tmp_path / "plain.txt").read_bytes() == (tmp_path / "guided.txt").read_bytes()
    assert (
        "Marisol lives in up north. I asked Marisol [left out]. I felt Person 3 there. Then Person 2 [left out]."
        in pages[0][2]
    )


def test_nobody_and_the_name_of_last_time_are_said_as_they_are_taken(made):
    """In plain lines an empty one keeps the name, and says so; on a guided screen the line is empty once the name is erased."""
    made((WHO, "Linda"))
    _, result, page = made((WHO, "Linda"), name="q.txt", more=("--fresh",))
    assert "An empty line keeps it. For nobody, type :skip." in said(result)
    assert "Leave it empty" not in said(result)
    assert "For: Linda" in page
    _, _, page = made((WHO, Empty.SKIPPED), name="r.txt", more=("--fresh",), sit=guided)
    assert "For:" not in page
    _, result, _ = made((WHO, "Lena"), name="s.txt", more=("--fresh",))
    assert "Leave it empty for nobody." in said(result)


def test_what_looks_like_a_command_is_no_name(made):
    decide, _, page = made((WHO, ":none"), (WHO, "Linda"), sit=guided)
    assert reader.NO_COMMAND in decide.told
    assert "For: Linda" in page


# Back


@both
def test_every_step_leads_back_to_the_one_before_and_what_was_decided_is_kept(made, sit):
    """From the last question to who reads it, and on again, with Enter alone where something was said."""
    decide, result, page = made(
        (WHO, "Linda"), (LIST, ticked("[Dayton]")), ("can tell", "yes"), (KNOW, ("1",)), (JOB, "no"), (ILLNESS, "no"),
        (ELSE, Move.BACK), (ILLNESS, Move.BACK), (JOB, Move.BACK), (KNOW, Move.BACK), (LIST, Move.BACK),
        *([(WHO, "Linda")] if sit is plain else []),
        texts=(f"{TEXT} {FAMOUS} A famous chef came.",), sit=sit,
    )  # fmt: skip
    assert result.code == 0, result
    assert not decide.left
    assert "For: Linda" in page
    assert "lives in Dayton" in page
    assert "the only firefighter" not in page
    assert decide.words.count(WHO) == (2 if sit is plain else 1)


@both
def test_back_at_the_signature_leads_to_the_last_question(made, sit):
    decide, _, page = made(
        (ELSE, "no"), (ELSE, "yes"), (WHICH, "waited"), texts=(CALM,), sit=sit, sign=iter(["<\n", "yes\n"])
    )
    assert not decide.left
    assert "I [left out] and asked" in page


def test_back_on_the_first_screen_of_the_page_leads_to_who_reads_it(world, tmp_path):
    """Typed on a guided screen: the page is read in lines."""
    from kit.reviewer import Deciding, Typed, write

    write(world, CALM)
    decide = Deciding((WHO, "Linda"), (WHO, "Lena"))
    first = [True]

    class Goes(Typed):
        def readline(self, *more):
            line = super().readline(*more)
            if self.screen.getvalue().endswith(reading.READ_ON) and first:
                first.clear()
                return "<\n"
            return line

    out = tmp_path / "p.txt"
    result = guided(
        world, "export", "--pick", "1", "--format", "txt", "--out", str(out), decide=decide, typed=Goes
    )
    assert result.code == 0, result
    assert not decide.left
    assert "For: Lena" in out.read_text("utf-8")


def test_going_back_from_who_reads_it_leads_to_the_entries_with_their_ticks(world, tmp_path):
    from kit.reviewer import Deciding, write

    write(world, CALM, TEXT)
    pick = "Which of these do you want to quote"
    decide = Deciding((pick, ("2",)), (WHO, Move.BACK), (pick, ("2", "1")))
    out = tmp_path / "p.txt"
    result = guided(world, "export", "--format", "txt", "--out", str(out), decide=decide)
    assert result.code == 0, result
    assert not decide.left
    assert CALM in " ".join(out.read_text("utf-8").split())


# What changed


@both
def test_after_one_more_word_only_what_changed_is_shown(made, sit):
    decide, result, page = made((WHICH, "mattered"), sit=sit, sign=iter(["mask\n", "yes\n"]))
    assert not decide.left
    assert "I asked Person 1 what [left out]." in page
    after = said(result).rpartition(reading.CHANGED)[2]
    assert ("«[left out]»" if sit is guided else "what [left out].") in after
    assert "[[" not in after
    assert "What this page cannot tell" not in after
    assert (
        "4 details were masked: 3 looked over by the writer in their sentences, 1 that the writer added;"
        in after
    )  # the foot counts it


@both
def test_what_did_not_change_is_not_shown_again_but_for_the_asking(made, sit):
    decide, result, page = made(
        (WHICH, "not in it"), (WHICH, Empty.SKIPPED), sit=sit, sign=iter(("mask\n", "read\n", "yes\n"))
    )
    assert not decide.left
    assert page is not None
    assert said(result).count(reading.NOT_SIGNED_YET) == 2
    assert said(result).count(sign.LOOK_ONCE_MORE) == 3


@both
@pytest.mark.parametrize("slip", ["yess", "q", "YES please", "y", ""])
def test_what_is_not_understood_at_the_signature_is_asked_again(made, sit, slip):
    """It signs nothing, and it throws nothing away."""
    _, result, page = made(texts=(CALM,), sit=sit, sign=iter((f"{slip}\n", "yes\n")))
    assert result.code == 0
    assert sign.WHOLE_WORD in said(result)
    assert CALM in page


def test_a_page_without_words_asks_only_which_and_for_whom(world, tmp_path):
    from kit.reviewer import Deciding, write

    write(world, CALM)
    decide = Deciding(("Which of these do you want to quote", ()))
    target = tmp_path / "p.txt"
    assert plain(world, "export", "--format", "txt", "--out", str(target), decide=decide).code == 0
    assert len(decide.asked) == 2
    assert decide.told == []


def test_the_second_pass_masks_what_was_overlooked(made, monkeypatch):
    """The list is made blind on purpose; what it did not see is masked, and shown before the signature."""
    real = look_over.look_over

    def blind(asker, plan, **more):
        from dataclasses import replace

        done = real(asker, plan, **more)
        return replace(done, details=tuple(i for i in done.details if i.span.text != "Dayton"))

    monkeypatch.setattr(look_over, "look_over", blind)
    _, result, page = made()
    assert result.code == 0, result
    assert "Person 1 lives in Place 1." in page
    [record] = json.loads(made.world.ok("export", "--history", "--json").out)["exports"]
    assert (
        f"{sum(record['masked'].values())} details were masked: 2 looked over by the writer in their sentences, 1 by the program;"
        in page
    )


def test_the_second_pass_refuses_what_masking_cannot_mend_and_the_decisions_are_kept(made, monkeypatch):
    """Words typed in the place of a detail are the person's own, and are not masked; one on the list is refused."""
    made.world.ok("mask", "add", "Zorvanah")
    real = look_over.look_over

    def careless(asker, plan, **more):
        done = real(asker, plan, **more)
        dayton = next(i.span for i in done.details if i.span.text == "Dayton")
        return done.decide(dayton, Replace("Zorvanah's town"))

    monkeypatch.setattr(look_over, "look_over", careless)
    _, result, page = made()
    assert result.code == 6
    assert "1 detail still in the text. Nothing was written." in result.err
    assert "Zorvanah" not in result.err
    assert "is kept for 7 days" in " ".join(result.err.split())
    assert page is None
    assert kept_words(made.world) == (["Zorvanah"], [])
