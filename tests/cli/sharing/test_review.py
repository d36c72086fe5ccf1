"""The review before a page is written: every decision, going back, going away, and what is remembered of it."""

import json

import pytest
from kit.reviewer import Deciding, guided, kept_words, plain, write

from reflect.cli.asking.contract import EndOfInput, Move
from reflect.cli.sharing import further_words, replacement, review
from reflect.cli.sharing import sign as signing
from reflect.cli.sharing.review import ALL, ALWAYS, EACH, KEEP, KEEP_ALWAYS, MASK, REPLACE
from reflect.guide.ask import Empty
from reflect.masking.plan.details import Replace

TEXT = "Marisol called from Dayton. I asked Marisol what mattered. I saw hope there. Then rose came by."
CALM = "I waited and asked one question."
MARISOL, DAYTON, ROSE = "[Marisol]", "[Dayton]", "[rose]"
SURE = "Keep it all the same?"
LOOKS = "Tick those to mask"
JOB, ILLNESS, ELSE = (question[:30] for question in further_words.QUESTIONS)
WHICH, INSTEAD = "Which words give it away?", "What should stand there?"
both = pytest.mark.parametrize("sit", [plain, guided], ids=["plain", "guided"])


@pytest.fixture
def made(world, tmp_path):
    """Give a function that writes an entry, exports it with these decisions, and gives what came of it."""

    def export(*pairs, sit=plain, texts=(TEXT,), sign="yes\n", name="p.txt", more=()):
        if not (world.home / "written").exists():
            write(world, *texts)
            (world.home / "written").touch()
        decide = Deciding(*pairs)
        picked = ",".join(str(n + 1) for n in range(len(texts)))
        target = tmp_path / name
        result = sit(
            world, "export", "--pick", picked, "--format", "txt", "--out", str(target), *more,
            decide=decide, sign=sign,
        )  # fmt: skip
        return decide, result, " ".join(target.read_text("utf-8").split()) if target.exists() else None

    export.world = world
    return export


@both
def test_what_is_not_looked_at_is_masked_and_looks_stay(made, sit):
    decide, result, page = made(("may point to someone", ALL), sit=sit)
    assert result.code == 0
    assert (
        "Person 1 called from Place 1. I asked Person 1 what mattered. I saw hope there. Then Person 2 came"
        in page
    )
    assert "4 details were masked by the program; the writer read the whole page. A check" in page
    assert "reviewed" not in page
    assert MARISOL not in decide.words
    assert LOOKS in decide.words
    assert all(question in decide.words for question in further_words.QUESTIONS)
    assert kept_words(made.world) == ([], [])


@both
def test_only_what_was_looked_at_one_by_one_is_called_reviewed(made, sit):
    assert "4 details were masked, reviewed by the writer one by one. A check" in made(sit=sit)[2]
    more = ((ELSE, "yes"), (WHICH, "asked"))
    words = "5 details were masked: 4 reviewed by the writer one by one, 1 by the program; the writer read"
    assert words in made(*more, sit=sit, name="q.txt")[2]


@both
def test_going_back_to_mask_all_is_no_review(made, sit):
    page = made((MARISOL, Move.BACK), ("may point to someone", EACH), ("may point to someone", ALL), sit=sit)[
        2
    ]
    assert "4 details were masked by the program; the writer read the whole page." in page


@both
def test_each_detail_is_shown_once_with_its_place_and_how_it_reads_masked(made, sit):
    decide, _, _ = made(sit=sit)
    shown = [ask for ask in decide.asked if "[" in ask.words]
    assert [ask.words.split(":")[0] for ask in shown] == ["1 of 3", "2 of 3", "3 of 3"]
    assert shown[0].words == "1 of 3: [Marisol] called from Dayton."
    assert shown[0].help == "A name. Masked it reads: Person 1. It stands in 2 places."


DECISIONS = {
    "mask": ([(MARISOL, MASK)], "Person 1 called from Place 1. I asked Person 1", ([], [])),
    "keep": ([(MARISOL, KEEP), (SURE, "yes")], "Marisol called from Place 1. I asked Marisol", ([], [])),
    "not kept after all": ([(MARISOL, KEEP), (SURE, "no")], "Person 1 called from", ([], [])),
    "a maybe is kept at once": ([(ROSE, KEEP)], "Then rose came by.", ([], [])),
    "replace": (
        [(DAYTON, REPLACE), (INSTEAD, "a town up north")],
        "called from a town up north. I asked",
        ([], []),
    ),
    "replace by nothing": ([(DAYTON, REPLACE)], "Person 1 called from Place 1.", ([], [])),
    "always": ([(MARISOL, ALWAYS)], "[left out] called from Place 1. I asked [left out]", (["Marisol"], [])),
    "keep always": (
        [(MARISOL, KEEP_ALWAYS), (SURE, "yes")],
        "Marisol called from Place 1. I asked Marisol",
        ([], ["marisol"]),
    ),
    "a look is ticked": ([(LOOKS, ("0",))], "I saw Person 2 there. Then Person 3 came", ([], [])),
}  # fmt: skip


@both
@pytest.mark.parametrize("name", DECISIONS)
def test_each_decision_does_what_it_says(made, sit, name):
    pairs, words, remembered = DECISIONS[name]
    decide, result, page = made(*pairs, sit=sit)
    assert result.code == 0, result
    assert not decide.left
    assert words in page
    assert kept_words(made.world) == remembered


def test_the_same_decisions_give_the_same_bytes_in_plain_lines_and_on_guided_screens(made, tmp_path):
    pairs = (
        (MARISOL, KEEP), (SURE, "yes"), (DAYTON, REPLACE), (INSTEAD, "up north"), (ROSE, Move.BACK), (DAYTON, MASK),
        (LOOKS, ("0",)), (JOB, "yes"), (WHICH, "what mattered\nnot in it"), (WHICH, Empty.SKIPPED), (ILLNESS, "yes"),
        (WHICH, "came by"),
    )  # fmt: skip
    pages = [made(*pairs, sit=sit, name=f"{sit.__name__}.txt") for sit in (plain, guided)]
    assert not pages[0][0].left
    assert pages[0][0].asked == pages[1][0].asked
    assert (tmp_path / "plain.txt").read_bytes() == (tmp_path / "guided.txt").read_bytes()
    assert (
        "Marisol called from Place 1. I asked Marisol [left out]. I saw Person 1 there. Then" in pages[0][2]
    )


@both
def test_keeping_something_sure_is_asked_twice_and_no_is_the_usual_answer(made, sit):
    decide, _, page = made((MARISOL, KEEP), sit=sit)
    assert '"Marisol" can tell the reader who this is.' in decide.words
    assert decide.told == [review.IT_IS_MASKED]
    assert "Marisol" not in page


@both
@pytest.mark.parametrize("first", [KEEP_ALWAYS, ALWAYS])
def test_going_back_takes_back_what_was_to_be_remembered(made, sit, first):
    """What was said and then taken back must not be kept: a word left alone for ever would leave unseen."""
    sure = [(SURE, "yes")] if first == KEEP_ALWAYS else []
    decide, _, page = made((MARISOL, first), *sure, (DAYTON, Move.BACK), (MARISOL, MASK), sit=sit)
    assert not decide.left
    assert "Person 1 called" in page
    assert kept_words(made.world) == ([], [])


def test_going_back_offers_what_was_said_before(made):
    decide, _, _ = made((MARISOL, REPLACE), (INSTEAD, "a friend"), (DAYTON, Move.BACK), name="b.txt")
    again = [ask for ask in decide.asked if MARISOL in ask.words]
    assert [ask.default for ask in again] == [MASK, REPLACE]


@both
def test_going_back_before_the_first_leads_to_the_choice_again(made, sit):
    decide, _, page = made((MARISOL, Move.BACK), ("may point", EACH), (DAYTON, KEEP), (SURE, "yes"), sit=sit)
    assert "called from Dayton" in page
    assert [ask.words for ask in decide.asked if "may point" in ask.words] == [
        "3 details may point to someone. What you don't look at is masked."
    ] * 2


def test_a_word_masked_always_goes_wherever_it_stands_on_the_page(made):
    """Also where nothing else would have found it: lower case, a slip, broken by a hyphen."""
    other = "The talk with Zorvanah was long. Later zorvana-\nh laughed, and zorvannah too."
    decide, result, page = made(("[Zorvanah]", ALWAYS), texts=(other,))
    assert result.code == 0, result
    assert "zorva" not in page.lower()
    assert kept_words(made.world)[0] == ["Zorvanah"]
    assert sum("[zorva" in ask.words for ask in decide.asked) == 0


def test_a_word_on_the_list_is_told_and_not_asked_about(made):
    made.world.ok("mask", "add", "Marisol")
    decide, _, page = made()
    assert decide.told[0] == "One word that you asked always to mask stands in your text, and it is masked."
    assert MARISOL not in decide.words
    assert "Marisol" not in page


def test_other_words_cannot_bring_in_a_word_on_the_list(made):
    made.world.ok("mask", "add", "Zorvanah")
    decide, result, page = made((DAYTON, REPLACE), (INSTEAD, "zorvanah's town"), (INSTEAD, "up north"))
    assert result.code == 0
    assert "That holds a word you asked never to let out. Please put it another way." in decide.told
    assert "from up north." in page


@both
@pytest.mark.parametrize(
    ("detail", "typed"),
    [
        ("Renee Whitfield", "renee"),
        ("Renee Whitfield", "my friend Whitfeild"),
        ("937-555-0142", "9375550142"),
        ("937-555-0142", "the line 0142"),
    ],
)
def test_other_words_cannot_hold_a_part_of_the_detail(made, sit, detail, typed):
    said = f"I called {detail} at noon. Later I rested."
    decide, result, page = made(
        (f"[{detail}]", REPLACE), (INSTEAD, typed), (INSTEAD, "a colleague"), texts=(said,), sit=sit
    )
    assert result.code == 0, result
    assert [line for line in decide.told if line.startswith(replacement.STILL_THERE)]
    assert "I called a colleague at noon." in page


def test_after_a_refused_word_an_empty_line_masks_the_detail(made):
    decide, _, page = made((DAYTON, REPLACE), (INSTEAD, "DAYTON, Ohio"))
    assert 'a part of the detail: "DAYTON"' in "".join(decide.told)
    assert "Dayton" not in page
    assert "called from Place 1." in page


@pytest.mark.parametrize(
    ("detail", "words"),
    [("the Ridge house", "the home"), ("Renee", "a peer"), ("Jo", "you"), ("at 5 pm", "at noon")],
)
def test_small_words_may_stand_in_both(detail, words):
    assert replacement.part_of(detail, words) == ""


# What only the writer knows


@both
@pytest.mark.parametrize("question", [JOB, ILLNESS, ELSE])
def test_words_that_give_it_away_are_masked_on_this_page_only(made, sit, question):
    decide, _, page = made((question, "yes"), (WHICH, "asked one question"), texts=(CALM,), sit=sit)
    assert not decide.left
    assert "I waited and [left out]." in page
    assert further_words.MASKED_HERE in decide.told
    assert kept_words(made.world) == ([], [])


@both
def test_words_that_are_not_there_are_named_and_asked_for_again(made, sit):
    decide, _, page = made(
        (JOB, "yes"), (WHICH, "the night shift\none question"), (WHICH, "waited"), texts=(CALM,), sit=sit
    )
    assert [line for line in decide.told if line.startswith("I can't find")] == [
        f'I can\'t find this in your words: "the night shift". {further_words.NOT_THERE}'
    ]
    assert "[left out] and asked [left out]." in page
    assert (decide.words.count(JOB), decide.words.count(WHICH)) == (1, 2)


@both
@pytest.mark.parametrize("before", [[], [(WHICH, "the night shift")]], ids=["at once", "after a miss"])
def test_a_yes_without_words_goes_on_and_says_that_nothing_more_is_masked(made, sit, before):
    decide, _, page = made((JOB, "yes"), *before, (WHICH, Empty.SKIPPED), texts=(CALM,), sit=sit)
    assert not decide.left
    assert decide.told[-1] == further_words.NOTHING_MORE
    assert CALM in page


def test_words_that_are_masked_already_are_not_called_missing(made):
    made.world.ok("mask", "add", "question")
    decide, _, _ = made((JOB, "yes"), (WHICH, "question"), texts=(CALM,))
    assert not [line for line in decide.told if line.startswith("I can't find")]


def test_decisions_hold_when_words_are_added(made):
    _, _, page = made(
        (MARISOL, KEEP),
        (SURE, "yes"),
        (DAYTON, REPLACE),
        (INSTEAD, "up north"),
        (ELSE, "yes"),
        (WHICH, "mattered"),
    )
    assert "Marisol called from up north. I asked Marisol what [left out]." in page


PREP = {"pack": "supervision_prep", "date": "2026-03-05"}


def test_words_of_our_own_questions_are_not_asked_about(world, tmp_path):
    """Of options that were picked, words in the middle have capitals; and one of our questions has the word role in it."""
    answers = {"want": ["think", "feedback", "celebrate"], "pull": "little", "win": "I saw hope there."}
    world.ok("log", "--answers", "-", stdin=json.dumps({**PREP, "answers": answers}))
    decide = Deciding()
    place = tmp_path / "p.txt"
    plain(world, "export", "--pick", "1", "--format", "txt", "--out", str(place), decide=decide)
    [looks] = [ask for ask in decide.asked if LOOKS in ask.words]
    assert [choice.words for choice in looks.choices] == ["I saw [hope] there."]
    assert "Think something through, Feedback, Celebrate something" in place.read_text("utf-8")


def test_an_own_word_among_our_options_is_masked_all_the_same(world, tmp_path):
    """A line of ours is only not asked about: the list of words never to let out holds there too."""
    world.ok("mask", "add", "Feedback")
    world.ok("log", "--answers", "-", stdin=json.dumps({**PREP, "answers": {"want": ["think", "feedback"]}}))
    place = tmp_path / "p.txt"
    plain(world, "export", "--pick", "1", "--format", "txt", "--out", str(place), decide=Deciding())
    assert "feedback" not in place.read_text("utf-8").split("What would help")[0].lower()


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("Yes", True),
        ("Yes, I saved it", True),
        ("Yes, I saved it, No, Yes", True),
        ("Yes, Marisol", False),
        ("Marisol, Yes", False),
        ("Yes,No", False),
        ("", False),
        (", ".join(["Yes"] * 5_000), False),
    ],
)
def test_a_text_is_ours_only_if_all_of_it_is(text, ours):
    assert review.is_made_of(text, frozenset(["Yes", "No", "Yes, I saved it"])) is ours


def test_a_page_without_words_asks_nothing(world, tmp_path):
    write(world, CALM)
    decide = Deciding(("Which of these do you want to quote", ()))
    target = tmp_path / "p.txt"
    assert plain(world, "export", "--format", "txt", "--out", str(target), decide=decide).code == 0
    assert len(decide.asked) == 1
    assert "Nothing was found" not in "".join(decide.told)


def test_nothing_found_is_said_without_promising_anything(made):
    decide, _, _ = made(texts=(CALM,))
    assert decide.told == [review.NOTHING_FOUND]
    assert "can miss things" in review.NOTHING_FOUND


# Going away


STOPS = ["may point", MARISOL, DAYTON, SURE, INSTEAD, LOOKS, JOB, WHICH, ILLNESS, ELSE]


@both
@pytest.mark.parametrize("at", STOPS)
def test_a_pause_anywhere_writes_nothing_and_keeps_nothing(made, sit, at):
    if at in (MARISOL, "may point"):
        pairs = [(at, KeyboardInterrupt)]
    else:
        pairs = [(MARISOL, ALWAYS), (ROSE, KEEP_ALWAYS)]
        pairs += {SURE: [(DAYTON, KEEP)], INSTEAD: [(DAYTON, REPLACE)], WHICH: [(JOB, "yes")]}.get(at, [])
        pairs += [(at, KeyboardInterrupt)]
    decide, result, page = made(*pairs, sit=sit)
    assert at in decide.asked[-1].words
    assert result.code == 130, result
    assert signing.LEFT in " ".join(result.out.split())
    assert page is None
    assert kept_words(made.world) == ([], [])


@pytest.mark.parametrize("at", STOPS)
def test_the_end_of_input_anywhere_writes_nothing_and_keeps_nothing(made, at):
    pairs = {SURE: [(MARISOL, KEEP)], INSTEAD: [(MARISOL, REPLACE)], WHICH: [(JOB, "yes")]}.get(at, [])
    decide, result, page = made((ROSE, KEEP_ALWAYS), *pairs, (at, EndOfInput))
    assert at in decide.asked[-1].words
    assert result.code == 5, result
    assert "draft" not in result.err + result.out
    assert page is None
    assert kept_words(made.world) == ([], [])


@both
@pytest.mark.parametrize("sign", ["no\n", "N\n", ""])
def test_what_is_not_signed_keeps_no_words(made, sit, sign):
    _, result, page = made((MARISOL, ALWAYS), (ROSE, KEEP_ALWAYS), sit=sit, sign=sign)
    assert result.code == 0
    assert page is None
    assert kept_words(made.world) == ([], [])


@both
@pytest.mark.parametrize("slip", ["yess", "yes.", "masks", "q", "YES please", "y", ""])
def test_what_is_not_understood_at_the_signature_is_asked_again(made, sit, slip):
    """It signs nothing, and it throws nothing away."""
    _, result, page = made((MARISOL, ALWAYS), sit=sit, sign=iter((f"{slip}\n", "yes\n")))
    assert result.code == 0
    assert signing.WHOLE_WORD in " ".join(result.out.split())
    assert "[left out] called from" in page


@both
def test_a_page_that_did_not_change_is_not_shown_again(made, sit):
    decide, result, page = made(
        (WHICH, "not in it"), (WHICH, Empty.SKIPPED), (WHICH, "what mattered"), sit=sit,
        sign=iter(("mask\n", "mask\n", "yes\n")),
    )  # fmt: skip
    assert not decide.left
    assert "[left out]. I saw hope" in page
    said = " ".join(result.out.split())
    assert (said.count(signing.NOT_SIGNED_YET), said.count(signing.SIGN)) == (
        2 * 2,
        3,
    )  # it stands at the head and at the foot


def test_a_file_that_came_in_between_stays_and_no_word_is_kept(made, tmp_path, monkeypatch):
    """Somebody else wrote a file of that name while the page was read."""
    read = signing._read

    def late(*args):
        (tmp_path / "p.txt").write_text("theirs")
        return read(*args)

    monkeypatch.setattr(signing, "_read", late)
    _, result, page = made((MARISOL, ALWAYS), (ROSE, KEEP_ALWAYS))
    assert (result.code, page) == (6, "theirs")
    assert kept_words(made.world) == ([], [])


@both
def test_what_is_seen_while_reading_can_still_be_masked(made, sit):
    """After the whole page was read: more words, the page again, then the signature. Earlier decisions hold."""
    decide, result, page = made(
        (DAYTON, KEEP), (SURE, "yes"), (WHICH, "hope\nnot in it"), (WHICH, Empty.SKIPPED), (WHICH, "came by"), sit=sit,
        sign=iter(("mask\n", "mask\n", "yes\n")),
    )  # fmt: skip
    assert result.code == 0
    assert not decide.left
    assert [line for line in decide.told if line.startswith("I can't find")]
    assert (
        "Person 1 called from Dayton. I asked Person 1 what mattered. I saw [left out] there. Then Person 2 [left"
        in page
    )
    assert " ".join(result.out.split()).count(signing.SIGN) == 3


@both
def test_a_pause_after_reading_writes_nothing(made, sit):
    _, result, page = made((ROSE, KEEP_ALWAYS), (WHICH, KeyboardInterrupt), sit=sit, sign="mask\n")
    assert result.code == 130
    assert page is None
    assert kept_words(made.world) == ([], [])


# The next time


def test_a_kept_word_is_not_asked_about_again_and_a_word_masked_always_neither(made):
    made((MARISOL, ALWAYS), (DAYTON, KEEP_ALWAYS), (SURE, "yes"))
    decide, result, page = made(name="again.txt")
    assert result.code == 0
    assert MARISOL not in decide.words
    assert DAYTON not in decide.words
    assert ROSE in decide.words
    assert "[left out] called from Dayton." in page


def test_a_word_kept_this_time_is_asked_about_again(made):
    made((DAYTON, KEEP), (SURE, "yes"))
    decide, _, _ = made(name="again.txt")
    assert DAYTON in decide.words


def test_the_second_pass_masks_what_was_overlooked(made, monkeypatch):
    """The first look is made blind on purpose; what it did not see is masked before the page is read."""
    real = review.look_over

    def blind(asker, plan, **more):
        from dataclasses import replace

        done = real(asker, plan, **more)
        return replace(done, details=tuple(i for i in done.details if i.span.text != "Dayton"))

    monkeypatch.setattr(review, "look_over", blind)
    _, result, page = made((MARISOL, ALWAYS))
    assert result.code == 0, result
    assert "[left out] called from Place 1." in page
    assert "Dayton" not in page
    [record] = json.loads(made.world.ok("export", "--history", "--json").out)["exports"]
    assert f"{sum(record['masked'].values())} details were masked" in page


def test_the_second_pass_refuses_what_masking_cannot_mend(made, monkeypatch):
    """Words typed in the place of a detail are the person's own, and are not masked; one on the list is refused."""
    made.world.ok("mask", "add", "Zorvanah")
    real = review.look_over

    def careless(asker, plan, **more):
        done = real(asker, plan, **more)
        dayton = next(i.span for i in done.details if i.span.text == "Dayton")
        return done.decide(dayton, Replace("Zorvanah's town"))

    monkeypatch.setattr(review, "look_over", careless)
    _, result, page = made((MARISOL, ALWAYS))
    assert result.code == 6
    assert "1 detail still in the text. Nothing was written." in result.err
    assert "Zorvanah" not in result.err
    assert page is None
    assert kept_words(made.world) == (["Zorvanah"], [])


def test_a_screen_of_the_page_ends_at_an_empty_line_and_never_below_a_title():
    lines = ["Title", "=====", "", "One", "two", "", "Part", "----", "", "Three", "four", "", "Five"]
    assert [signing.page_end(lines, height) for height in (9, 8, 7, 6)] == [6, 6, 6, 6]
    assert signing.page_end(lines, 12) == 12
    assert signing.page_end(lines, 13) == 13
    assert signing.page_end(["x"] * 30, 10) == 10  # nowhere to end, and nothing is left out


def test_help_at_a_detail_says_what_a_stop_and_a_skip_do(made):
    """The footer, and `:help`, of a review: nothing is kept there, and what is skipped is masked."""
    world = made.world
    write(world, TEXT)
    typed = "1\n:help\n:skip\n" + "\n" * 2 + ":pause\n"
    screen = world.at_terminal("export", "--pick", "1", "--format", "txt", typed=typed)[1]
    shown = " ".join(screen.split())
    assert ":pause stop here; nothing is kept" in shown
    assert ":skip leave it at the usual answer: Mask it" in shown
    assert "keep a draft" not in shown
    assert " ".join(signing.LEFT.split()) in shown


def test_a_skipped_detail_is_said_back_as_it_is_treated(made):
    _, result, page = made((MARISOL, Empty.SKIPPED), sit=guided)
    assert "Person 1 called" in page
    assert "Mask it" in result.out.partition("[Marisol]")[2].partition("[Dayton]")[0]
    assert "Skipped" not in result.out.partition("[Marisol]")[2].partition("[Dayton]")[0]


@both
def test_no_at_the_signature_says_that_the_decisions_are_gone(made, sit):
    _, result, page = made(sit=sit, sign="no\n")
    assert page is None
    assert "nothing was written, and what you decided was not kept" in " ".join(result.out.split())


def test_a_refusal_after_the_signature_says_that_the_decisions_are_gone(made, tmp_path, monkeypatch):
    """Somebody puts a file of that name there while the page is read."""
    in_the_way = tmp_path / "p.txt"

    def signs():
        in_the_way.write_text("mine")
        yield "yes\n"

    _, result, page = made((MARISOL, ALWAYS), sign=signs())
    assert (result.code, page) == (6, "mine")
    assert "What you decided while you looked it over was not kept." in " ".join(result.err.split())
    assert kept_words(made.world) == ([], [])
