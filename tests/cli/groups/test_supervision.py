"""The loop of supervision on the command line: get ready, write it down, try, and see how it stands the next time."""

import json
import os
import re
import subprocess
import sys
from datetime import timedelta

import pytest
from kit.as_before import keep_as_before
from kit.world import PASSPHRASE, ROOT, SIGNED

MINE = "When a task is outside my role, I will say so."
THEIRS = "Bring the job description to the team."
OPEN = "Who covers the phone?"
SINCE = "Since last time"


def record(world, *options, **answers):
    answers = answers or {"i_will": MINE, "they_will": THEIRS, "still_open": OPEN}
    document = {"pack": "supervision_record", "answers": answers}
    return world.ok("supervision", "record", "--answers", "-", *options, stdin=json.dumps(document))


def prep(world, *typed):
    """Get ready; what is not typed is skipped. Gives what was said, on one line."""
    stdin = "".join(f"{line}\n" for line in (*typed, *[":skip"] * 20))
    return " ".join(world.run("supervision", "prep", "--plain", stdin=stdin).out.split())


def meetings(world):
    return json.loads(world.ok("supervision", "list", "--json").out)["meetings"]


def agreements(world):
    return [(a["number"], a["status"], a["closed_on"]) for m in meetings(world) for a in m["agreements"]]


@pytest.fixture
def met(world):
    """A world with one meeting written down."""
    record(world)
    return world


# The whole cycle


def another_process(world, *args, stdin=""):
    kept = {k: v for k, v in os.environ.items() if not k.startswith("REFLECT_")}
    environment = {**kept, "REFLECT_HOME": str(world.home), "REFLECT_PASSPHRASE": PASSPHRASE}
    done = subprocess.run(
        [sys.executable, "-m", "reflect", *args],
        env=environment, cwd=ROOT, capture_output=True, text=True, check=False, input=stdin,
    )  # fmt: skip
    return done.stdout


def test_what_was_agreed_comes_back_with_its_status_in_the_next_prep(world, answers):
    """prep, record, try partly, the next prep; then other processes, and everything taken back again."""
    assert SINCE not in prep(world)
    world.ok("resume", "--discard")
    said = world.ok("supervision", "prep", "--answers", str(answers("supervision_prep"))).out
    assert said.startswith("Saved as 1.")
    assert "To see what was agreed, type: reflect supervision list" in record(world).out

    world.now += timedelta(days=8)
    due = json.loads(world.ok("try", "--json").out)["commitments"]
    assert [(c["number"], c["source"], c["entry"]) for c in due] == [(1, "supervision", 2)]
    begun = world.run("log", "--plain", stdin="n\n:pause\n").out
    assert f'You planned: "{MINE}" Look back at it first?' in " ".join(begun.split())

    said = prep(world, "2", "1")
    assert said.startswith(
        f'Since last time, Friday 6 March 2026 Question 1 of 2. You planned: "{MINE}" How does it stand? '
    )
    assert f'Question 2 of 2. Your supervisor agreed to this: "{THEIRS}" How does it stand? ' in said
    assert f"You wanted to ask: {OPEN}" in said and "Question 1 of 12." in said
    # It is not asked twice on one day, but said.
    assert prep(world).startswith(
        f"Since last time, Friday 6 March 2026 What you want to do Plan 1, partly done, said on Saturday 14 March 2026 {MINE} "
        f"What your supervisor agreed to do Agreement 1, done, said on Saturday 14 March 2026 {THEIRS} "
    )

    # Its clock is the real one, and what was not asked that day is asked.
    again = another_process(world, "supervision", "prep", "--plain", stdin=":skip\n:pause\n")
    assert "You planned" in again and "Agreement 1, done" in again
    assert another_process(world, "undo") == "Agreement 1 is open again.\n"
    assert another_process(world, "undo") == "Plan 1 is as it was before.\n"
    assert agreements(world) == [(1, "open", None)]


def page(world, place, *pick):
    """A signed packet, on one line; without a pick, of what is ticked already."""
    picked = ("--pick", ",".join(map(str, pick))) if pick else ()
    keys = SIGNED if pick else f"\n{SIGNED}"
    code, screen, err = world.at_terminal(
        "export", *picked, "--format", "txt", "--out", str(place), "--force", typed=keys
    )
    assert code == 0, screen + err
    return " ".join(place.read_text("utf-8").split())


def test_the_next_packet_tells_how_it_stands_with_what_was_agreed(met, tmp_path):
    """prep, packet, meeting, and weeks later the next prep and packet, with what became of it on both sides."""
    before = page(met, tmp_path / "p.txt", 1)
    assert f"What I agreed to do: 1 open. I agreed (open) {MINE}" in before
    assert f"What my supervisor agreed to do: 1 open. My supervisor agreed (open) {THEIRS}" in before
    met.now += timedelta(days=8)
    met.ok("try", "partly", "1")
    met.ok("supervision", "done", "1")
    after = page(met, tmp_path / "p.txt", 1)
    assert f"I agreed (partly) {MINE}" in after
    assert f"What my supervisor agreed to do: 1 done. My supervisor agreed (done) {THEIRS}" in after


def test_what_was_agreed_long_ago_and_is_open_is_counted_without_its_words(met, tmp_path):
    met.now += timedelta(weeks=20)
    record(met, they_will="Find a room.")
    told = page(met, tmp_path / "p.txt", 2)
    assert "What my supervisor agreed to do: 2 open. My supervisor agreed (open) Find a room." in told
    assert THEIRS not in told
    met.ok("supervision", "done", "1")
    assert "agreed to do: 1 done, 1 open." in page(met, tmp_path / "p.txt", 2)


def test_only_the_newest_preparation_is_ticked_already(world, tmp_path):
    for day, win in (("2026-02-20", "I waited."), ("2026-03-04", "I asked.")):
        document = {"pack": "supervision_prep", "date": day, "answers": {"win": win}}
        said = world.ok("supervision", "prep", "--answers", "-", stdin=json.dumps(document)).out
        assert said.endswith("To make the page for it, type: reflect export\n")
    told = page(world, tmp_path / "p.txt")
    assert "I asked." in told
    assert "I waited." not in told


# What was said in a meeting is not offered for the next one


def prepared(world, words, *, want="feedback"):
    stdin = json.dumps({"pack": "supervision_prep", "answers": {"want": [want], "win": words}})
    world.ok("supervision", "prep", "--answers", "-", stdin=stdin)


def offered(world, target, *options):
    """Make a page with what is ticked already; gives what was quoted, and the screen on one line."""
    code, screen, err = world.at_terminal(
        "export", "--format", "txt", "--force", "--out", str(target), *options
    )
    assert code == 0, (screen, err)
    said = [line for line in screen.splitlines() if line.startswith(("Quoted:", "No entry is quoted"))]
    return [int(n) for n in re.findall(r"\d+", said[0])] if said else [], " ".join(screen.split())


def test_what_was_said_in_a_meeting_is_not_ticked_for_the_next_one(world, answers, tmp_path):
    target = tmp_path / "p.txt"
    world.ok("log", "--answers", str(answers("post_session")), "--room", "supervision")
    prepared(world, "I asked.")
    assert offered(world, target)[0] == [2, 1]
    # Another format of the page that was made today is the same page.
    quoted, screen = offered(world, target, "--fresh")
    assert quoted == [2, 1] and "(on the page of 6 Mar)" in screen
    world.now += timedelta(days=1)
    record(world)
    quoted, screen = offered(world, target)
    assert quoted == []
    assert screen.count("(on the page of 6 Mar)") == 2
    world.ok("log", "--answers", str(answers("group_session")), "--room", "supervision")
    world.now += timedelta(days=1)
    prepared(world, "I came back.")
    assert offered(world, target)[0] == [5, 4]


def test_a_preparation_is_of_the_past_once_its_meeting_is_written_down(world, tmp_path):
    """Not only after a page: somebody may have brought it in their head."""
    prepared(world, "I asked.")
    record(world, on="2026-03-06", they_will=THEIRS)
    assert offered(world, tmp_path / "p.txt")[0] == []
    world.now += timedelta(days=1)
    prepared(world, "I came back.")
    # The meeting of the day before is written down late: what was prepared since is for the next one.
    record(world, on="2026-03-06", they_will="Find a room.")
    assert offered(world, tmp_path / "p.txt")[0] == [3]


def test_a_page_never_says_that_an_old_wish_is_wanted_now(world, tmp_path):
    prepared(world, "I asked.", want="decision")
    record(world, still_open=OPEN)
    record(world, still_open="Where do I rest?")
    prepared(world, "I came back.")
    offered(world, tmp_path / "p.txt", "--pick", "1,2,3,4")
    told = " ".join((tmp_path / "p.txt").read_text("utf-8").split())
    now, _, then = told.partition("Entries I chose")
    wanted = now.partition("What I want from this meeting")[2].partition("Since last time")[0]
    assert "Feedback" in wanted and "A decision" not in wanted
    assert "Where do I rest?" in wanted and OPEN not in wanted
    assert "I came back." in now and "I asked." not in now
    # What was picked by hand is told all the same, with what it was asked.
    for words in ("What do you want from this meeting? A decision", "I asked.", OPEN):
        assert words in then
    assert "Where do I rest?" not in then and "I came back." not in then


def test_a_meeting_is_written_down_by_hand_and_its_plan_is_from_supervision(world):
    lines = ["yesterday", "1", "1", "1", ":skip", MINE, "", THEIRS, "", ":skip", "12 June", "1", "1", ""]
    code, screen, _ = world.at_terminal("supervision", "record", typed="\n".join(lines))
    assert code == 0 and "Saved as 1." in screen, screen
    assert screen.endswith("To see what was agreed, type: reflect supervision list\n")
    assert "Next meeting: Friday 12 June 2026. For your calendar: reflect supervision next" in screen
    [meeting] = meetings(world)
    assert (meeting["day"], meeting["hours"], meeting["form"]) == ("2026-03-05", 1.0, "one_to_one")
    assert [c["source"] for c in meeting["commitments"]] == ["supervision"]
    assert [a["words"] for a in meeting["agreements"]] == [THEIRS]


# Since last time


def test_nothing_is_said_before_the_first_meeting_and_in_no_other_sitting(world):
    assert SINCE not in prep(world)
    record(world)
    assert SINCE not in world.run("log", "--plain", stdin=":pause\n").out
    assert SINCE in world.run("log", "supervision_prep", "--plain", stdin=":pause\n").out


def test_what_was_closed_before_the_last_meeting_is_not_brought_up_again(met):
    met.now += timedelta(days=2)
    met.ok("try", "drop", "1")
    met.ok("supervision", "done", "1")
    said = prep(met)
    assert "Plan 1, let go" in said and "Agreement 1, done" in said
    met.now += timedelta(days=20)
    record(met, i_will="I will rest at noon.", they_will="Ask for a quiet room.")
    said = prep(met)
    assert "I will rest at noon." in said and "Ask for a quiet room." in said
    assert MINE not in said and THEIRS not in said


def test_what_is_open_from_an_earlier_meeting_stays(met):
    met.now += timedelta(days=20)
    record(met, they_will="Ask for a quiet room.")
    said = prep(met)
    assert "Since last time, Thursday 26 March 2026 Question 1 of 3." in said
    assert said.index(MINE) < said.index(THEIRS) < said.index("Ask for a quiet room.")


def test_other_words_stand_in_place_of_the_first(met):
    met.ok("try", "reword", "1", "-", stdin="I will ask first.")
    said = prep(met)
    assert 'You planned: "I will ask first."' in said and MINE not in said
    assert [c["number"] for c in meetings(met)[0]["commitments"]] == [2]


def test_new_words_of_a_look_back_belong_to_the_meeting(met):
    met.now += timedelta(days=8)
    said = {"status": "not_yet", "now_what": "reword", "new_words": "I will ask first."}
    met.ok("log", "--answers", "-", stdin=json.dumps({"pack": "follow_up", "answers": said}))
    assert [(c["number"], c["entry"]) for c in meetings(met)[0]["commitments"]] == [(2, 2)]
    assert 'You planned: "I will ask first."' in prep(met)


def test_long_words_are_cut_and_many_are_counted(world):
    for n in range(7):
        record(world, they_will=f"Thing {n}. " + "word " * 200)
    said = prep(world)
    assert "Question 5 of 5." in said and said.count("How does it stand?") == 5
    assert [f"Agreement {n + 1}, open Thing {n}." in said for n in range(7)] == [True] * 2 + [False] * 5
    assert said.count("word") < 500


def test_a_meeting_that_was_deleted_takes_what_was_agreed_with_it(met):
    met.ok("delete", "1", "--yes")
    assert meetings(met) == [] and SINCE not in prep(met)
    met.ok("undo")
    assert len(meetings(met)) == 1


# The list


def test_an_empty_list_says_how_to_begin(world):
    said = world.ok("supervision", "list").out
    assert said == "No meeting is written down yet. After one, type: reflect supervision record\n"
    assert meetings(world) == []


def test_the_list_tells_each_meeting_with_both_sides_and_what_is_open(met):
    record(met, on="2026-03-04", they_will="Ask for a room.", how_was_it="heavy")
    said = met.ok("supervision", "list").out
    first, second = said.index("Friday 6 March 2026, entry 1"), said.index("Wednesday 4 March 2026, entry 2")
    assert first < second
    assert f"  What you want to do\n  Plan 1, open\n    {MINE}\n" in said
    assert f"  What your supervisor agreed to do\n  Agreement 1, open\n    {THEIRS}\n" in said
    assert f"  Still open for next time\n  Question 1\n    {OPEN}\n" in said
    assert "heavy" not in said
    met.ok("ask", "done", "1")
    assert OPEN not in met.ok("supervision", "list").out


def test_a_private_meeting_is_on_ones_own_screen_and_marked(met):
    met.ok("mark", "1", "--private")
    said = met.ok("supervision", "list").out
    assert "Plan 1, open (stays with you)" in said and "Agreement 1, open (stays with you)" in said
    assert meetings(met)[0]["agreements"][0]["private"] is True


def test_what_a_person_wrote_cannot_reach_the_terminal(world):
    keep_as_before(
        world, "supervision_record", i_will="a \x1b]52;c;eA==\x07 [red]b[/] \u202ec", they_will="\x1b[2J"
    )
    for said in (world.ok("supervision", "list").out, prep(world)):
        assert "\x1b" not in said and "\u202e" not in said and "[red]b[/]" in said


# Both ways


def test_what_a_supervisor_agreed_to_is_done_or_still_open(met):
    assert (
        met.ok("supervision", "done", "1").out
        == "Agreement 1 is done. To take that back, type: reflect undo\n"
    )
    assert agreements(met) == [(1, "done", "2026-03-06")]
    assert met.ok("supervision", "done", "1").out == "Agreement 1 is done already.\n"
    assert met.ok("supervision", "open", "1").out.startswith("Agreement 1 is open again.")
    assert agreements(met) == [(1, "open", None)]
    assert met.ok("supervision", "open", "1").out == "Agreement 1 is open already.\n"
    assert met.ok("undo").out == "Agreement 1 is as it was before.\n"
    assert agreements(met) == [(1, "done", "2026-03-06")]


@pytest.mark.parametrize("command", ["done", "open"])
@pytest.mark.parametrize(("which", "code"), [("7", 3), ("x", 2), ("-1", 2), ("1" * 30, 2)])
def test_a_number_that_is_none_is_told_kindly(met, command, which, code):
    result = met.run("supervision", command, "--", which)
    assert result.code == code and "agreement" in result.err and "reflect supervision list" in result.err


def test_without_a_meeting_there_is_no_agreement(world):
    result = world.run("supervision", "done", "1")
    assert result.code == 3 and "reflect supervision record" in result.err


def test_an_edited_meeting_keeps_what_was_said_of_an_agreement(met):
    met.ok("supervision", "done", "1")
    other = {"pack": "supervision_record", "answers": {"they_will": "Bring both pages.", "i_will": MINE}}
    met.ok("edit", "1", "--answers", "-", stdin=json.dumps(other))
    [meeting] = meetings(met)
    assert [(a["number"], a["words"], a["status"]) for a in meeting["agreements"]] == [
        (1, "Bring both pages.", "done")
    ]


# Answers from a file


@pytest.mark.parametrize(
    ("command", "pack"), [("prep", "supervision_prep"), ("record", "supervision_record")]
)
def test_answers_come_from_a_file_and_go_out_as_one_document(world, answers, command, pack):
    said = world.ok("supervision", command, "--answers", str(answers(pack)), "--json").out
    document = json.loads(said)
    assert (document["pack"], document["room"], document["next"]) == (pack, "supervision", [])
    assert world.run("supervision", command, "--json").code == 2
    assert world.run("supervision", command, "--no-input").code == 5
    other = {"pack": "quick_checkin", "answers": {"keep": "x"}}
    assert world.run("supervision", command, "--answers", "-", stdin=json.dumps(other)).code == 7


def test_a_day_can_be_given(world):
    assert "Saved as 1." in record(world, "--date", "yesterday").out
    assert meetings(world)[0]["day"] == "2026-03-05"


def test_the_command_alone_lists_the_meetings(met):
    alone = met.ok("supervision")
    assert THEIRS in " ".join(alone.out.split())
    assert alone.out == met.ok("supervision", "list").out


# Co-reflection


@pytest.fixture
def reflected(met):
    """A world with a meeting, and a later co-reflection."""
    met.ok("learn", "rules", "--since", "2026-01-01", "--until", "2026-12-31", "--category", "Advocacy")
    answers = {
        "on": "2026-03-05", "hours": 1.25, "form": "group", "domains": ["advocacy"],
        "i_will": "I will ask Lin.", "they_will": "Share a reading list.", "next": "2026-03-20",
    }  # fmt: skip
    met.ok("log", "--answers", "-", stdin=json.dumps({"pack": "co_reflection", "answers": answers}))
    return met


def test_hours_of_a_co_reflection_stand_beside_those_of_supervision_and_are_said_apart(reflected):
    said = flat_out(reflected, "supervision", "list")
    assert (
        "Hours of supervision: 1.25 (1.25 in a group). 1.25 hours of these in co-reflection. 1 meeting without"
        in said
    )
    assert "Co-reflection, 1.25 hours, in a group, for Advocacy What you want to do" in said
    one, co = sorted(meetings(reflected), key=lambda m: m["entry"])
    assert (co["co_reflection"], co["categories"]) == (True, [{"id": "advocacy", "words": "Advocacy"}])
    assert one["co_reflection"] is False
    hours = flat_out(reflected, "learn", "hours")
    assert "Supervision: 1.25 hours noted. Supervision in a group: 1.25 hours noted." in hours
    assert "1.25 hours of supervision are co-reflection. Boards differ on whether that counts." in hours
    assert "Advocacy, supervision: 1.25 hours noted." in hours


def test_a_co_reflection_is_no_meeting_with_a_supervisor(reflected, tmp_path):
    told = prep(reflected)
    assert THEIRS in told and "reading list" not in told
    assert json.loads(reflected.ok("supervision", "next", "--json").out)["next"] is None
    page = tmp_path / "p.txt"
    reflected.ok("export", "--unreviewed", "--format", "txt", "--out", str(page))
    assert "What my supervisor agreed to do: 1 open." in flat_text(page.read_text("utf-8"))
    # What is ticked for a packet does not hold it, since others spoke there.
    assert (
        reflected.at_terminal(
            "export", "--format", "txt", "--out", str(page), "--force", typed=f"\n{SIGNED}"
        )[0]
        == 0
    )
    assert "reading list" not in page.read_text("utf-8")


def flat_text(text):
    return " ".join(text.split())


def flat_out(world, *args):
    return flat_text(world.ok(*args).out)
