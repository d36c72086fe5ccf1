"""The main job in a pipe: every pack by answers file, then list, show, week and export, plain and as JSON."""

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from kit.made_once import made_once
from kit.packs import LIBRARY
from kit.world import ANSWERS, ROOT

PACKS = (
    "boundary_story", "group_session", "hard_session", "learning_reflection", "post_session", "quick_checkin",
    "self_care", "step_back", "supervision_prep", "supervision_record", "weekly_review", "follow_up",
)  # fmt: skip

OURS = "\n".join(
    file.read_text("utf-8")
    for file in (
        *(ROOT / "prompts" / "en").rglob("*.toml"),
        ROOT / "reflect" / "report" / "kinds" / "packet.py",
    )
    if file.name != "demo.toml"
)
"""All words that are the program's own, so that what is left over is the writer's."""


@made_once
def full(world):
    """A journal with one entry of each pack; a follow-up needs a plan from before."""
    for pack in PACKS[:-1]:
        world.ok("log", "--answers", str(ANSWERS / f"{pack}.json"))
    later = replace(world, now=world.now + timedelta(days=10))
    later.ok("log", "--answers", str(ANSWERS / "follow_up.json"))


@pytest.mark.parametrize("pack", PACKS[:-1])
def test_each_pack_is_kept_from_its_answers_file(world, answers, pack):
    written = json.loads(answers(pack).read_text())
    said = world.ok("log", "--answers", str(answers(pack)), "--json")
    kept = json.loads(said.out)
    assert kept["schema"] == 1
    assert (kept["pack"], kept["number"], kept["day"]) == (pack, 1, written["date"])
    words = {a["question"]: a["value"] for a in kept["answers"]}
    for question, value in written["answers"].items():
        if isinstance(value, str) and len(value) > 30:
            assert words[question] == value


def test_sentence_after_saving_names_the_number(world, answers):
    assert (
        "Saved as 1. Thank you for taking the time."
        in world.ok("log", "--answers", str(answers("quick_checkin"))).out
    )


def test_follow_up_closes_the_plan_it_looks_back_at(full):
    plans = [
        p for n in range(1, 12) for p in json.loads(full.ok("show", str(n), "--json").out)["commitments"]
    ]
    longest_due = min(plans, key=lambda p: (p["due_on"], p["number"]))
    new = json.loads(full.ok("show", "12", "--json").out)["commitments"]
    assert [p["number"] for p in plans if p["status"] == "reworded"] == [longest_due["number"]]
    assert [p["reworded_from"] for p in new] == [longest_due["number"]]


def test_follow_up_without_a_plan_due_is_not_found(world, answers):
    result = world.run("log", "--answers", str(answers("follow_up")))
    assert result.code == 3
    assert "No plan of yours is due" in result.err


def test_list_is_newest_first_and_its_json_has_the_documented_keys(full):
    entries = json.loads(full.ok("list", "--json").out)["entries"]
    assert len(entries) == 12
    assert [(e["day"], e["number"]) for e in entries] == sorted(
        ((e["day"], e["number"]) for e in entries), reverse=True
    )
    wanted = {
        "number",
        "uuid",
        "day",
        "week",
        "pack",
        "pack_version",
        "setting",
        "room",
        "tags",
        "first_words",
    }
    assert all(wanted <= set(e) for e in entries)
    assert len(json.loads(full.ok("list", "--limit", "3", "--json").out)["entries"]) == 3


def test_list_says_how_many_more_there_are(full):
    out = " ".join(full.ok("list", "--limit", "2").out.split())
    assert "These are the newest 2 of 12." in out


def test_list_of_a_day(full):
    day = json.loads(full.ok("show", "1", "--json").out)["day"]
    entries = json.loads(full.ok("list", "--since", day, "--until", day, "--json").out)["entries"]
    assert entries
    assert {e["day"] for e in entries} == {day}


def test_show_last_is_the_newest_day(full):
    newest = json.loads(full.ok("list", "--limit", "1", "--json").out)["entries"][0]["number"]
    assert json.loads(full.ok("show", "last", "--json").out)["number"] == newest


def test_week_tells_facts_as_text_and_as_json(full):
    text = full.ok("week").out
    document = json.loads(full.ok("week", "--json").out)
    assert "Your week: 2 to 8 March (2026-W10)" in text
    assert "Your own ratings, not a test." in text
    assert document["period"] == {"week": "2026-W10", "start": "2026-03-02", "end": "2026-03-08"}
    ratings = [r["value"] for r in document["focus"]["ratings"] if r["about"] == "session"]
    assert document["focus"]["counts"] == [ratings.count(n) for n in range(1, 6)]
    assert sum(document["focus"]["counts"]) == len(ratings) > 0
    assert {"areas", "looking_back", "learning", "learned_from", "question"} <= set(document)
    assert [a["area"] for a in document["areas"]]
    assert document["question"]["words"] in " ".join(text.split())


def test_an_empty_week_is_okay(world):
    assert "No reflections this week. That is okay." in world.ok("week", "--of", "2025-12-01").out


@pytest.mark.parametrize(("format", "suffix"), [("html", ".html"), ("md", ".md"), ("txt", ".txt")])
def test_unreviewed_export_is_stamped_and_holds_no_written_word(full, tmp_path, format, suffix):
    target = tmp_path / f"out{suffix}"
    said = full.ok("export", "--unreviewed", "--format", format, "--out", str(target))
    page = target.read_text("utf-8")
    assert str(target) in said.out
    assert "Not reviewed by a person" in page
    for entry in json.loads(full.ok("list", "--limit", "99", "--json").out)["entries"]:
        for answer in json.loads(full.ok("show", str(entry["number"]), "--json").out)["answers"]:
            if answer["type"] == "text":
                assert answer["value"] not in page
                assert not [
                    w for w in re.findall(r"[a-z]{10,}", answer["value"]) if w in page and w not in OURS
                ]


def test_export_names_its_file_after_the_week(full, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    full.ok("export", "--unreviewed")
    assert (tmp_path / "packet-2026-W10.html").stat().st_mode & 0o077 == 0


def test_home_says_what_this_week_holds(full):
    out = full.ok().out
    assert "This week holds 11 reflections of yours." in out or "This week holds 12" in out
    assert "reflect log" in out


def test_demo_logs_a_reflection_prints_a_week_and_writes_a_packet(empty_world, tmp_path):
    said = empty_world.ok("demo", "--keep", str(tmp_path / "demo"))
    assert f"Saved as {len(LIBRARY.demo['entry']) + 1}." in said.out
    assert "Your week:" in said.out
    assert (tmp_path / "demo" / "packet.html").read_text("utf-8").startswith("<!doctype html>")
    assert str(tmp_path / "demo" / "packet.html") in said.out
    assert not empty_world.home.exists()


def test_demo_stays_out_of_a_folder_that_is_there(empty_world, tmp_path):
    assert empty_world.run("demo", "--keep", str(tmp_path)).code == 6
