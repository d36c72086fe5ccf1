"""What was picked before the lines were written anew: changed, resumed and told through the real file and commands."""

import json
import shutil
from dataclasses import replace

import pytest
from kit.as_before import opened
from kit.packs import PRACTICE
from kit.world import ROOT, World

OLD = ROOT / "tests" / "fixtures" / "journal-v1"
RATED, FOCUS = 6, "connection_and_hope"
"""The entry of the old journal in which line 4 of this area was picked."""
NOW_LINES = PRACTICE.scale


@pytest.fixture
def old(tmp_path):
    """A journal that was written when there was only one version of the lines."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    for name, source in (
        ("journal.db", "journal.db"),
        ("journal.keys", "journal.keys"),
        ("journal.keys.bak", "journal.keys"),
    ):
        shutil.copyfile(OLD / source, home / name)
        (home / name).chmod(0o600)
    return World(home)


def shown(world, number=RATED):
    return json.loads(world.ok("show", str(number), "--versions", "--json").out)


def rating(entry):
    (only,) = entry["ratings"]
    return only["value"], only["scale"], only["anchor"]


def todays(line):
    return line, NOW_LINES, PRACTICE.areas[FOCUS].anchors[line - 1]


def question(screen, ask):
    """The part of the screen in which one question was put."""
    return screen[screen.index(ask) :].split("\n\n")[0]


def edited(world, *lines):
    code, screen, errors = world.at_terminal("edit", str(RATED), typed="\n".join(lines) + "\n")
    assert code == 0, (screen, errors)
    return screen


def place_of_rating(world):
    """The number of the rating in the list of answers that can be changed."""
    screen = world.at_terminal("edit", str(RATED), typed="2\n")[1]
    listed = screen[screen.index("Which answer?") :].split("\n")
    line = next(one for one in listed if ". Your focus" in one or "Meaningful" in one)
    return line.split(".")[0]


def test_an_old_rating_reads_in_its_own_words_while_it_is_changed(old):
    before = rating(shown(old))
    assert before[:2] == (4, 1) and before[2] != todays(4)[2]
    screen = edited(old, "2", place_of_rating(old), "", "1")
    assert before[2] in question(screen, "Your answer so far")
    assert "What you picked then can stay as it was." in screen
    assert f"Entry {RATED} stays as it was." in screen
    assert rating(shown(old)) == before and shown(old)["versions"] == []


def test_another_answer_is_changed_and_the_old_rating_stays_with_its_words(old):
    before = shown(old)
    screen = edited(old, "2", "1", "2", "1")
    after = shown(old)
    assert "is changed" in screen, screen
    assert after["answers"] != before["answers"]
    assert rating(after) == rating(before)
    assert rating(after["versions"][0]["entry"]) == rating(before)


def test_a_rating_that_is_picked_anew_has_the_words_of_today(old):
    before = rating(shown(old))
    edited(old, "2", place_of_rating(old), "4", "1")
    after = shown(old)
    assert rating(after) == todays(4)
    assert rating(after["versions"][0]["entry"]) == before
    old.ok("undo")
    assert rating(shown(old)) == before


def test_an_answers_file_is_by_the_lines_of_today(old):
    old.ok("focus", FOCUS)
    document = {"pack": "quick_checkin", "answers": {"keep": "Anew.", "focus_rating": 2}}
    old.ok("edit", str(RATED), "--answers", "-", stdin=json.dumps(document))
    assert rating(shown(old)) == todays(2)


def wait_with(world, answers, **frame):
    """Put a draft there as the older program wrote it: numbers of lines, and no word of which lines."""
    with opened(world) as journal:
        (draft, *_) = [d for d in journal.drafts.waiting() if d.pack == "quick_checkin"]
        state = json.loads(draft.state)
        assert "scale" not in state
        state |= {"answers": answers, **frame}
        journal.drafts.keep(replace(draft, state=json.dumps(state)))
        for other in journal.drafts.waiting():
            if other.uuid != draft.uuid:
                journal.drafts.discard(other.uuid)


def test_a_line_picked_in_a_draft_from_earlier_lines_is_asked_again(old):
    moment = next(iter(PRACTICE.moments))
    answers = [
        *(["setting", "", "group"], ["sits", "", "good"], ["moments", "", [moment]]),
        *(["keep", "", "I waited."], ["focus_rating", "", 3]),
    ]
    wait_with(old, answers)
    code, screen, errors = old.at_terminal("resume", typed="5\n:skip\n:skip\n:skip\n:skip\n:skip\n:skip\n1\n")
    assert code == 0, (screen, errors)
    assert "The lines to pick from were written anew since you began this." in screen
    kept = json.loads(old.ok("show", "last", "--json").out)
    assert rating(kept) == todays(5)
    assert {a["question"]: a["value"] for a in kept["answers"]}["keep"] == "I waited."
    assert [m["id"] for m in kept["moments"]] == [moment]
    assert kept["setting"] == "group"


def test_a_draft_that_is_kept_as_it_is_loses_the_line_and_nothing_else(old):
    wait_with(old, [["keep", "", "I waited."], ["focus_rating", "", 3]])
    said = old.ok("resume", "--keep").out
    assert "What you had picked from the earlier ones is left out" in " ".join(said.split())
    kept = json.loads(old.ok("show", "last", "--json").out)
    assert kept["ratings"] == [] and kept["answers"][0]["value"] == "I waited."


def test_did_not_come_up_waits_as_it_is(old):
    wait_with(old, [["keep", "", "I waited."], ["focus_rating", "", {"empty": "did_not_come_up"}]])
    assert "written anew" not in old.ok("resume", "--keep").out
    kept = json.loads(old.ok("show", "last", "--json").out)
    assert [r["value"] for r in kept["ratings"]] == [None]


@pytest.mark.parametrize("line", [4, 2], ids=["the same line", "another line"])
def test_a_change_of_an_entry_that_waited_leaves_the_old_rating_as_it_was(old, line):
    """What was picked in the change had words that nobody has any more; what the entry holds has its own."""
    before = rating(shown(old))
    answers = [["keep", "", "Said better."], ["focus_rating", "", line]]
    wait_with(old, answers, edits=RATED, focus=FOCUS)
    old.ok("resume", "--keep")
    after = shown(old)
    assert rating(after) == before
    assert [a["value"] for a in after["answers"]] == ["Said better."]


def test_a_change_that_waits_now_keeps_the_words_of_the_old_rating(old):
    before = rating(shown(old))
    old.at_terminal("edit", str(RATED), typed="2\n1\n2\n:pause\n")
    with opened(old) as journal:
        number = next(
            n for n, d in enumerate(journal.drafts.waiting(), 1) if json.loads(d.state)["edits"] == RATED
        )
    old.ok("resume", str(number), "--keep")
    after = shown(old)
    assert rating(after) == before and len(after["versions"]) == 1


def test_a_week_of_both_shows_each_in_its_words_and_counts_only_the_newest(old):
    entry = shown(old)
    old.ok("focus", FOCUS)
    document = {
        "pack": "quick_checkin",
        "date": entry["day"],
        "answers": {"keep": "Anew.", "focus_rating": 2},
    }
    old.ok("log", "--answers", "-", stdin=json.dumps(document))
    found = json.loads(old.ok("week", "--of", entry["day"], "--json").out)["focus"]
    told = {(line["value"], line["anchor"]) for line in found["ratings"] if line["about"] == "session"}
    assert {(4, rating(entry)[2]), (2, todays(2)[2])} <= told
    assert found["counts"] == [0, 1, 0, 0, 0]
    screen = " ".join(old.ok("week", "--of", entry["day"], "--all").out.split())
    assert rating(entry)[2] in screen and todays(2)[2] in screen


def test_growth_begins_anew_and_says_since_when(old):
    assert json.loads(old.ok("growth", "--json").out)["scale_began"] is None
    old.ok("focus", FOCUS)
    document = {"pack": "quick_checkin", "answers": {"keep": "Anew.", "focus_rating": 2}}
    old.ok("log", "--answers", "-", stdin=json.dumps(document))
    found = json.loads(old.ok("growth", "--json").out)
    assert (found["scale"], found["scale_began"]) == (PRACTICE.scale, "2026-03-06")
    assert {a["area"]: a["n_ratings"] for a in found["areas"] if a["n_ratings"]} == {FOCUS: 1}
