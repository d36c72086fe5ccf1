"""The plain asker: lines in, lines out, no control codes; back, skip, pause, help; drafts and resume."""

import json
from datetime import timedelta

SITTING = (
    "1\ngood\n7 8\nI stayed with the quince silence.\n\n4\n\n:skip\nWhen it is quiet, I will wait.\n\nn\n\n"
)


def entries(world):
    return json.loads(world.ok("list", "--json").out)["entries"]


def shown(world, number="last"):
    return json.loads(world.ok("show", str(number), "--json").out)


def answered(world):
    return {a["question"]: a["value"] for a in shown(world)["answers"]}


def test_a_whole_sitting_line_by_line(world):
    said = world.ok("log", "--plain", stdin=SITTING)
    assert "Question 1 of 8." in said.out
    assert "Saved as 1. Thank you for taking the time." in said.out
    assert "\x1b" not in said.out
    assert shown(world)["setting"] == "one_to_one"
    assert answered(world)["keep"] == "I stayed with the quince silence."
    assert answered(world)["plan"] == "When it is quiet, I will wait."
    assert [r["value"] for r in shown(world)["ratings"]] == [4]


def test_blanks_are_read_as_blank(world):
    said = world.ok("log", "--plain", stdin=SITTING).out
    assert "___" not in said
    assert "When blank comes up next, I will blank." in said


def test_skipping_leaves_no_answer_and_no_number(world):
    world.ok("log", "--plain", stdin="1\n:skip\n\n\n0\n\n:skip\nplan here\n\nn\n\n")
    entry = shown(world)
    assert entry["ratings"][0]["value"] is None
    assert "sits" not in answered(world)
    world.ok("log", "--plain", stdin="1\n:skip\n\n\n:skip\n\n:skip\nplan here\n\nn\n\n")
    assert shown(world)["ratings"] == []


def test_back_brings_the_earlier_answer_and_an_empty_line_keeps_it(world):
    said = world.ok(
        "log", "--plain", stdin="1\ngood\n:back\n\n7\nfirst line\n:back\n\n\n4\n\n:skip\nplan\n\ny\n\n"
    )
    assert "Your answer so far: Good" in said.out
    assert "Your answer so far: first line" in said.out
    assert answered(world)["keep"] == "first line"
    assert shown(world)["room"] == "supervision"


def test_the_first_question_leads_nowhere_back_and_the_second_does(world):
    before, _, after = world.ok("log", "--plain", stdin=f":back\n{SITTING}").out.partition("Question 2 of 8.")
    assert ":back" not in before and "There is no question before this one." in before
    assert before.count("Question 1 of 8.") == 1
    assert ":back" in after.partition("Question 3 of 8.")[0]


def test_back_and_another_answer_sets_the_old_branch_aside(world):
    steps = [
        "1",
        "heavy",
        "Keep going",
        ":back",
        ":back",
        "good",
        "",
        "one line",
        "",
        ":skip",
        "",
        ":skip",
        "",
        "n",
        "",
    ]
    world.ok("log", "--plain", stdin="\n".join(steps) + "\n")
    assert answered(world)["sits"] == "good"
    assert "go_deeper" not in answered(world)


def test_a_wrong_line_is_explained_and_asked_again(world):
    said = world.ok("log", "--plain", stdin="99\nmoon\n\n" + SITTING).out
    assert said.count("Type a number from 1 to 6.") == 2


def test_help_lists_the_commands(world):
    assert ":pause  stop here and keep a draft" in world.ok("log", "--plain", stdin=":help\n" + SITTING).out


def test_more_keeps_empty_lines_and_two_colons_are_one(world):
    text = ":more\nfirst\n\n::skip is a word here \n\n:end\n\n\n"
    world.ok("log", "--plain", stdin=f"1\ngood\n\n{text}4\n\n:skip\n\nn\n\n")
    assert answered(world)["keep"] == "first\n\n:skip is a word here"


def test_show_more_lists_the_other_moments(world):
    said = world.ok("log", "--plain", stdin="1\ngood\n17\n54\nkeep\n\n4\n\n:skip\n\nn\n\n")
    assert len(shown(world)["moments"]) == 1
    assert ". Show more" in said.out


def test_at_most_three_moments(world):
    said = world.ok("log", "--plain", stdin="1\ngood\n1 2 3 4\n1 2 3\nkeep\n\n4\n\n:skip\n\nn\n\n")
    assert "At most 3 of them, please." in said.out
    assert len(shown(world)["moments"]) == 3


def test_end_of_input_keeps_a_draft_and_resume_goes_on_where_it_was(world):
    result = world.run("log", "--plain", stdin="1\ngood\n")
    assert result.code == 5
    assert "reflect resume" in result.err
    assert entries(world) == []
    said = world.ok("resume", "--plain", stdin="\nkept words\n\n4\n\n:skip\n\nn\n\n")
    assert "Question 3 of 8." in said.out
    assert "Question 1 of" not in said.out
    assert answered(world)["keep"] == "kept words"
    assert "no draft" in world.ok("resume").out


def test_pause_keeps_the_text_that_was_being_written(world):
    assert world.run("log", "--plain", stdin="1\ngood\n\nhalf a thought\n:pause\n").code == 130
    said = world.ok("resume", "--plain", stdin="\n4\n\n:skip\n\nn\n\n")
    assert "Your answer so far: half a thought" in said.out
    assert answered(world)["keep"] == "half a thought"


def test_a_draft_that_became_an_entry_leaves_no_trace(world):
    world.run("log", "--plain", stdin="1\ngood\n")
    world.ok("resume", "--plain", stdin="\nkept\n\n4\n\n:skip\n\nn\n\n")
    assert world.ok("resume").out.startswith("There is no draft waiting.")


def test_several_drafts_are_listed_by_pack_and_day_never_by_content(world):
    world.run("log", "--plain", stdin="1\ngood\n\nsecret quince\n\n")
    world.now += timedelta(minutes=1)
    world.run("log", "weekly_review", "--plain", stdin="other quince\n\n")
    said = world.ok("resume").out
    assert "1. Weekly review, for 2026-03-06" in said
    assert "2. Quick check-in, for 2026-03-06" in said
    assert "quince" not in said
    assert world.run("resume", "3").code == 3
    world.ok("resume", "2", "--discard")
    assert "other quince" in world.run("resume", "--plain", stdin=":back\n").out


def test_a_draft_of_a_change_says_in_the_list_which_entry_it_changes(world):
    world.ok("log", "--plain", stdin=SITTING)
    assert world.run("edit", "1", "--plain", stdin="2\n4\nhalf\n:pause\n").code == 130
    world.now += timedelta(minutes=1)
    world.run("log", "--plain", stdin="1\ngood\n\nquince\n\n")
    said = " ".join(world.ok("resume").out.split())
    assert "1. Quick check-in, for 2026-03-06" in said
    assert "2. Quick check-in, a change of entry 1, for 2026-03-06" in said


def test_nothing_answered_keeps_nothing(world):
    said = world.ok("log", "--plain", stdin=":skip\n:skip\n\n\n:skip\n\n:skip\n\nn\n\n")
    assert "so there was nothing to keep" in said.out
    assert entries(world) == []


def test_danger_stops_kindly_and_keeps_nothing(world):
    said = world.ok("log", "hard_session", "--plain", stdin="3\n")
    assert "988" in said.out
    assert "Nothing of this was written down." in " ".join(said.out.split())
    assert entries(world) == []
    assert "no draft" in world.ok("resume").out


def test_a_skipped_safety_question_shows_its_card_and_goes_on(world):
    said = world.run("log", "hard_session", "--plain", stdin=":skip\n")
    assert "988" in said.out
    assert "Question 2 of" in said.out


def test_a_never_stored_question_is_asked_again_on_resume(world):
    world.run("log", "hard_session", "--plain", stdin="1\n1\n1\n1\n1\n")
    said = world.run("resume", "--plain", stdin="1\n1\n").out
    assert "could anyone be in danger" in said
    assert "is that done?" in said
    assert "Is now a good time" not in said
    assert "what made it hard" in said


def test_stopping_for_now_keeps_a_draft_and_asks_again(world):
    said = world.ok("log", "--plain", stdin="1\nshaken\nStop here, come back later\n")
    assert "To go on, type: reflect resume" in " ".join(said.out.split())
    assert "What would help most?" in world.run("resume", "--plain", stdin="").out


def test_goes_to_another_pack_and_comes_back(world):
    care = "3\n1\n1\n:skip\n:skip\n\n\n\n"
    said = world.ok(
        "log",
        "--plain",
        stdin=f"1\nheavy\nTake care of me first\n{care}\n:skip\nback here\n\n4\n\n:skip\n\nn\n\n",
    )
    assert "Back to: Quick check-in." in said.out
    assert {e["pack"]: e["room"] for e in entries(world)} == {
        "self_care": "private",
        "quick_checkin": "practice",
    }


def test_open_plans_detour_without_a_plan_says_so_and_goes_on(world):
    said = world.run("log", "weekly_review", "--plain", stdin="good thing\n\n\ny\n\n")
    assert "No plan of yours is due" in said.out
    assert "Question 4 of" in said.out


def test_supervision_is_not_offered_where_it_is_settled(world):
    care = "3\n1\n1\n:skip\n:skip\n\n\n\n"
    assert (
        "Bring this to supervision?" not in world.ok("log", "self_care", "--plain", stdin=care + "\n\n\n").out
    )
    assert (
        "Bring this to supervision?"
        not in world.run("log", "--room", "practice", "--plain", stdin=SITTING).out
    )


def test_no_input_means_no_question(world):
    assert world.run("log", "--no-input", stdin=SITTING).code == 5


def test_dates_and_numbers_as_people_type_them(world):
    steps = "yesterday\n1,5\n:skip\n\ntaken away\n\n\n\n\n:skip\n1\n\n"
    world.ok("log", "supervision_record", "--plain", stdin=steps)
    assert (answered(world)["on"], answered(world)["hours"]) == ("2026-03-05", 1.5)


def test_weekly_review_sets_the_next_focus(world):
    steps = "good\n\n\nn\n4\n1\n:skip\n3\n\n\n1\nLearning and growing\n\nn\n\n"
    world.ok("log", "weekly_review", "--plain", stdin=steps)
    assert json.loads(world.ok("week", "--json").out)["focus"]["area"] == "learning"


def test_a_command_stands_at_the_start_of_its_line_and_is_text_further_in(world):
    said = world.ok(
        "log", "--plain", stdin="1\ngood\n\n  :skip is a word here\n   :back\n\n4\n\n:skip\n\nn\n1\n"
    )
    assert "Saved as 1." in said.out
    answers = json.loads(world.ok("show", "1", "--json").out)["answers"]
    assert next(a["value"] for a in answers if a["question"] == "keep") == "  :skip is a word here\n   :back"


def test_who_stops_in_the_middle_is_told_how_to_save_it_as_it_is(world):
    paused = world.run("log", "--plain", stdin="1\ngood\n:pause\n")
    said = " ".join((paused.out + paused.err).split())
    assert (
        "Your draft is kept. To go on, type: reflect resume. To save it as it is: reflect resume --keep"
        in said
    )
    assert world.ok("resume", "--keep").out.startswith("Saved as 1.")


def kept_text(world, typed):
    """What a sitting keeps at its text question, and the screen."""
    said = world.run("log", "--plain", stdin=f"1\ngood\n\n{typed}\n4\n\n:skip\n\nn\n1\n")
    assert said.code == 0, said
    return answered(world).get("keep"), said.out


UNKNOWN = "I don't know {word} here. There are :back :skip :finish :pause :help :more. To keep it as text, begin with two colons: :{word}"
MISTYPED = [":mor", ":mroe", ":MORE.", ":hlp", ":ba", ":baack", ":skp", ":pasue", ":puse", ":pauze.", ":end"]
OWN_WORDS = [
    ":)",
    ":-(",
    ":D",
    ":p",
    ":",
    ": something",
    ":mor and on",
    ":note",
    " :mor",
    ":more to say",
    ":3",
    ":and",
]


def test_a_command_with_a_slip_in_it_is_never_the_answer_and_loses_nothing(world):
    slips = "\n".join(MISTYPED)
    kept, screen = kept_text(world, f"{slips}\nI waited\n{slips}\nand asked\n")
    assert kept == "I waited\nand asked"
    shown = " ".join(screen.split())
    assert [word for word in MISTYPED if shown.count(UNKNOWN.format(word=word)) != 2] == []


def test_what_only_begins_with_a_colon_is_text(world):
    words = "\n".join(OWN_WORDS)
    kept, screen = kept_text(world, f"{words}\n")
    assert kept == words
    assert "I don't know" not in screen


def test_two_colons_keep_what_looks_like_a_command(world):
    assert kept_text(world, "::mor\n::pause\n")[0] == ":mor\n:pause"


def test_a_longer_text_holds_no_slip_of_its_end_and_no_other_command(world):
    kept, screen = kept_text(
        world, ":more\none\n\n:edn\n:pause\n:mroe\n:)\n::end\ntwo\n :END \n:help\nthree\n:skip\n\n"
    )
    assert kept == "one\n\n:)\n:end\ntwo\nthree"
    shown = " ".join(screen.split())
    for word in (":edn", ":pause", ":mroe"):
        assert (
            f"I don't know {word} here. There is :end, which ends the longer text. "
            f"To keep it as text, begin with two colons: :{word}" in shown
        )
    assert shown.count("begin a line of your text with a colon") == 1


def test_a_slip_does_not_take_the_place_of_an_earlier_answer(world):
    kept_text(world, "I waited\n")
    said = world.ok("edit", "1", "--plain", stdin="2\n4\n:mor\n\n1\n")
    assert "I don't know :mor here." in said.out
    assert answered(world)["keep"] == "I waited"


def test_a_line_of_its_own_takes_one_line_and_no_command(world):
    code, screen, _ = world.at_terminal("supervision", "name", "--plain", typed=":none\n:more\nDana\n")
    assert code == 0
    assert "I don't know :none here. There are :back :skip :pause :help." in screen
    assert "I don't know :more here." in screen
    code, screen, _ = world.at_terminal("supervision", "name", "--plain", typed=":help\n:skip\n")
    assert "An empty line keeps it. For no name, type :skip." in screen
    assert ":skip   leave it empty, for no name" in screen
    assert ":more" not in screen
    assert json.loads(world.ok("supervision", "name", "--json").out)["name"] == ""


def test_it_is_said_of_an_answer_whether_it_is_kept_nowhere_or_never_shared(world):
    """`loss`: how one is right now is kept nowhere, though all else of that pack is kept, for the person alone."""
    asked = world.ok("log", "loss", "--plain", stdin="1\n" + ":skip\n" * 30 + "1\n").out.split("Question ")
    assert "(Your answer is not kept anywhere.)" in asked[1] and "stays with you" not in asked[1]
    assert all("not kept anywhere" not in question for question in asked[2:])
    assert "(Your answer stays with you.)" in asked[2]
