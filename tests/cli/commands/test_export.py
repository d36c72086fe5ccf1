"""What leaves, and what stops it: no terminal, a private entry, a file that is there, a link, the journal's folder."""

import json
from datetime import timedelta

import pytest
from kit.made_once import made_once
from kit.world import ANSWERS, SIGNED


@made_once
def entries_of_two_rooms(world):
    """Entry 1 may be shared, entry 2 is private."""
    world.ok("log", "--answers", str(ANSWERS / "post_session.json"))
    world.ok("log", "--answers", str(ANSWERS / "quick_checkin.json"), "--room", "private")


@pytest.fixture
def two(entries_of_two_rooms, tmp_path, monkeypatch):
    """The same, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return entries_of_two_rooms


NIGHT = {"pack": "quick_checkin", "date": "2026-03-05", "tags": ["night"], "answers": {"keep": "I waited."}}


def words_of(world, number, question):
    found = json.loads(world.ok("show", str(number), "--json").out)["answers"]
    return next(a["value"] for a in found if a["question"] == question)


def test_without_a_terminal_it_is_refused_before_anything_is_written(two, tmp_path):
    result = two.run("export", "--out", str(tmp_path / "p.html"))
    assert result.code == 6
    assert "--unreviewed" in result.err
    assert not (tmp_path / "p.html").exists()


@pytest.mark.parametrize("more", [(), ("--unreviewed",)])
def test_an_account_is_never_unread_and_nothing_says_that_it_could_be(two, more):
    result = two.run("export", "--kind", "account", "--pick", "1", *more)
    assert result.code == 6 and "terminal, to read and sign it" in " ".join(result.err.split())
    assert "--unreviewed" not in result.err


@pytest.mark.parametrize("more", [(), ("--unreviewed",)])
def test_private_entry_cannot_be_picked_even_by_number(two, tmp_path, more):
    target = tmp_path / "p.html"
    assert two.run("export", "--pick", "2", "--out", str(target), *more).code == 6
    assert two.at_terminal("export", "--pick", "1,2", "--out", str(target), *more)[0] == 6
    assert not target.exists()


def test_the_whole_packet_is_shown_and_a_typed_yes_signs_it(two, tmp_path):
    code, screen, _ = two.at_terminal(
        "export", "--pick", "1", "--format", "md", "--out", str(tmp_path / "p.md")
    )
    page = (tmp_path / "p.md").read_text("utf-8")
    helped = words_of(two, 1, "helped")
    assert code == 0
    assert helped in " ".join(screen.split())
    assert helped in page
    assert words_of(two, 2, "keep") not in page
    assert "Not reviewed" not in page
    assert str(tmp_path / "p.md") in screen


@pytest.mark.parametrize("typed", ["no\n", "\n", "", "y\n", "YES please\n"])
def test_anything_but_yes_writes_nothing_and_keeps_what_was_decided(two, tmp_path, typed):
    reviewed = SIGNED.removesuffix("yes\n")
    code, screen, _ = two.at_terminal(
        "export", "--pick", "1", "--out", str(tmp_path / "p.html"), typed=reviewed + typed
    )
    assert code == 0
    said = " ".join(screen.split())
    assert "Not signed. Nothing was written. What you decided is kept for 7 days" in said
    assert not (tmp_path / "p.html").exists()


def test_one_name_for_several_files_is_refused_before_anything_is_chosen(two, tmp_path):
    result = two.run("export", "--unreviewed", "--format", "pdf,docx", "--out", str(tmp_path / "p.pdf"))
    assert result.code == 2
    assert "p.pdf is the name of one file, and --format asks for 2" in " ".join(result.err.split())
    assert "--out p" in result.err


def test_picked_words_stay_out_of_an_unreviewed_packet(two, tmp_path):
    two.ok("export", "--unreviewed", "--pick", "1", "--format", "md", "--out", str(tmp_path / "p.md"))
    assert words_of(two, 1, "helped") not in (tmp_path / "p.md").read_text("utf-8")


def test_private_answer_of_a_shared_entry_stays(two, tmp_path):
    two.at_terminal("export", "--pick", "1", "--format", "md", "--out", str(tmp_path / "p.md"))
    shown = json.loads(two.ok("show", "1", "--json").out)["answers"]
    private = [a for a in shown if a["private"]]
    assert private
    page = (tmp_path / "p.md").read_text("utf-8")
    assert not [a["asked"] for a in private if a["asked"] in page]


def test_a_file_that_is_there_stays_unless_forced(two, tmp_path):
    target = tmp_path / "p.html"
    target.write_text("mine")
    assert two.run("export", "--unreviewed", "--out", str(target)).code == 6
    assert target.read_text() == "mine"
    two.ok("export", "--unreviewed", "--force", "--out", str(target))
    assert target.read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_link_is_never_written_through(two, tmp_path, force):
    (tmp_path / "precious").write_text("mine")
    (tmp_path / "p.html").symlink_to(tmp_path / "precious")
    assert two.run("export", "--unreviewed", "--out", str(tmp_path / "p.html"), *force).code == 6
    assert (tmp_path / "precious").read_text() == "mine"
    (tmp_path / "dangling.html").symlink_to(tmp_path / "nowhere")
    assert two.run("export", "--unreviewed", "--out", str(tmp_path / "dangling.html"), *force).code == 6
    assert not (tmp_path / "nowhere").exists()


def test_a_packet_is_never_put_beside_the_journal(two, monkeypatch):
    for place in (two.home / "p.html", two.home / "backups" / "p.html"):
        assert two.run("export", "--unreviewed", "--out", str(place)).code == 6
    monkeypatch.chdir(two.home)
    assert two.run("export", "--unreviewed").code == 6


def test_a_folder_that_is_missing_is_said_kindly(two, tmp_path):
    result = two.run("export", "--unreviewed", "--out", str(tmp_path / "none" / "p.html"))
    assert result.code == 3
    assert "There is no folder" in result.err


def test_no_day_is_finer_than_a_week(two, tmp_path):
    two.at_terminal(
        "export",
        "--pick",
        "1",
        "--since",
        "2026-03-04",
        "--until",
        "2026-03-05",
        "--out",
        str(tmp_path / "p.html"),
    )
    page = (tmp_path / "p.html").read_text("utf-8")
    assert "2026-W10" in page
    assert "2026-03" not in page


def test_an_entry_outside_the_weeks_is_said(two, tmp_path):
    code, _, err = two.at_terminal("export", "--pick", "1", "--since", "2026-01-05", "--until", "2026-01-11")
    assert code == 3
    assert "--since" in err


def test_a_packet_counts_only_the_entries_that_are_meant_and_says_so(world, answers, tmp_path):
    world.ok("log", "--answers", str(answers("post_session")))
    world.ok("log", "--answers", "-", stdin=json.dumps(NIGHT))
    whole, part = tmp_path / "whole.txt", tmp_path / "part.txt"
    common = ("export", "--unreviewed", "--since", "2026-02-01", "--format", "txt", "--out")
    world.ok(*common, str(whole))
    world.ok(*common, str(part), "--tag", "night")
    some = "Only some of the entries of these weeks are counted here. The writer chose which."
    assert some not in " ".join(whole.read_text().split())
    assert some in " ".join(part.read_text().split())
    assert len(part.read_text()) < len(whole.read_text())
    assert "night" not in part.read_text()


LONG_AGO = ("--since", "2020-01-01", "--until", "2020-02-01")


@pytest.mark.parametrize("kind", ["packet", "account"])
@pytest.mark.parametrize("narrow", [("--tag", "nosuch"), ("--room", "private"), LONG_AGO])
def test_a_filter_that_finds_nothing_ends_before_anything_is_signed(two, tmp_path, kind, narrow):
    code, screen, err = two.at_terminal(
        "export", "--kind", kind, *narrow, "--out", str(tmp_path / "p.html"), typed=""
    )
    assert code == 3 and screen == ""
    assert "No entry of these weeks matches, so there is nothing to make a page of." in " ".join(err.split())
    assert ("Private entries never go on a page." in err) == ("private" in narrow)
    assert not (tmp_path / "p.html").exists()


def test_an_empty_journal_still_has_a_page_of_counts_and_a_filter_on_it_has_none(world, tmp_path):
    world.ok("export", "--unreviewed", "--out", str(tmp_path / "p.html"))
    assert world.run("export", "--unreviewed", *LONG_AGO, "--out", str(tmp_path / "q.html")).code == 3
    assert not (tmp_path / "q.html").exists()


@pytest.mark.parametrize(
    "wrong", [("--area", "nothing"), ("--room", "attic"), ("--setting", "moon"), ("--pack", "none")]
)
def test_a_filter_of_a_packet_that_is_not_known_is_said(world, wrong):
    result = world.run("export", "--unreviewed", *wrong)
    assert result.code == 2
    assert "There are:" in result.err


# What was made


def made(world):
    return json.loads(world.ok("export", "--history", "--json").out)["exports"]


def test_every_file_is_written_down_with_what_was_in_it_and_can_be_known_again(two, tmp_path):
    assert made(two) == []
    two.ok("export", "--unreviewed", "--out", str(tmp_path / "counts.txt"), "--format", "txt")
    two.at_terminal("export", "--pick", "1", "--format", "md", "--out", str(tmp_path / "p.md"))
    signed, unreviewed = made(two)
    assert (signed["kind"], signed["format"], signed["signed"], signed["entries"]) == (
        "packet",
        "md",
        True,
        [1],
    )
    assert (unreviewed["signed"], unreviewed["entries"]) == (False, [])
    assert "In a packet" in two.ok("show", "1").out
    found = json.loads(two.ok("export", "--which", str(tmp_path / "p.md"), "--json").out)["export"]
    assert found == signed
    (tmp_path / "p.md").write_text("changed")
    assert json.loads(two.ok("export", "--which", str(tmp_path / "p.md"), "--json").out)["export"] is None
    assert two.run("export", "--which", str(tmp_path / "gone.md")).code == 3
    assert str(tmp_path) not in two.ok("export", "--history").out


def test_what_was_not_signed_is_not_written_down(two, tmp_path):
    two.at_terminal(
        "export", "--pick", "1", "--out", str(tmp_path / "p.html"), typed=SIGNED.replace("yes", "no")
    )
    assert made(two) == []


def test_a_whole_cycle_of_supervision(world, answers, tmp_path, monkeypatch):
    """Prep, packet, meeting, record; the next prep and the next packet show what was agreed, and how it stands."""
    monkeypatch.chdir(tmp_path)
    world.ok("supervision", "prep", "--answers", str(answers("supervision_prep")))
    world.at_terminal("export", "--pick", "1", "--format", "txt", "--out", "first.txt")
    world.ok("supervision", "record", "--answers", str(answers("supervision_record")))
    plans = json.loads(world.ok("try", "--json").out)["commitments"]
    agreed = next(p for p in plans if p["source"] == "supervision")
    world.ok("try", "partly", str(agreed["number"]))
    world.now += timedelta(days=14)
    said = " ".join(world.run("supervision", "prep", "--plain", stdin="n\n:pause\n").out.split())
    assert agreed["words"] in said and "Partly done" in said
    world.at_terminal("export", "--pick", "1,2", "--format", "txt", "--out", "second.txt")
    page = " ".join((tmp_path / "second.txt").read_text().split())
    assert f"I agreed (partly) {agreed['words']}" in page
    assert [r["entries"] for r in made(world)] == [[1, 2], [1]]


def test_what_was_said_of_a_plan_in_a_private_look_back_stays_private(world, answers, tmp_path):
    world.ok("log", "--answers", str(answers("quick_checkin")))
    [plan] = json.loads(world.ok("try", "--json").out)["commitments"]
    common = ("export", "--unreviewed", "--since", "2026-02-01", "--format", "txt", "--out")
    world.ok(*common, str(tmp_path / "before.txt"))
    assert "Plans of my own: 1 open" in (tmp_path / "before.txt").read_text()
    told = {
        "pack": "follow_up",
        "room": "private",
        "commitment": plan["number"],
        "answers": {"status": "did"},
    }
    world.ok("log", "--answers", "-", stdin=json.dumps(told))
    world.ok(*common, str(tmp_path / "after.txt"))
    assert "Plans of my own" not in (tmp_path / "after.txt").read_text()
    world.ok("undo")
    world.ok(*common, str(tmp_path / "undone.txt"))
    assert (tmp_path / "undone.txt").read_text() == (tmp_path / "before.txt").read_text()


@pytest.fixture
def quiet_weeks(world, tmp_path, monkeypatch):
    """Three weeks in which quiet came up, and an own list with an idea in own words."""
    monkeypatch.chdir(tmp_path)
    for week in range(3):
        day = (world.now.date() - timedelta(weeks=week)).isoformat()
        world.ok(
            "log", "--answers", "-", stdin=json.dumps({**NIGHT, "date": day, "answers": {"keep": "Quiet."}})
        )
    return world


def page_of(world, place, *more):
    code, screen, _ = world.at_terminal(
        "export", "--pick", "1", "--format", "md", "--out", str(place), "--force", *more
    )
    assert code == 0, screen
    return place.read_text("utf-8")


def test_a_signed_packet_tells_what_kept_coming_up_if_that_is_asked_for(quiet_weeks, tmp_path):
    line = "Silence and pace (in 3 of 3 entries)"
    assert line in page_of(quiet_weeks, tmp_path / "p.md", "--ideas").replace("\\", "")
    assert line not in page_of(quiet_weeks, tmp_path / "p.md").replace("\\", "")


@pytest.mark.parametrize(
    "own",
    [
        'hide = ["silence"]',
        '[[concept]]\nid = "silence"\nname = { en = "Marisol" }\nen = ["quiet*"]',
        '[[concept]]\nid = "marisol"\nname = { en = "Marisol" }\nen = ["quiet*"]\n[[concept]]\nid = "silence"\n'
        'name = { en = "Marisol too" }\nen = ["quiet*"]',
    ],
)
def test_an_idea_in_words_of_ones_own_never_stands_on_a_page(quiet_weeks, tmp_path, own):
    (quiet_weeks.home / "concepts.toml").write_text(own, "utf-8")
    page = page_of(quiet_weeks, tmp_path / "p.md", "--ideas")
    assert "Marisol" not in page
    assert "Silence and pace" not in page


def test_letters_that_a_pdf_cannot_draw_are_told_before_anything_is_looked_over(world, tmp_path):
    typed = json.dumps({**NIGHT, "answers": {"keep": "I gave him 555-123-4567."}})
    world.ok("log", "--answers", "-", stdin=typed)
    world.ok("supervision", "name", "-", stdin="\u12a0\u121b\u122d\u129b")
    code, screen, err = world.at_terminal(
        "export", "--pick", "1", "--since", "2026-03-01", "--format", "pdf", "--out", str(tmp_path / "p.pdf")
    )
    assert code == 2
    assert "typefaces" in err
    assert "may point to someone" not in screen
    assert not (tmp_path / "p.pdf").exists()
