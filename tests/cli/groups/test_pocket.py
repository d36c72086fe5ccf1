"""`pocket`: a page made, what was sealed taken back, and every refusal with its own code and nothing lost."""

import json

import pytest
from kit.journals import empty
from kit.sealed import LETTER, as_text, block_of, content_of, sealed
from kit.world import World
from nacl.public import PrivateKey

from reflect.pocket.armour import MOST_BLOCKS

ANOTHER = bytes(PrivateKey(bytes(range(1, 33))).public_key)


@pytest.fixture
def world(tmp_path):
    with empty(tmp_path / "home") as journal:
        journal.pocket.key_for_a_page()
    return World(tmp_path / "home")


@pytest.fixture
def public(world):
    made = world.run("pocket", "make", "--out", str(world.home.parent / "key.html"))
    assert made.code == 0
    page = (world.home.parent / "key.html").read_text("utf-8")
    return bytes.fromhex(json.loads(page.split("var POCKET = ")[1].split(";\n")[0])["key"])


def take(world: World, text: str | bytes, *more: str):
    file = world.home.parent / "came.txt"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return world.run("pocket", "take", str(file), *more)


def waiting(world: World) -> int:
    said = world.run("resume", "--no-input")
    return 0 if "no draft" in said.out else max(1, said.out.count("last written"))


# The page


def test_page_holds_the_usual_packs_where_nobody_is_asked_and_never_goes_over_a_file(world):
    out = world.home.parent / "page.html"
    made = world.run("pocket", "make", "--out", str(out))
    assert (made.code, made.err) == (0, "")
    assert "Questions in it: A line, Quick check-in" in made.out and str(out) in made.out
    before = out.read_bytes()
    again = world.run("pocket", "make", "--out", str(out))
    assert (again.code, out.read_bytes()) == (6, before)
    assert world.run("pocket", "make", "weekly_review", "--out", str(out), "--force").code == 0
    assert b"Weekly review" in out.read_bytes() != before


def test_page_never_lies_beside_the_journal_nor_behind_a_link(world):
    (world.home.parent / "link.html").symlink_to(world.home.parent / "elsewhere.html")
    for out in (world.home / "page.html", world.home.parent / "link.html"):
        assert world.run("pocket", "make", "--out", str(out), "--force").code == 6
    assert not (world.home / "page.html").exists() and not (world.home.parent / "elsewhere.html").exists()


def test_person_chooses_the_packs(world):
    out = world.home.parent / "page.html"
    code, said, _ = world.types("pocket", "make", "--out", str(out), typed="1 2\n")
    assert (code, "Questions in it: A line, Quick check-in." in said) == (0, True)
    code, said, _ = world.types("pocket", "make", "--out", str(out), "--force", typed=":skip\n")
    assert (code, "Nothing was written." in said) == (0, True)


def test_nothing_of_the_journal_is_in_the_page(world):
    world.run("mask", "add", "-", stdin="Marmalade House")
    world.run("try", "add", "-", stdin="When marmalade comes up, I will wait.")
    world.run("ask", "add", "-", stdin="What about marmalade?")
    world.run("focus", "self_care")
    out = world.home.parent / "page.html"
    assert world.run("pocket", "make", *ALL, "--out", str(out)).code == 0
    page = out.read_text("utf-8").lower()
    assert "marmalade" not in page
    assert '"default_focus":"connection_and_hope"' in page
    assert world.run("pocket", "make", "follow_up", "--out", str(out), "--force").code == 2


ALL = (
    "quick_checkin",
    "post_session",
    "weekly_review",
    "learning_reflection",
    "hard_session",
    "supervision_prep",
)


# What comes back


def test_what_came_is_looked_over_and_kept_for_the_day_it_was_written(world, public):
    file = world.home.parent / "came.txt"
    file.write_text(sealed(public, answers={**LETTER["answers"], "go_deeper": "care", "sits": "heavy"}))
    code, said, _ = world.at_terminal("pocket", "take", str(file))
    assert (code, "Saved as 1." in said) == (0, True)
    assert "From your phone, for Thursday 5 March 2026: Quick check-in" in said
    assert "reflect log self_care" in said and "delete the message" in said
    entry = json.loads(world.run("show", "1", "--json").out)
    assert (entry["day"], entry["setting"], waiting(world)) == ("2026-03-05", "group", 0)


def test_what_was_answered_in_spanish_keeps_the_words_that_were_read(world, public):
    code, said, _ = world.at_terminal("pocket", "take", str(_file(world, sealed(public, lang="es"))))
    assert (code, "En grupo" in said) == (0, True)
    asked = [a["asked"] for a in json.loads(world.run("show", "1", "--json").out)["answers"]]
    assert all(words.startswith("\u00bf") for words in asked), asked


def test_pasted_text_ends_with_its_last_line(world, public):
    code, said, _ = world.types("pocket", "take", typed=sealed(public) + "n\n\n\n")
    assert (code, "Saved as 1." in said) == (0, True)


def test_where_nobody_is_asked_it_waits_as_a_draft(world, public):
    for id, given in (("1", ["-"]), ("2", [])):
        done = world.run("pocket", "take", *given, stdin=sealed(public, id=id * 24))
        assert (done.code, "Your draft is kept" in done.out) == (0, True)
    done = world.run("pocket", "take", "-", "--json", stdin=sealed(public, id="3" * 24))
    (one,) = json.loads(done.out)["taken"]
    assert (one["pack"], one["day"], one["draft"], waiting(world)) == ("quick_checkin", "2026-03-05", True, 3)


def test_sitting_that_was_stopped_on_the_phone_goes_on_where_it_stopped(world, public):
    stopped = {"setting": "group", "sits": "shaken", "go_deeper": "later"}
    code, said, _ = world.at_terminal(
        "pocket", "take", str(_file(world, sealed(public, answers=stopped, stopped=True)))
    )
    assert (code, "Your draft is kept" in said) == (0, True)
    code, said, _ = world.types("resume", typed="4\n" + ":skip\n" * 4 + "n\n\n")
    assert "What would help most?" in said and "What kind of time" not in said


def _file(world: World, text: str):
    file = world.home.parent / "came.txt"
    file.write_text(text)
    return file


ALTERED = 300


def refused(public: bytes) -> dict[str, tuple[str | bytes, int, str]]:
    good = sealed(public)
    other = "B" if good[ALTERED] != "B" else "C"
    return {
        "altered": (good[:ALTERED] + other + good[ALTERED + 1 :], 8, "changed on its way"),
        "cut off": (good[:ALTERED], 8, "its end is missing"),
        "cut out": (good[:ALTERED] + "\n[reflect-pocket end]", 8, "did not come through whole"),
        "another journal": (sealed(ANOTHER), 8, "another journal"),
        "newer": (as_text(block_of(content_of(LETTER), public, version=2)), 8, "newer reflect"),
        "older": (as_text(block_of(content_of(LETTER), public, version=0)), 8, "another time"),
        "none of ours": (as_text(block_of(b"marmalade", public)), 7, "not what a page of reflect writes"),
        "no block": ("A letter to me.", 7, "no sealed text"),
        "binary": (bytes(range(256)) * 9, 7, "not UTF-8"),
        "huge": (b"a" * 8_000_001, 7, "larger than 8,000,000 bytes"),
        "no such pack": (sealed(public, pack="gone"), 3, "none of that name"),
        "another answer": (sealed(public, answers={"sits": "marmalade"}), 7, "this takes one of"),
        "clock of 2999": (sealed(public, day="2999-01-01", written="2999-01-01"), 5, "--date DAY"),
        "clock of 1970": (sealed(public, day="1970-01-01", written="1970-01-01"), 5, "--date DAY"),
        "older lines": (sealed(public, scale=1, answers={"focus_rating": 3}), 7, "--what-fits"),
    }


@pytest.mark.parametrize("what", refused(ANOTHER))
def test_what_can_not_be_taken_is_refused_kindly_and_nothing_is_kept(world, public, what):
    text, code, says = refused(public)[what]
    done = take(world, text)
    assert (done.code, says in done.err, done.out) == (code, True, "")
    assert "marmalade" not in done.err
    assert waiting(world) == 0
    assert "Taken so far: 0." in world.run("pocket", "list").out


def test_folder_link_and_missing_file_are_refused(world, public):
    (world.home.parent / "link.txt").symlink_to(_file(world, sealed(public)))
    for name, says in (("link.txt", "a link"), (".", "a folder"), ("none.txt", "can't be read")):
        done = world.run("pocket", "take", str(world.home.parent / name))
        assert (done.code, says in done.err, waiting(world)) == (7, True, 0)


def test_what_was_taken_is_known_and_taken_again_only_if_that_is_said(world, public):
    assert take(world, sealed(public) * 2).code == 0
    assert waiting(world) == 1
    again = take(world, sealed(public))
    assert (again.code, "you took this one on 2026-03-06" in again.err, waiting(world)) == (7, True, 1)
    assert (take(world, sealed(public), "--again").code, waiting(world)) == (0, 2)


def test_one_bad_text_does_not_keep_back_the_good_ones(world, public):
    done = take(
        world,
        sealed(public)
        + sealed(ANOTHER)
        + sealed(public, id="2" * 24)
        + sealed(public, id="3" * 24, pack="gone"),
    )
    assert (done.code, waiting(world)) == (3, 2)
    assert "sealed text 2: it was sealed for another journal" in done.err and "none of that name" in done.err


def test_more_than_are_taken_in_one_go_are_said_and_come_in_the_next(world, public):
    many = "".join(sealed(public, id=f"{n:024x}") for n in range(MOST_BLOCKS + 2))
    done = take(world, many, "--json")
    assert (done.code, len(json.loads(done.out)["taken"])) == (7, MOST_BLOCKS)
    assert "2 more sealed texts are in it" in done.err and "keep the file" in done.err
    done = take(world, many, "--json")
    assert len(json.loads(done.out)["taken"]) == 2 and "more sealed" not in done.err


def test_message_can_go_only_when_all_of_it_came_in(world, public):
    both = sealed(public) + sealed(public, id="2" * 24)
    code, said, _ = world.types("pocket", "take", str(_file(world, both)), typed="n\n\nn\n\n")
    assert (code, said.count("Saved as"), said.count("delete the message")) == (0, 2, 1)
    with_another = sealed(public, id="3" * 24) + sealed(ANOTHER)
    code, said, wrong = world.types("pocket", "take", str(_file(world, with_another)), typed="n\n\n")
    assert (code, "Saved as" in said, "delete the message" in said) == (8, True, False)
    assert "another journal" in wrong


def test_who_leaves_in_the_middle_has_seen_what_was_refused_and_what_has_no_place(world, public):
    gone = {"sits": "gone", "left": "My own words.", "keep": "I waited."}
    text = sealed(public) + sealed(ANOTHER) + sealed(public, id="2" * 24, answers=gone)
    for typed in (":pause\n", ""):
        code, said, wrong = world.types(
            "pocket", "take", str(_file(world, text)), "--what-fits", "--again", typed=typed
        )
        assert (code != 0, "another journal" in wrong, "My own words." in said) == (True, True, True)


def test_questions_that_changed_are_said_and_what_fits_is_taken_if_asked(world, public):
    assert "were changed since" in take(world, sealed(public, pack_version=1)).err
    answers = {"sits": "gone", "left": "My own words.", "keep": "I waited."}
    old = sealed(public, id="2" * 24, pack_version=1, answers=answers)
    assert (take(world, old).code, waiting(world)) == (7, 1)
    done = take(world, old, "--what-fits")
    assert (done.code, waiting(world)) == (0, 2)
    assert "My own words." in done.out and "How do you feel about it right now?\n  gone" in done.out
    assert world.run("pocket", "take", "-", "--what-fits", stdin=sealed(public, id="4" * 24, scale=1, answers={"focus_rating": 2, "keep": "I waited."})).code == 0  # fmt: skip


def test_day_is_asked_where_the_clock_of_the_phone_was_wrong(world, public):
    file = _file(world, sealed(public, day="2999-01-01", written="2999-01-01"))
    code, said, _ = world.types("pocket", "take", str(file), typed="yesterday\nn\n\n")
    assert (code, "The clock of your phone said 2999-01-01" in said, "Saved as 1." in said) == (0, True, True)
    assert "Suggested: 2026-03-06\nAn empty line takes it.\n" in said  # nobody answered that
    assert json.loads(world.run("show", "1", "--json").out)["day"] == "2026-03-05"
    done = take(
        world,
        sealed(public, id="2" * 24, day="1970-01-01", written="1970-01-01"),
        "--date",
        "2026-03-02",
        "--json",
    )
    assert json.loads(done.out)["taken"][0]["day"] == "2026-03-02"


# The key


def test_key_is_told_and_let_go_of_only_when_that_is_said(world, public):
    told = json.loads(world.run("pocket", "list", "--json").out)
    assert (len(told["key"]), told["taken"], told["last"]) == (16, 0, None)
    assert world.run("pocket", "forget", "--no-input").code == 5
    code, said, _ = world.types("pocket", "forget", typed="n\n")
    assert (code, "Nothing was changed." in said) == (0, True)
    assert take(world, sealed(public)).code == 0
    code, said, _ = world.types("pocket", "forget", typed="y\n")
    assert (code, "The key is gone" in said) == (0, True)
    late = take(world, sealed(public, id="2" * 24))
    assert (late.code, "let go of on 2026-03-06" in late.err) == (8, True)


def test_before_the_first_page_there_is_no_key(tmp_path):
    with empty(tmp_path / "home"):
        pass
    world = World(tmp_path / "home")
    assert "no page for a phone yet" in world.run("pocket", "list").out
    assert world.run("pocket", "forget", "--yes").code == 3
    assert take(world, sealed(ANOTHER)).code == 8
