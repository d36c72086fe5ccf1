"""`learn` on the command line: what was learned, the hours, and rules that are one's own; all of it can be taken back."""

import json
import re
from datetime import UTC, datetime

import pytest
from kit.made_once import made_once
from kit.reviewer import Deciding, guided, plain
from kit.shipped import banned
from kit.world import SIGNED
from safety.test_attacks import HIDDEN, TEXTS, given

from reflect.guide.ask import Empty

RULES = ("--since", "2025-07-01", "--until", "2027-06-30", "--hours", "20", "--category", "Ethics=3")


def learn(world, source="webinar", **answers):
    more = {key: answers.pop(key) for key in ("room", "tags") if key in answers}
    day = {"date": answers.pop("date")} if "date" in answers else {}
    document = {"pack": "learning_reflection", **more, **day, "answers": {"source": source, **answers}}
    said = world.ok("learn", "add", "--answers", "-", "--json", stdin=json.dumps(document)).out
    return json.loads(said)["number"]


def read(world, *args):
    return json.loads(world.ok("learn", *args, "--json").out)


def set_rules(world, *more):
    return json.loads(world.ok("learn", "rules", *(more or RULES), "--json").out)["rules"]


def flat(text):
    return " ".join(text.split())


# The short look


def test_an_empty_journal_has_a_kind_sentence_and_the_way_on(world):
    said = flat(world.ok("learn").out)
    assert said.startswith("Nothing is noted here yet.") and "reflect learn add" in said
    assert "reflect learn rules" in said
    assert read(world) == {
        "schema": 1,
        "learned": [],
        "hours": {
            "period": {"start": "2025-03-07", "end": "2026-03-06"},
            "has_rules": False, "hours": 0, "asked": None, "left": None, "categories": [], "in_several": False,
            "supervision": {
                **{part: {"hours": 0, "asked": None, "left": None} for part in ("altogether", "one_to_one", "group")},
                "co_reflection": 0, "meetings": 0, "meetings_without": 0,
            },
        },
    }  # fmt: skip
    for command in ("list", "hours", "rules"):
        assert not banned(world.ok("learn", command).out)


def test_the_look_shows_the_three_newest_and_the_hours(world):
    for n in range(1, 5):
        learn(world, title=f"Course {n}", hours=n, on=f"2026-02-0{n}")
    set_rules(world)
    said = world.ok("learn").out
    assert [f"Course {n}" in said for n in range(1, 5)] == [False, True, True, True]
    assert said.index("Course 4") < said.index("Course 2")
    assert "Your renewal period: 10 of 20 hours noted." in said and "reflect learn hours" in said


def test_options_before_a_command_are_explained(world):
    assert world.run("learn", "--json", "hours").code == 2


# Adding


def test_something_learned_is_noted_line_by_line(world):
    set_rules(world)
    proof = ["1", "the blue folder", "", "javascript:alert(1)", "", "doi:10.1000/182", ""]
    lines = ["2", "Grounding", "", ":skip", "yesterday", "1.5", "1", *proof, *[":skip"] * 6, "n", "1"]
    code, screen, err = world.at_terminal("learn", "add", typed="\n".join(lines) + "\n")
    assert code == 0, (screen, err)
    assert screen.endswith("To see your hours, type: reflect learn hours\n")
    [one] = read(world, "list")["learned"]
    assert one["categories"] == [{"id": "ethics", "words": "Ethics"}]
    assert (one["title"], one["day"], one["hours"]) == ("Grounding", "2026-03-05", 1.5)
    assert one["proof"] == {"answer": "have", "is": "kept", "place": "the blue folder"}
    assert "This takes a link such as" in screen and one["link"] == "https://doi.org/10.1000/182"


def test_answers_come_from_a_file_and_go_out_as_one_document(world, answers):
    said = world.ok("learn", "add", "--answers", str(answers("learning_reflection")), "--json").out
    assert json.loads(said)["pack"] == "learning_reflection"
    assert world.run("learn", "add", "--json").code == 2
    assert world.run("learn", "add", "--no-input").code == 5
    other = json.dumps({"pack": "quick_checkin", "answers": {"keep": "x"}})
    assert world.run("learn", "add", "--answers", "-", stdin=other).code == 7
    assert "Saved as 2." in world.ok(
        "learn", "add", "--date", "yesterday", "--answers", "-", stdin='{"pack": "learning_reflection", "answers": {"idea": "x"}}'
    ).out  # fmt: skip


# The list


def test_the_list_goes_by_the_day_of_the_course_and_else_by_that_of_the_entry(world):
    learn(world, "dialogue", idea="They go slowly.", date="2026-02-20")
    learn(world, title="Grounding", sponsor="Academy", hours=1.25, on="2026-01-15", date="2026-03-01")
    said = world.ok("learn", "list").out
    assert "Friday 20 February 2026, entry 1\n  Talk with other peer specialists\n" in said
    assert (
        "Thursday 15 January 2026, entry 2\n  Grounding\n  Webinar or online course\n  Who ran it: Academy\n  1.25 hours\n"
        in said
    )
    assert said.index("entry 1") < said.index("entry 2")
    listed = lambda *more: [one["entry"] for one in read(world, "list", *more)["learned"]]  # noqa: E731
    assert listed() == [1, 2]
    assert listed("--since", "2026-02-01") == [1]
    assert listed("--until", "2026-01-31") == [2]
    assert listed("--since", "2026-03-01") == []
    assert "Nothing is noted for that time." in world.ok("learn", "list", "--since", "2026-03-01").out
    assert world.run("learn", "list", "--since", "2027-01-01").code == 2


def test_ones_own_list_has_private_things_marked_and_nothing_of_the_bin(world):
    learn(world, title="Hidden", hours=2, room="private")
    learn(world, title="Gone", hours=4)
    set_rules(world)
    world.ok("delete", "2", "--yes")
    said = world.ok("learn", "list").out
    assert "entry 1 (stays with you)" in said and "Gone" not in said
    assert read(world, "hours")["hours"] == 2


# Hours


def test_hours_are_laid_beside_the_rules(world):
    set_rules(world, *RULES, "--category", "Notes=2", "--category", "All else")
    learn(world, hours=2.5, on="2025-07-01", category=["ethics", "all_else"])
    learn(world, hours=10, on="2026-03-01")
    learn(world, hours=7, on="2025-06-30", category=["notes"])
    said = world.ok("learn", "hours").out
    assert said.startswith(
        "Your renewal period, 1 July 2025 to 30 June 2027\n\nLearning: 12.5 of 20 hours noted, 7.5 more in your rules.\n"
    )
    assert (
        "  Ethics: 2.5 of 3 hours noted, 0.5 more in your rules.\n  Nothing noted yet for Notes (2 hours).\n  All else: 2.5 hours noted.\n"
        in said
    )
    assert "Hours that were ticked for two categories stand in both." in said
    assert "This period ends on Wednesday 30 June 2027." in said
    assert "What counts is for your board to say." in flat(said)
    document = read(world, "hours")
    assert document["period"] == {"start": "2025-07-01", "end": "2027-06-30"}
    assert (document["has_rules"], document["hours"], document["asked"], document["in_several"]) == (
        True, 12.5, 20, True,
    )  # fmt: skip
    assert [(c["id"], c["hours"], c["asked"]) for c in document["categories"]] == [
        ("ethics", 2.5, 3), ("notes", 0, 2), ("all_else", 2.5, None),
    ]  # fmt: skip


def test_hours_above_the_rule_are_just_shown(world):
    set_rules(world)
    learn(world, hours=30, on="2026-03-01", category=["ethics"])
    said = world.ok("learn", "hours").out
    assert "30 of 20 hours noted." in said and "Ethics: 30 of 3 hours noted." in said


def test_a_period_that_has_ended_says_how_to_go_on(world):
    set_rules(world)
    world.now = datetime(2027, 7, 1, 12, tzinfo=UTC)
    said = world.ok("learn", "hours").out
    assert "This period has ended. To write down the next one: reflect learn rules" in said
    assert "This period begins on" in world.ok(
        "learn", "rules", "--since", "2027-08-01", "--until", "2029-07-31"
    ).out + world.ok("learn", "hours").out  # fmt: skip


def test_without_rules_the_last_twelve_months_are_counted(world):
    learn(world, hours=1.5, on="2025-03-07")
    learn(world, hours=8, on="2025-03-06")
    said = flat(world.ok("learn", "hours").out)
    assert said.startswith("The last twelve months, 7 March 2025 to 6 March 2026 Learning: 1.5 hours noted.")
    assert "reflect learn rules" in said


# Rules from options


def test_rules_are_kept_shown_and_changed_part_by_part(world):
    said = world.ok("learn", "rules", *RULES, "--category", "Notes").out
    assert (
        "  From Tuesday 1 July 2025 to Wednesday 30 June 2027.\n  20 hours altogether.\n  Ethics: 3 hours\n  Notes\n"
        in said
    )
    assert said.endswith("That is kept. To take that back, type: reflect undo\n")
    whole = read(world, "rules")["rules"]
    world.ok("learn", "rules", "--until", "2028-01-31")
    assert read(world, "rules")["rules"] == {**whole, "end": "2028-01-31"}
    world.ok("learn", "rules", "--hours", "none")
    assert read(world, "rules")["rules"]["hours"] is None
    world.ok("learn", "rules", "--category", "NOTES=2,5", "--category", "a=b=1.5", "--category", "c=d=")
    assert read(world, "rules")["rules"]["categories"] == [
        {"id": "notes", "words": "NOTES", "hours": 2.5, "supervision": None},
        {"id": "a_b", "words": "a=b", "hours": 1.5, "supervision": None},
        {"id": "c_d", "words": "c=d", "hours": None, "supervision": None},
    ]
    assert world.ok("learn", "rules", "--hours", "none").out == "Nothing was changed.\n"


def test_the_question_of_a_sitting_offers_what_stands_in_the_rules(world):
    assert world.run("log", "--answers", "-", stdin=WITH.format("ethics")).code == 7
    set_rules(world, *RULES, "--category", "Notes, and more")
    world.ok("log", "--answers", "-", stdin=WITH.format('ethics", "notes_and_more'))
    shown = json.loads(world.ok("show", "1", "--json").out)["answers"]
    assert shown[-1]["words"] == "Ethics, Notes, and more"
    # A name with a comma in it still counts for itself.
    learn(world, hours=2, on="2026-03-01", category=["ethics", "notes_and_more"])
    assert [c["hours"] for c in read(world, "hours")["categories"]] == [2, 2]


WITH = '{{"pack": "learning_reflection", "answers": {{"source": "webinar", "category": ["{}"]}}}}'


def test_an_entry_keeps_its_words_and_its_ticks_whatever_becomes_of_the_rules(world):
    set_rules(world, *RULES, "--category", "Notes=2")
    learn(world, hours=2, on="2026-03-01", category=["ethics", "notes"])
    world.ok("learn", "rules", "--category", "Ethics=3")
    assert [c["hours"] for c in read(world, "hours")["categories"]] == [2]
    assert "for Ethics, Notes" in world.ok("learn", "list").out
    # To edit something else leaves the tick that is no longer in the rules.
    decide = Deciding(
        ("What would you like", "change"), ("Which answer", "9"), ("one idea", "Go slowly."), ("What would you like", "save")
    )  # fmt: skip
    result = plain(world, "edit", "1", decide=decide)
    assert result.code == 0 and "changed" in result.out, (result, decide.words)
    assert "for Ethics, Notes" in world.ok("learn", "list").out
    world.ok("learn", "rules", "--clear")
    assert "for Ethics, Notes" in world.ok("learn", "list").out
    set_rules(world, *RULES, "--category", "notes=2")
    assert [(c["id"], c["hours"]) for c in read(world, "hours")["categories"]] == [
        ("ethics", 2),
        ("notes", 2),
    ]


def test_rules_are_taken_off_and_each_change_is_taken_back(world):
    first = set_rules(world)
    world.ok("learn", "rules", "--hours", "30")
    said = flat(world.ok("learn", "rules", "--clear").out)
    assert (
        said
        == "Your renewal rules are off. Your entries stay as they are. To take that back, type: reflect undo"
    )
    assert read(world, "rules") == {"schema": 1, "rules": None}
    assert flat(world.ok("undo").out).startswith("Your renewal rules are as they were before.")
    assert read(world, "rules")["rules"]["hours"] == 30
    world.ok("undo")
    assert read(world, "rules")["rules"] == first
    world.ok("undo")
    assert read(world, "rules")["rules"] is None
    assert world.run("undo").code == 3


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--hours", "20"), "first and the last day"),
        (("--since", "2026-07-01"), "first and the last day"),
        (("--since", "2026-07-01", "--until", "2026-06-30"), "comes before its first day"),
        ((*RULES, "--hours", "-1"), "--hours: this takes a number from 0.25"),
        ((*RULES, "--hours", "nan"), "--hours: this takes a number"),
        ((*RULES, "--hours", "1.1"), "steps of 0.25"),
        ((*RULES, "--until", "2026-02-30"), "I don't know the day"),
        ((*RULES, "--until", "next june"), "I don't know the day"),
        ((*RULES, "--until", "2999-01-01"), "too far away"),
        ((*RULES, "--category", "Secret=lots"), "--category, number 2: Please type only a number"),
        ((*RULES, "--category", "=3"), "--category, number 2: the name of a category has 1 to 80"),
        ((*RULES, "--category", " \t "), "--category, number 2: the name"),
        ((*RULES, "--category", "ETHICS"), "--category: that category stands there twice"),
        ((*RULES, *[x for n in range(20) for x in ("--category", f"Secret{n}")]), "up to 20"),
        (("--clear", "--hours", "3"), "--clear"),
        (("--examples", "--supervision", "3"), "--examples only shows them"),
        (
            (*RULES, "--supervision", "5", "--one-to-one", "3", "--group", "2.25"),
            "more than the hours of supervision",
        ),
        ((*RULES, "--group", "1e999"), "--group: this takes a number"),
        ((*RULES, "--supervised", "Secret=3"), "--supervised, number 1: there is no category of that name"),
    ],
)
def test_what_can_not_be_a_rule_is_told_kindly_and_nothing_is_kept(world, options, says):
    result = world.run("learn", "rules", *options)
    assert result.code == 2 and says in flat(result.err), result
    assert "Secret" not in result.err and "ETHICS" not in result.err
    assert read(world, "rules")["rules"] is None


def test_days_of_rules_may_lie_ahead_and_words_look_back(world):
    kept = set_rules(world, "--since", "yesterday", "--until", "2029-03-05")
    assert (kept["start"], kept["end"]) == ("2026-03-05", "2029-03-05")


def test_help_says_who_decides(world, capsys):
    world.run("learn", "rules", "--help")
    said = flat(capsys.readouterr().out)
    assert "Boards differ" in said and "your board's own text decides" in said


# Rules by question


def answering(*pairs):
    return Deciding(("What would you like to do?", "change"), *pairs)


NEW = (
    ("first day", "2025-07-01"),
    ("last day", "2027-06-30"),
    ("hours does your board ask for", 20.0),
    ("hours of supervision", 25.0),
    ("one-to-one", 10.0),
    ("Does the board name", "Ethics"),
    ("Ethics: how many hours", 3.0),
    ("Ethics: how many of supervision", 5.0),
    ("one more category", "Notes"),
)


@pytest.mark.parametrize("run", [plain, guided])
def test_rules_are_asked_for_looked_over_and_kept(world, run):
    result = run(world, "learn", "rules", decide=answering(*NEW))
    assert result.code == 0, result
    assert "Boards differ" in flat(result.out) and "That is kept." in result.out
    assert read(world, "rules")["rules"] == {
        "start": "2025-07-01", "end": "2027-06-30", "hours": 20,
        "supervision": {"hours": 25, "one_to_one": 10, "group": None},
        "categories": [
            {"id": "ethics", "words": "Ethics", "hours": 3, "supervision": 5},
            {"id": "notes", "words": "Notes", "hours": None, "supervision": None},
        ],
    }  # fmt: skip


@pytest.mark.parametrize("run", [plain, guided])
def test_rules_are_changed_a_category_renamed_and_one_taken_off(world, run):
    set_rules(world, *RULES, "--category", "Notes=2", "--category", "All else")
    change = answering(
        ("first day", "2025-07-01"), ("last day", "2028-06-30"), ("altogether", Empty.SKIPPED),
        ("Category 1", "Ethics and law"), ("Ethics and law: how", 4.0), ("Category 2", Empty.SKIPPED),
        ("Category 3", "All else"),
    )  # fmt: skip
    result = run(world, "learn", "rules", decide=change)
    assert result.code == 0, result
    assert read(world, "rules")["rules"] == {
        "start": "2025-07-01", "end": "2028-06-30", "hours": None,
        "supervision": {"hours": None, "one_to_one": None, "group": None},
        "categories": [
            {"id": "ethics", "words": "Ethics and law", "hours": 4, "supervision": None},
            {"id": "all_else", "words": "All else", "hours": None, "supervision": None},
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("pairs", "kept"),
    [
        ((("What would you like", "off"),), None),
        ((("What would you like", "leave"),), 20),
        ((("What would you like", "change"), ("first day", "2025-07-01"), ("last", "2027-06-30"), ("altogether", 5.0),
          ("Category 1", "Ethics"), ("Is that what", "leave")), 20),
    ],
)  # fmt: skip
def test_rules_may_be_taken_off_or_left_as_they_are(world, pairs, kept):
    set_rules(world)
    assert plain(world, "learn", "rules", decide=Deciding(*pairs)).code == 0
    now = read(world, "rules")["rules"]
    assert (now and now["hours"]) == kept


def typed(world, *lines):
    return world.at_terminal("learn", "rules", typed="".join(f"{line}\n" for line in lines))


def test_what_can_not_be_is_said_and_asked_again(world):
    lines = [
        "1", ":skip", "2026-07-01", "2026-06-30", "2028-06-30", ":skip", "10", "8", "3", "2",
        "x" * 81, "", "Ethics", "", ":skip", ":skip", "ethics", "", "", "1",
    ]  # fmt: skip
    code, screen, err = typed(world, *lines)
    assert code == 0, (screen, err)
    for said in (
        "The rules need this day.",
        "comes before its first day",
        "1 to 80 characters",
        "stands there twice",
        "more than the hours of supervision altogether",
    ):
        assert said in flat(screen), said
    assert [c["words"] for c in read(world, "rules")["rules"]["categories"]] == ["Ethics"]


def test_one_can_go_back_and_go_through_them_again(world):
    lines = [
        "1",
        "2025-07-01",
        ":back",
        "2025-08-01",
        "2027-07-31",
        ":skip",
        ":skip",
        "",
        "2",
        "",
        "",
        "12",
        "",
        "",
        "1",
    ]
    code, screen, err = typed(world, *lines)
    assert code == 0, (screen, err)
    kept = read(world, "rules")["rules"]
    assert (kept["start"], kept["end"], kept["hours"]) == ("2025-08-01", "2027-07-31", 12)


@pytest.mark.parametrize("where", [0, 1, 3, 6])
def test_a_pause_changes_nothing(world, where):
    before = set_rules(world)
    code, screen, _ = typed(world, *["2", "", "", "30", "", "", "", "1"][:where], ":pause")
    assert code == 130 and screen.rstrip().endswith("Nothing was changed.")
    assert read(world, "rules")["rules"] == before


def test_nobody_is_asked_without_a_terminal(world):
    assert "reflect learn rules --since" in flat(world.ok("learn", "rules").out)
    assert "What would you like" not in world.at_terminal("learn", "rules", "--no-input")[1]


def test_twenty_categories_are_the_most(world):
    many = [line for n in range(20) for line in (f"Category {n}", "", ":skip")]
    code, screen, err = typed(world, "1", "2025-07-01", "2027-06-30", ":skip", ":skip", *many, "1")
    assert code == 0, (screen[-500:], err)
    assert len(read(world, "rules")["rules"]["categories"]) == 20


# Hours of supervision


def met(world, **answers):
    more = {key: answers.pop(key) for key in ("room", "date") if key in answers}
    document = json.dumps({"pack": "supervision_record", **more, "answers": answers})
    return json.loads(world.ok("supervision", "record", "--answers", "-", "--json", stdin=document).out)[
        "number"
    ]


WITH_SUPERVISION = (*RULES, "--supervision", "25", "--one-to-one", "10", "--supervised", "ethics=2")


@made_once
def supervised(world):
    """A world with rules, four meetings and two courses: one of each is private."""
    set_rules(world, *WITH_SUPERVISION)
    met(world, on="2026-02-10", hours=1.25, form="one_to_one", domains=["ethics"], take_away="Secret word.")
    met(world, on="2026-02-20", form="group")
    met(world, hours=0.75, form="group")
    met(world, hours=6, room="private")
    learn(
        world, title="Grounding", sponsor="State Academy", hours=2.25, on="2026-01-05", category=["ethics"],
        proof="have", proof_place="in a shoebox", link="https://example.org/banjo", idea="Secret idea.",
    )  # fmt: skip
    learn(world, title="Hidden", hours=5, on="2026-03-01", category=["ethics"], room="private")


def test_hours_of_supervision_stand_beside_those_of_learning_and_ones_own_rules(supervised):
    said = supervised.ok("learn", "hours").out
    assert (
        "Learning: 7.25 of 20 hours noted, 12.75 more in your rules.\n"
        "Supervision: 8 of 25 hours noted, 17 more in your rules.\n"
        "Supervision one-to-one: 1.25 of 10 hours noted, 8.75 more in your rules.\n"
        "Supervision in a group: 0.75 hours noted.\n"
        "1 meeting without a length.\n"
    ) in said
    assert "  Ethics, supervision: 1.25 of 2 hours noted, 0.75 more in your rules.\n" in said
    document = read(supervised, "hours")
    assert document["supervision"]["altogether"] == {"hours": 8, "asked": 25, "left": 17}
    assert (document["supervision"]["meetings"], document["supervision"]["meetings_without"]) == (4, 1)
    assert document["categories"][0]["supervision"] == {"hours": 1.25, "asked": 2}
    # In both lists too, and edits and the bin are followed.
    assert "Supervision: 8 hours noted, 1 meeting without a length.\n" in supervised.ok("learn", "list").out
    assert "  1.25 hours, one-to-one, for Ethics\n" in supervised.ok("supervision", "list").out
    supervised.ok("delete", "1", "--yes")
    assert read(supervised, "hours")["supervision"]["altogether"]["hours"] == 6.75
    supervised.ok("undo")
    changed = {"pack": "supervision_record", "answers": {"on": "2024-01-01", "hours": 1}}
    supervised.ok("edit", "3", "--answers", "-", stdin=json.dumps(changed))
    assert read(supervised, "hours")["supervision"]["altogether"]["hours"] == 7.25
    assert read(supervised, "list", "--until", "2024-12-31")["supervision"]["altogether"] == 1


def test_rules_for_supervision_are_kept_changed_and_taken_off_part_by_part(world):
    first = set_rules(world, *WITH_SUPERVISION)
    assert first["supervision"] == {"hours": 25, "one_to_one": 10, "group": None}
    said = world.ok("learn", "rules", "--one-to-one", "none", "--group", "5").out
    assert (
        "  Supervision: 25 hours altogether.\n  Supervision: 5 hours in a group.\n  Ethics: 3 hours, 2 hours of supervision\n"
        in said
    )
    # Naming the categories anew keeps the hours of supervision of those that stay.
    assert [
        c["supervision"]
        for c in set_rules(world, "--category", "ETHICS=4", "--category", "Notes")["categories"]
    ] == [2, None]
    world.ok("undo"), world.ok("undo")
    assert read(world, "rules")["rules"] == first


def test_what_has_proof_and_what_has_none_is_listed(supervised):
    learn(supervised, title="Asked", proof="asked")
    learn(supervised, title="Said nothing")
    learn(supervised, "dialogue", idea="A talk has none.")
    learn(supervised, title="None needed", proof="not_needed")
    titles = lambda which: [one["title"] for one in read(supervised, "list", "--proof", which)["learned"]]  # noqa: E731
    assert titles("kept") == ["Grounding"]
    assert titles("missing") == ["Said nothing", "Asked", "Hidden"]
    said = supervised.ok("learn", "list").out
    assert (
        "  Proof: saved, in a shoebox\n  Link: https://example.org/banjo\n" in said
        and "  Proof: asked for\n" in said
    )
    none = supervised.ok("learn", "list", "--proof", "kept", "--since", "2026-03-01").out
    assert none.startswith("Nothing is noted here with proof that you saved.")
    assert supervised.run("learn", "list", "--proof", "lost").code == 2


def test_examples_are_shown_with_their_source_and_kept_only_after_each_is_asked(world):
    said = flat(world.ok("learn", "rules", "--examples").out)
    assert "your board's own text decides" in said and "An invented example" in said
    for one in read(world, "rules", "--examples")["examples"]:
        assert (one["source"] is None) == (one["checked"] is None)
        assert one["source"] is None or (one["source"] in said and "checked on" in said)
    assert read(world, "rules")["rules"] is None
    code, screen, err = typed(world, "2", "1", "2026-07-01", *[""] * 9, "1")
    assert code == 0, (screen, err)
    kept = read(world, "rules")["rules"]
    assert "A start, and no more. Each number is asked now" in flat(screen)
    assert (kept["start"], kept["end"], kept["hours"]) == ("2026-07-01", "2028-06-30", 20)
    assert [(c["words"], c["hours"]) for c in kept["categories"]] == [("Ethics", 6)]
    # None of them, and to pause on the way, leave what is there.
    assert "Nothing was changed." in typed(world, "3", "5")[1]
    assert typed(world, "3", "4", "2026-01-01", ":pause")[0] == 130
    assert read(world, "rules")["rules"] == kept


def page_of_hours(world, place, *more):
    code, screen, err = world.at_terminal(
        "export", "--kind", "hours", "--out", str(place), "--force", *more, typed=SIGNED
    )
    assert code == 0, (screen, err)
    return place.read_text("utf-8")


def test_a_page_of_hours_has_days_titles_sponsors_hours_and_nothing_else(supervised, tmp_path):
    page = page_of_hours(supervised, tmp_path / "h.txt")
    assert "From 1 July 2025 to 6 March 2026." in page
    told = flat(page)
    assert "- 2026-01-05 What: Grounding Who ran it: State Academy Counts for: Ethics Hours: 2.25" in told
    assert "- 2026-02-10 What: Supervision Form: One-to-one Counts for: Ethics Hours: 1.25" in told
    assert "- 2026-02-20 What: Supervision Form: Group" in told and "1 meeting without a length." in told
    # Where no day of the meeting was said, that of the entry does not stand for it.
    assert "- 2026-W10 What: Supervision Form: Group Hours: 0.75" in told
    assert "Learning: 2.25 hours" in told and "Supervision: 2 hours" in told
    assert told.count("Signature") >= 2
    for hidden in ("Secret", "Hidden", "in a shoebox", "banjo", "Proof", "20 hours", "more in"):
        assert hidden not in page, hidden
    # Days that are asked for are those of the page, to the day.
    some = page_of_hours(supervised, tmp_path / "some.csv", "--since", "2026-02-11", "--until", "2026-02-20")
    assert "2026-02-20" in some and "2026-02-10" not in some and "Grounding" not in some
    said = supervised.run("export", "--kind", "hours", "--unreviewed", "--out", str(tmp_path / "u.txt"))
    assert said.code == 6 and not (tmp_path / "u.txt").exists()


def test_where_proof_is_kept_is_on_no_page_even_where_its_entry_is_picked(supervised, tmp_path):
    target = tmp_path / "a.txt"
    code, screen, err = supervised.at_terminal(
        "export", "--kind", "account", "--pick", "5", "--out", str(target), typed=SIGNED
    )
    assert code == 0, (screen, err)
    assert "Secret idea." in target.read_text("utf-8") and "in a shoebox" not in target.read_text("utf-8")


def test_a_packet_and_a_learning_log_tell_the_hours_of_supervision(supervised, tmp_path):
    target = tmp_path / "p.txt"
    supervised.ok("export", "--unreviewed", "--format", "txt", "--out", str(target), "--since", "2026-01-01")
    told = flat(target.read_text("utf-8"))
    assert (
        "3 meetings noted, 2 hours together (1.25 one-to-one, 0.75 in a group). 1 meeting without a length."
        in told
    )
    assert "Supervision: 2 of 25 hours noted. Supervision one-to-one: 1.25 of 10 hours noted." in told
    supervised.ok(
        "export", "--kind", "learning", "--unreviewed", "--format", "txt", "--out", str(target), "--force"
    )
    assert "Supervision: 2 of 25 hours noted." in flat(target.read_text("utf-8"))


# Hostile words


def test_hostile_names_and_titles_do_nothing_on_any_screen_or_page(world, tmp_path):
    texts = [row["text"] for row in TEXTS]
    kept = 0
    for text in filter(None, map(given, texts)):
        result = world.run("learn", "rules", *RULES, f"--category={text}=2")
        assert result.code in (0, 2) and "Traceback" not in result.err, result.err[-300:]
        assert not HIDDEN.search(result.out + result.err)
        if result.code == 2:
            assert text[:40].strip() not in result.err or len(text.strip()) < 8
            continue
        kept += 1
        if kept % 6:
            continue
        ids = [c["id"] for c in read(world, "rules")["rules"]["categories"]]
        learn(world, title=text, sponsor=text, hours=1, on="2026-03-01", category=ids)
        for command in ((), ("list",), ("hours",), ("rules",)):
            assert not HIDDEN.search(world.ok("learn", *command).out)
    assert kept > 40
    for kind in ("packet", "learning"):
        page = tmp_path / f"{kind}.txt"
        code, screen, _ = world.at_terminal(
            "export", "--kind", kind, "--format", "txt", "--out", str(page), typed="\n" * 900 + "yes\n" * 3
        )
        assert code == 0 and not HIDDEN.search(screen) and not HIDDEN.search(page.read_text("utf-8"))


def test_rules_are_in_the_encrypted_file_only(world):
    set_rules(world, *RULES, "--category", "Willow House days")
    world.ok("learn", "rules", "--clear")
    files = [f.read_bytes().lower() for f in world.home.rglob("*") if f.is_file()]
    assert not [1 for data in files if b"willow" in data or b"ethics" in data]


# The menu and the packet


def test_the_menu_offers_it_among_more(world):
    assert "Something I learned" in world.at_terminal(typed="More\n\n")[1]


def test_a_packet_tells_the_hours_of_the_period_by_weeks(world, tmp_path):
    set_rules(world)
    learn(world, title="Grounding", hours=2, on="2025-07-02", category=["ethics"], date="2025-09-01")
    learn(world, title="Hidden", hours=5, on="2026-03-01", category=["ethics"], room="private")
    target = tmp_path / "p.txt"
    more = ("--format", "txt", "--out", str(target), "--force")
    code, screen, err = world.at_terminal(
        "export", "--pick", "1", "--since", "2025-08-25", *more, typed=SIGNED
    )
    assert code == 0, (screen, err)
    page = flat(target.read_text("utf-8"))
    assert "Learning and hours against my own rules" in page
    assert "In my renewal period (2025-W27 to 2027-W26): 2 of 20 hours noted." in page
    assert "Ethics: 2 of 3 hours noted" in page and not re.search(r"20\d\d-\d\d-\d\d", page)
    world.ok("export", "--unreviewed", *more)
    page = flat(target.read_text("utf-8"))
    assert "2 of 20 hours noted." in page and "Ethics" not in page
    night = {"pack": "quick_checkin", "tags": ["night"], "answers": {"keep": "I waited."}}
    world.ok("log", "--answers", "-", stdin=json.dumps(night))
    world.ok("export", "--unreviewed", "--tag", "night", *more)
    assert "renewal period" not in target.read_text("utf-8")
    # The day of the course decides, also where it was written down after the weeks of the page; a later one is not on it.
    learn(world, title="Later", hours=7, on="2025-12-01")
    world.ok("export", "--unreviewed", "--since", "2025-07-07", "--until", "2025-08-24", *more)
    assert "2 of 20 hours noted." in flat(target.read_text("utf-8"))


def test_a_learning_log_tells_of_all_its_weeks_so_nothing_is_picked(world, tmp_path):
    learn(world, title="Grounding", hours=2)
    refused = world.at_terminal(
        "export", "--kind", "learning", "--pick", "1", "--out", str(tmp_path / "l.txt")
    )
    assert refused[0] == 2
    assert "no entry is picked" in refused[2]
    assert not (tmp_path / "l.txt").exists()


def test_the_history_of_a_learning_log_and_an_account_says_what_stands_on_them(world, tmp_path):
    learn(world, title="Grounding", hours=2, tags=["night"], date="2025-12-01")
    learn(world, title="Listening", hours=1)
    world.ok(
        "log", "--answers", "-", stdin=json.dumps({"pack": "quick_checkin", "answers": {"keep": "I waited."}})
    )
    log = (
        "export",
        "--kind",
        "learning",
        "--tag",
        "night",
        "--format",
        "txt",
        "--out",
        str(tmp_path / "l.txt"),
    )
    assert world.at_terminal(*log, typed=SIGNED)[0] == 0
    account = (
        "export",
        "--kind",
        "account",
        "--pick",
        "3",
        "--format",
        "txt",
        "--out",
        str(tmp_path / "a.txt"),
    )
    assert world.at_terminal(*account, typed=SIGNED)[0] == 0
    newest, first = json.loads(world.ok("export", "--history", "--json").out)["exports"]
    assert (first["entries"], first["counted"]) == ([1], 1)
    assert "Grounding" in (tmp_path / "l.txt").read_text("utf-8")
    assert "Listening" not in (tmp_path / "l.txt").read_text("utf-8")
    assert (newest["entries"], newest["counted"]) == ([3], 0)
    week = newest["first_week"]
    assert newest["last_week"] == week
    assert f"\n{week} (March 2026)\n" in (tmp_path / "a.txt").read_text("utf-8")
    assert "Counts are from" not in world.ok("export", "--history").out.split("Learning log")[0]


def test_what_belongs_to_a_course_stays_by_itself_and_a_telephone_number_does_not(world, tmp_path):
    """Enter all the way: names of courses and those who held them stand, ways to reach them are masked."""
    learn(world, title="Grounding with Marisol Quintero", hours=2, sponsor="Rosa Delgado, 614-555-0187")
    target = tmp_path / "l.txt"
    log = ("export", "--kind", "learning", "--format", "txt", "--out", str(target))
    assert world.at_terminal(*log, typed=SIGNED)[0] == 0
    page = flat(target.read_text("utf-8"))
    assert "Marisol Quintero" in page and "Rosa Delgado" in page
    assert "0187" not in page
    assert "2 names, places and days of courses stand as they are." in page
    assert "looked at" not in page


def test_what_changes_while_a_page_is_looked_over_stops_it(world, tmp_path, monkeypatch):
    from reflect.cli.sharing import sign

    set_rules(world)
    real = sign.signature

    def meanwhile(app, *args):
        done = real(app, *args)
        world.ok("learn", "rules", "--hours", "30")
        return done

    monkeypatch.setattr(sign, "signature", meanwhile)
    code, _, err = world.at_terminal("export", "--out", str(tmp_path / "p.html"))
    assert code == 6 and "Your journal was changed" in err and not (tmp_path / "p.html").exists()
