"""Packs are found, loaded and checked; a bad one is refused with file, place and reason, and nothing more."""

from pathlib import Path

import pytest
from kit.packs import FIXTURES, LIBRARY, PACKS, ask, question, toml, walk

from reflect.errors import BadFile, NotFound
from reflect.guide.decode import MAX_BYTES
from reflect.guide.library import Library
from reflect.guide.own_files import MAX_OWN_PACKS, read_own
from reflect.languages import prompts_root

ROOT = Path(__file__).parents[2]
BAD = sorted((FIXTURES / "bad_packs").iterdir())
CONFIRM = question("q", "confirm")


def named(id: str, *questions: str) -> bytes:
    return toml(*questions).replace(b'pack = "tried"', f'pack = "{id}"'.encode())


def leading(id: str, to: str) -> bytes:
    return named(id, CONFIRM + f'goes_to = {{ yes = "{to}" }}\n')


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A person's own packs folder."""
    folder = tmp_path / "packs"
    folder.mkdir()
    return folder


def put(folder: Path, id: str, raw: bytes) -> Path:
    file = folder / f"{id}.toml"
    file.write_bytes(raw)
    return file


# Finding


def test_the_prompts_of_the_repository_are_found() -> None:
    assert Path(str(prompts_root())) == ROOT / "prompts"
    assert len(LIBRARY.ids()) == 24


def test_every_pack_file_is_one_of_the_packs() -> None:
    files = {f.stem for f in (ROOT / "prompts" / "en" / "packs").iterdir()}
    assert files == set(LIBRARY.ids())


def test_a_pack_of_ones_own_is_found(own: Path) -> None:
    put(own, "morning", named("morning", question("q")))
    library = Library(own)
    found = library.find("morning")
    assert "morning" in library.ids()
    assert (found.origin, found.place, found.pack.pack) == ("yours", str(own / "morning.toml"), "morning")


def test_a_pack_of_ones_own_stands_in_for_a_bundled_one(own: Path) -> None:
    put(own, "quick_checkin", named("quick_checkin", question("mine")))
    library = Library(own)
    assert library.ids() == LIBRARY.ids()
    assert [q.id for q in library.get("quick_checkin").questions] == ["mine"]
    assert library.find("quick_checkin").origin == "yours"
    assert library.find("self_care").origin == "bundled"


def test_what_stands_in_for_a_private_pack_stays_private(own: Path) -> None:
    file = put(own, "self_care", named("self_care", question("q")))
    with pytest.raises(BadFile) as caught:
        Library(own).find("self_care")
    assert (caught.value.file, caught.value.place) == (str(file), "private")
    put(own, "self_care", named("self_care", question("q")).replace(b"[[", b"private = true\n[[", 1))
    assert Library(own).get("self_care").private


def test_without_a_folder_of_ones_own_there_are_the_bundled_ones(tmp_path: Path) -> None:
    assert Library(tmp_path / "none").ids() == LIBRARY.ids()
    put(tmp_path, "file", b"")
    assert Library(tmp_path / "file.toml").ids() == LIBRARY.ids()


def test_only_toml_files_are_packs(own: Path) -> None:
    (own / "notes.txt").write_bytes(named("notes", question("q")))
    (own / "folder.toml").mkdir()
    assert Library(own).ids() == LIBRARY.ids()


def test_one_bad_pack_does_not_hide_the_others(own: Path) -> None:
    put(own, "broken", b"pack = ")
    library = Library(own)
    assert library.get("self_care").private
    with pytest.raises(BadFile, match=r"broken\.toml: this is not TOML"):
        library.get("broken")


def test_a_folder_full_of_files_is_read_up_to_a_limit(own: Path) -> None:
    for n in range(MAX_OWN_PACKS + 5):
        put(own, f"p{n:03}", b"")
    assert len(Library(own).ids()) == len(LIBRARY.ids()) + MAX_OWN_PACKS


@pytest.mark.parametrize(
    "id", ["", "no_such_pack", "../quick_checkin", "quick_checkin.toml", "x" * 100_000, "\x1b[2J"]
)
def test_an_unknown_pack_is_not_found(id: str) -> None:
    with pytest.raises(NotFound) as caught:
        LIBRARY.find(id)
    assert caught.value.exit_code == 3
    assert "reflect packs list" in caught.value.hint
    assert len(caught.value.message) < 120


def test_a_pack_is_named_like_its_file(own: Path) -> None:
    put(own, "evening", named("morning", question("q")))
    with pytest.raises(BadFile) as caught:
        Library(own).find("evening")
    assert caught.value.place == "pack" and "evening.toml" in caught.value.reason


# Checking


def test_there_is_a_twin_for_every_idea_of_a_bad_pack() -> None:
    ideas = {f.stem for f in BAD if f.suffix == ".yaml"}
    assert len(ideas) == 30
    assert ideas <= {f.stem for f in BAD if f.suffix == ".toml"}


@pytest.mark.parametrize("file", BAD, ids=lambda f: f.name)
def test_a_bad_pack_is_refused_with_its_reason(file: Path) -> None:
    with pytest.raises(BadFile) as caught:
        LIBRARY.check(file)
    assert caught.value.exit_code == 7
    assert caught.value.message.startswith(str(file))
    assert 0 < len(caught.value.reason) < 400


@pytest.mark.parametrize("file", [f for f in BAD if f.suffix == ".yaml"], ids=lambda f: f.name)
def test_yaml_is_refused_as_no_toml(file: Path) -> None:
    with pytest.raises(BadFile, match=r"this is not TOML|it needs the key"):
        LIBRARY.check(file)


@pytest.mark.parametrize("file", [f for f in BAD if f.suffix == ".toml"], ids=lambda f: f.name)
def test_a_bad_pack_in_ones_own_folder_is_refused_the_same_way(own: Path, file: Path) -> None:
    put(own, "bad", file.read_bytes())
    library = Library(own)
    with pytest.raises(BadFile):
        library.find("bad")
    assert library.get("step_back").pack == "step_back"


@pytest.mark.parametrize("file", sorted((FIXTURES / "packs").iterdir()), ids=lambda f: f.name)
def test_a_good_pack_is_fine(file: Path) -> None:
    assert LIBRARY.check(file).pack == file.stem


def test_odd_words_are_only_words() -> None:
    begun = walk(LIBRARY.check(FIXTURES / "packs" / "odd_words.toml"))
    asked = ask(begun, "format")
    assert asked.words == "{0.__class__.__init__.__globals__} %(x)s %n {anything_else} ${HOME} $(id)"
    assert asked.help == "[/] [link=https://example.invalid]x[/link] <b>bold</b>"
    assert [c.words for c in ask(begun, "markup").choices] == ["[red]A[/red]", "{area} {{}}"]


@pytest.mark.parametrize(
    ("rest", "reason"),
    [
        ('card = "danger"', "there is no card called 'danger'"),
        ('card = "danger_now"\nareas = ["happiness"]', "'happiness' is not a growth area"),
    ],
)
def test_names_that_a_pack_leans_on_are_known(tmp_path: Path, rest: str, reason: str) -> None:
    with pytest.raises(BadFile) as caught:
        LIBRARY.check(put(tmp_path, "tried", toml(question("a"), question("q", rest=rest))))
    assert caught.value.place.endswith(", question 2 (q)") and caught.value.reason == reason


def test_a_card_for_one_answer_is_known_too(tmp_path: Path) -> None:
    file = put(tmp_path, "tried", toml(CONFIRM + 'card_if = { no = "nothing" }\n'))
    with pytest.raises(BadFile, match="no card called 'nothing'"):
        LIBRARY.check(file)


PICK = question("pick", "multi", rest='options_from = "growth_areas"')
NEXT = question("next", "select", rest='options_from = "growth_areas"')
TICK = question("tick", "multi", rest='options_from = "moments"')
OWN = question("own", "multi", rest='options_from = "ce_categories"')


@pytest.mark.parametrize(
    ("questions", "reason"),
    [
        (
            [PICK, question("q", rest='show_if = "pick any [self_caer]"')],
            "show_if: 'pick' has no option 'self_caer'",
        ),
        (
            [TICK, question("q", rest='show_if = "tick any [learning]"')],
            "show_if: 'tick' has no option 'learning'",
        ),
        ([NEXT + 'stops_if = ["nowhere"]\n'], "there is no option 'nowhere'"),
        ([TICK + 'card_if = { nothing = "talk_live" }\n'], "there is no option 'nothing'"),
    ],
)
def test_options_from_a_list_are_known(tmp_path: Path, questions: list[str], reason: str) -> None:
    with pytest.raises(BadFile, match=reason):
        LIBRARY.check(put(tmp_path, "tried", toml(*questions)))


def test_conditions_on_a_list_are_fine(tmp_path: Path) -> None:
    form = toml(
        PICK, TICK, OWN, NEXT + 'stops_if = ["learning"]\n',
        question("a", rest='show_if = "pick any [self_care]"'),
        question("b", rest='show_if = "tick any [rushed]"'),
        question("c", rest='show_if = "own any [whatever]"'),
        question("d", rest='show_if = "next == learning"'),
    )  # fmt: skip
    assert LIBRARY.check(put(tmp_path, "tried", form)).question("d")


# Packs that lead to packs


def test_a_pack_can_lead_to_any_pack_there_is(own: Path) -> None:
    put(own, "one", leading("one", "two"))
    put(own, "two", leading("two", "quick_checkin"))
    assert Library(own).get("one").questions[0].goes_to == {"yes": "two"}


def test_a_pack_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="goes_to: there is no pack called 'nowhere'"):
        LIBRARY.check(put(tmp_path, "one", leading("one", "nowhere")))


@pytest.mark.parametrize("ring", [["one"], ["one", "two"], ["one", "two", "three"]])
def test_a_circle_is_refused_wherever_it_is_entered(own: Path, ring: list[str]) -> None:
    for at, to in zip(ring, [*ring[1:], ring[0]], strict=True):
        put(own, at, leading(at, to))
    put(own, "before", leading("before", "one"))
    for id in [*ring, "before"]:
        with pytest.raises(BadFile) as caught:
            Library(own).get(id)
        assert caught.value.file == str(own / f"{id}.toml")
        assert caught.value.place == "line 7, question 1 (q)"
        assert "so it would never end" in caught.value.reason


def test_a_circle_through_a_bundled_pack_is_refused_in_the_file_that_is_checked(tmp_path: Path) -> None:
    file = put(tmp_path, "self_care", leading("self_care", "quick_checkin"))
    with pytest.raises(BadFile) as caught:
        LIBRARY.check(file)
    assert caught.value.file == str(file)
    assert "'quick_checkin' leads back to 'self_care'" in caught.value.reason


def test_no_way_from_a_pack_of_ours_leads_back(own: Path) -> None:
    """Beside a pack of one's own every way is gone; where there is none, this has been done here."""
    put(own, "mine", named("mine", question("q")))
    beside = Library(own)
    assert all(beside.get(id) == LIBRARY.get(id) for id in LIBRARY.ids())


def test_a_pack_of_ours_that_a_persons_own_one_leads_back_to_is_refused(own: Path) -> None:
    put(own, "hard_session", leading("hard_session", "quick_checkin"))
    with pytest.raises(BadFile, match="so it would never end"):
        Library(own).get("quick_checkin")


def test_two_ways_to_one_pack_are_no_circle(own: Path) -> None:
    two_ways = CONFIRM + 'goes_to = { yes = "left", no = "right" }\n'
    put(own, "one", named("one", two_ways))
    put(own, "left", leading("left", "end"))
    put(own, "right", leading("right", "end"))
    put(own, "end", named("end", question("q")))
    assert Library(own).get("one")


def test_very_many_ways_to_the_end_are_walked_once_each(own: Path) -> None:
    for n in range(60):
        both = f'goes_to = {{ yes = "p{n + 1}", no = "p{n + 2}" }}\n' if n < 58 else ""
        put(own, f"p{n}", named(f"p{n}", CONFIRM + both))
    assert Library(own).get("p0")


@pytest.mark.parametrize(
    ("onward", "reason"),
    [
        (leading("two", "nowhere"), "no pack called 'nowhere'"),
        (named("two", question("q", rest='card = "nothing"')), "no card called"),
        (named("two", question("q", "words")), "question 1 (q), type"),
        (b"\xff", "not UTF-8"),
    ],
)
def test_a_pack_that_leads_to_a_broken_one_is_refused_and_names_that_one(
    own: Path, onward: bytes, reason: str
) -> None:
    put(own, "one", leading("one", "two"))
    put(own, "two", onward)
    with pytest.raises(BadFile) as caught:
        Library(own).get("one")
    assert caught.value.file == str(own / "two.toml")
    assert reason in caught.value.message


# Reading


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="there is no such file"):
        LIBRARY.check(tmp_path / "none.toml")
    with pytest.raises(BadFile, match="there is no such file"):
        LIBRARY.check(tmp_path)


def test_an_endless_file_is_not_read(tmp_path: Path) -> None:
    link = tmp_path / "zero.toml"
    link.symlink_to("/dev/zero")
    with pytest.raises(BadFile):
        LIBRARY.check(link)


def test_never_more_is_read_than_a_pack_may_hold(tmp_path: Path) -> None:
    assert len(read_own(put(tmp_path, "a", b"#" * MAX_BYTES))) == MAX_BYTES
    with pytest.raises(BadFile, match="larger than 256 KiB"):
        read_own(put(tmp_path, "a", b"#" * (MAX_BYTES + 1)))


def test_the_words_of_a_passphrase_are_plain_and_different() -> None:
    words = LIBRARY.passphrase_words
    assert len(words) == len(set(words)) >= 1296
    assert all(w.isascii() and w.isalpha() and w.islower() for w in words)


def test_the_invented_weeks_name_packs_and_areas_that_there_are() -> None:
    demo = LIBRARY.demo
    assert demo["focus"] in LIBRARY.practice.areas
    assert {e["pack"] for e in demo["entry"]} <= set(PACKS)
    assert all(0 <= e["weeks_ago"] <= 27 and 1 <= e["weekday"] <= 7 for e in demo["entry"])
