"""A page that is left before it is written waits, locked in the journal, and is gone on with; what changed is said."""

from datetime import timedelta
from pathlib import Path

import pytest
from kit.reviewer import LIST, Deciding, guided, kept_words, left_open, plain, ticked, write

from reflect.cli.asking.contract import EndOfInput, Move
from reflect.cli.sharing import further_words, kept, review
from reflect.cli.sharing.look_over import ALWAYS

TEXT = "Marisol lives in Dayton. I asked Marisol what mattered. I felt grace there. Then rose came by."
JOB, ILLNESS, ELSE = (question[:30] for question in further_words.ONLY_YOU_KNOW.values())
WHO, WHICH, GO_ON, SURE = (
    "Who will read it?",
    "Which words give it away?",
    "Go on with it?",
    "can tell the reader",
)
KEPT = "What you decided is kept for 7 days, locked in your journal. To go on, type: reflect export"
both = pytest.mark.parametrize("sit", [plain, guided], ids=["plain", "guided"])
DECIDED = (
    (WHO, "Linda"), (LIST, ticked("[Dayton]", on=["[grace]"], more=True)), (SURE, "yes"),
    ("Which one?", lambda ask: next(c.id for c in ask.choices if "[Marisol]" in c.words)), ("[Marisol]", ALWAYS),
    (JOB, "yes"), (WHICH, "mattered"),
)  # fmt: skip


def said(result):
    return " ".join((result.out + result.err).split())


def asked(decide):
    return [ask.words for ask in decide.asked]


@both
@pytest.mark.parametrize("at", [ILLNESS, ELSE])
def test_a_pause_keeps_what_was_decided_and_it_is_gone_on_with_there(made, sit, at):
    _, result, page = made(*DECIDED, (at, KeyboardInterrupt), sit=sit)
    assert (result.code, page) == (130, None)
    assert f"Nothing was written. {KEPT}" in said(result)
    assert kept_words(made.world) == ([], [])  # nothing is remembered of a page that is not written
    decide, result, page = made(sit=sit)
    assert result.code == 0, result
    weeks = "2026-W05 to 2026-W10"
    assert asked(decide)[0] == f"You began a packet ({weeks}) of entry 1 for Linda today. Go on with it?"
    assert at in asked(decide)[1]
    assert LIST not in decide.words
    assert "Person 1 lives in Dayton. I asked Person 1 what [left out]. I felt Person 3 there." in page
    assert kept_words(made.world)[0] == ["Marisol"]


@pytest.mark.parametrize("at", [LIST, SURE, "Which one?", WHICH, JOB])
def test_a_page_that_was_paused_reads_as_one_that_was_not(made, at):
    _, _, without = made(*DECIDED, name="without.txt")
    made.world.ok("undo")  # the word that is always masked from now on
    pairs = [*DECIDED]
    place = next(n for n, (words, _) in enumerate(pairs) if at in words)
    made(*pairs[:place], (pairs[place][0], KeyboardInterrupt), more=("--fresh",))
    left = pairs[1:] if at in (LIST, SURE) else pairs[-2:]
    if at == "Which one?":  # the list was handed in; it is there again for what else there is to say
        left = [(LIST, ticked("[Dayton]", on=["[grace]"], more=True)), *pairs[3:]]
    decide, result, page = made(*left)
    assert result.code == 0, result
    assert not decide.left
    assert page == without


@pytest.mark.parametrize(("sign", "code"), [("no\n", 0), ("N\n", 0), ("", 0)])
def test_no_at_the_signature_keeps_it_and_going_on_leads_to_the_signature(made, sign, code):
    _, result, page = made(*DECIDED, sign=sign)
    assert (result.code, page) == (code, None)
    assert f"Not signed. Nothing was written. {KEPT}" in said(result)
    decide, result, page = made()
    assert len(decide.asked) == 1
    assert review.READ_BEFORE in said(result)
    assert "Person 1 lives in Dayton." in page


def test_the_end_of_input_keeps_it(made):
    _, result, page = made(*DECIDED, (ILLNESS, EndOfInput))
    assert (result.code, page) == (5, None)
    assert KEPT in said(result)


def test_nothing_of_it_stands_in_plain_sight(made):
    made(*DECIDED, (ILLNESS, KeyboardInterrupt))
    held = b"".join(f.read_bytes().lower() for f in made.world.home.rglob("*") if f.is_file())
    for word in (b"marisol", b"linda", b"mattered", b"packet"):
        assert word not in held


def test_a_page_may_begin_anew_by_an_answer_or_an_option(made):
    made(*DECIDED, sign="no\n")
    decide, _, page = made((GO_ON, kept.ANEW), sign="no\n")
    assert LIST in decide.words
    decide, _, page = made(more=("--fresh",))
    assert GO_ON not in decide.words
    assert "Person 1 lives in Place 1." in page


def test_a_page_waits_for_a_week_and_no_longer(made):
    made(sign="no\n", more=("--since", "2026-03-01"))
    made.world.now += timedelta(days=6)
    assert GO_ON in made(sign="no\n", more=("--since", "2026-03-01"))[0].words
    made.world.now += timedelta(days=8)
    assert GO_ON not in made(more=("--since", "2026-03-01"))[0].words


def test_a_command_for_other_entries_does_not_mean_it(made):
    write(made.world, "I rested.")
    made(sign="no\n")
    decide, _, _ = made(texts=(TEXT, "I rested."), sign="no\n")
    assert GO_ON not in decide.words


# What changed meanwhile


def test_words_never_to_let_out_that_were_added_are_said_and_only_what_changed_is_shown(made):
    made(*DECIDED[:3], ("Which one?", KeyboardInterrupt))
    made(("Go on", kept.GO_ON), (LIST, ticked("[Dayton]", on=["[grace]"])), sign="no\n")
    made.world.ok("mask", "add", "rose")
    decide, result, page = made()
    assert decide.told == [kept.MORE_WORDS]
    assert "rose" not in page
    assert len(decide.asked) == 1
    assert "What this page cannot tell" not in said(result)
    assert (
        "Person 1 lives in Dayton. I asked Person 1 what mattered. I felt Person 3 there. Then Person 2 came"
        in page
    )


def test_a_word_that_is_let_out_again_is_looked_over(made):
    made.world.ok("mask", "add", "rose")
    made(sign="no\n")
    made.world.ok("mask", "remove", "rose")
    decide, _, _ = made()
    assert kept.CHANGED in decide.told
    assert LIST in decide.words
    assert all(question in decide.words for question in further_words.ONLY_YOU_KNOW.values())


@pytest.mark.parametrize("at", [Move.BACK, KeyboardInterrupt])
def test_a_list_that_is_left_open_keeps_its_ticks(made, at):
    """Also those that would still have to be asked about: nothing of them is decided."""
    left = (LIST, left_open("[Dayton]", on=["[grace]"], by=at))
    handed_in = [(LIST, ticked("[Dayton]", on=["[grace]"])), (SURE, "yes")]
    if at is KeyboardInterrupt:
        made(left, sit=guided)
    decide, _, page = made(*([left] if at is Move.BACK else []), *handed_in, sit=guided)
    assert not decide.left
    before, ask = [(before, ask) for before, ask in decide.before if LIST in ask.words][-1]
    on = [c.words for c in ask.choices if c.id in before]
    assert not any("[Dayton]" in words for words in on)
    assert any("[grace]" in words for words in on)
    assert "Person 1 lives in Dayton." in page


def test_other_days_are_another_page(made):
    made(*DECIDED, more=("--since", "2026-03-01"))
    other = ("--since", "2026-02-01", "--until", "2026-03-05")
    assert "further format" not in made(name="q.txt", more=other, sign="no\n")[0].words
    decide, _, _ = made(name="r.txt", more=("--since", "2026-03-01"), sign="no\n")
    assert GO_ON not in decide.words


def test_a_hint_and_where_to_go_on_are_two_lines(made):
    def changes():
        made.world.ok("mask", "add", "mattered")
        yield "yes\n"

    _, result, _ = made(sign=changes())
    assert "now. What" not in result.err  # in plain lines nothing is folded
    assert said(result).count("reflect export") == 1


def test_a_hint_that_ends_in_a_command_has_its_own_line(made):
    def signs():
        Path(made.place).write_text("theirs")
        yield "yes\n"

    _, result, _ = made(sign=signs())
    assert f"\n{KEPT[:22]}" in result.err


def test_an_entry_that_was_made_private_is_never_on_it_and_the_rest_is_offered_again(world, tmp_path):
    write(world, TEXT, "I rested in Kettering.")
    out = tmp_path / "p.txt"
    command = ("export", "--format", "txt", "--out", str(out))
    pick = "Which of these do you want to quote"
    plain(
        world,
        *command,
        decide=Deciding((pick, ("2", "1")), (LIST, ticked("[Kettering]")), (SURE, "yes")),
        sign="no\n",
    )
    world.ok("mark", "1", "--private")
    decide = Deciding((pick, ("2",)))
    result = plain(world, *command, decide=decide)
    assert result.code == 0, result
    assert kept.NOT_ALL_THERE in decide.told
    assert [w for w in asked(decide) if pick in w]
    page = out.read_text("utf-8")
    assert "rested in Kettering" in page
    assert "lives in" not in page


# Signed, and another format


def test_what_was_signed_today_is_written_in_another_format_without_a_new_review(made, tmp_path):
    made(*DECIDED)
    args = ("export", "--format", "md", "--out", str(tmp_path / "p.md"))
    decide = Deciding()
    result = plain(made.world, *args, decide=decide)
    assert result.code == 0, result
    assert asked(decide) == [
        "You signed a packet (2026-W05 to 2026-W10) of entry 1 for Linda today. Is it that one, in a further format?"
    ]
    assert review.READ_BEFORE in said(result)
    assert "lives in Dayton" in (tmp_path / "p.md").read_text("utf-8")


def test_the_next_day_it_takes_a_review(made):
    made(*DECIDED)
    made.world.now += timedelta(days=1)
    decide, _, _ = made(name="q.txt")
    assert "further format" not in decide.words
    assert LIST in decide.words


def test_several_formats_take_one_signature(made, tmp_path):
    made(sign="no\n")
    decide = Deciding()
    stem = tmp_path / "page"
    result = plain(
        made.world, "export", "--pick", "1", "--format", "md,txt", "--out", str(stem), decide=decide
    )
    assert result.code == 0, result
    assert {f.name for f in tmp_path.glob("page.*")} == {"page.md", "page.txt"}
    assert len([line for line in result.out.split("\n") if line.startswith(str(tmp_path))]) == 2


# A place that refuses at the end


def test_another_place_is_asked_for_where_a_file_came_in_between(made, tmp_path):
    def signs():
        (tmp_path / "p.txt").write_text("theirs")
        yield "yes\n"

    other = tmp_path / "other"
    other.mkdir()
    decide, result, page = made(*DECIDED, ("Where else", str(other)), sign=signs())
    assert (result.code, page) == (0, "theirs")
    assert not decide.left
    assert "lives in Dayton" in (other / "p.txt").read_text("utf-8")


def test_who_names_no_other_place_finds_the_page_waiting(made, tmp_path):
    def signs():
        (tmp_path / "p.txt").write_text("theirs")
        yield "yes\n"

    _, result, page = made(*DECIDED, sign=signs())
    assert (result.code, page) == (6, "theirs")
    assert KEPT in said(result)
    assert kept_words(made.world) == ([], [])
    decide, result, page = made(name="q.txt")
    assert len(decide.asked) == 1
    assert "lives in Dayton" in page


def test_back_from_the_choice_of_entries_keeps_what_was_decided_before(world, tmp_path):
    from reflect.cli.asking.contract import Move

    write(world, TEXT)
    pick = "Which of these do you want to quote"
    args = ("export", "--format", "txt", "--out", str(tmp_path / "p.txt"))
    decide = Deciding((pick, ("1",)), (WHO, "Linda"), (LIST, Move.BACK), (WHO, Move.BACK), (pick, Move.BACK))
    result = plain(world, *args, decide=decide)
    assert result.code == 0
    assert not decide.left
    assert KEPT in said(result)
    assert "for Linda" in asked_again(world, args)


def asked_again(world, args):
    decide = Deciding()
    plain(world, *args, decide=decide, sign="no\n")
    return decide.words
