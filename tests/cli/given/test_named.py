"""One way to name an area, a pack, an entry and a plan, beside every command and every option that takes one."""

import json

import pytest
from kit.made_once import made_once
from kit.world import ANSWERS

from reflect.cli.given.listed import meant_by, unknown
from reflect.cli.given.named import format_named
from reflect.errors import ExitCode

FOUND, UNKNOWN, USAGE = ExitCode.DONE, ExitCode.NOT_FOUND, ExitCode.USAGE
AREA = {
    "id": "peer_focus",
    "name": "Keeping the focus on the peer",
    "beginning of the id": "peer",
    "beginning of the name": "keeping the",
    "upper case": "PEER_FOCUS",
    "with spaces": "  peer   focus ",
    "with a hyphen": "peer-focus",
}
MANY_AREAS, NO_AREA, NEARLY_AREA = "keeping", "singing", "peer_fokus"
PACK = {
    "id": "quick_checkin",
    "name": "Quick check-in",
    "beginning of the id": "quick",
    "beginning of the name": "Quick check",
    "upper case": "QUICK_CHECKIN",
    "with spaces": " quick  checkin ",
    "with a hyphen": "quick-checkin",
}
MANY_PACKS, NO_PACK, NEARLY_PACK = "after a", "karaoke", "quik"

AREA_ARGUMENTS = {
    "growth": ("growth", "{}", "--json"),
    "focus": ("focus", "{}"),
    "yardstick": ("yardstick", "{}", "--json"),
}
AREA_OPTIONS = {
    "list": ("list", "--json", "--area", "{}"),
    "search": ("search", "listened", "--json", "--area", "{}"),
    "week": ("week", "--json", "--area", "{}"),
    "themes": ("themes", "--json", "--area", "{}"),
    "export": ("export", "--unreviewed", "--format", "json", "--out", "{out}", "--area", "{}"),
}
PACK_ARGUMENTS = {
    "packs show": ("packs", "show", "{}", "--json"),
    "log": ("log", "{}", "--json", "--answers", str(ANSWERS / "quick_checkin.json")),
}
PACK_OPTIONS = {
    "list": ("list", "--json", "--pack", "{}"),
    "search": ("search", "listened", "--json", "--pack", "{}"),
    "week": ("week", "--json", "--pack", "{}"),
    "growth": ("growth", "--json", "--pack", "{}"),
    "themes": ("themes", "--json", "--pack", "{}"),
    "export": ("export", "--unreviewed", "--format", "json", "--out", "{out}", "--pack", "{}"),
}
PLACES = [
    *((PACK_ARGUMENTS[name], PACK, UNKNOWN, (MANY_PACKS, NO_PACK, NEARLY_PACK)) for name in PACK_ARGUMENTS),
    *((PACK_OPTIONS[name], PACK, USAGE, (MANY_PACKS, NO_PACK, NEARLY_PACK)) for name in PACK_OPTIONS),
    *((AREA_ARGUMENTS[name], AREA, UNKNOWN, (MANY_AREAS, NO_AREA, NEARLY_AREA)) for name in AREA_ARGUMENTS),
    *((AREA_OPTIONS[name], AREA, USAGE, (MANY_AREAS, NO_AREA, NEARLY_AREA)) for name in AREA_OPTIONS),
]
IDS = [
    " ".join(word for word in words[:2] if word != "{}") + f" {names['id']}" for words, names, *_ in PLACES
]


@made_once
def kept(world):
    """A journal with one quick check-in, which rates the area."""
    world.ok("focus", "peer_focus")
    world.ok("log", "--answers", str(ANSWERS / "quick_checkin.json"))


@pytest.fixture
def asked(kept, tmp_path):
    """Run a command with a word in its place."""
    made = iter(range(100))

    def run(words, typed):
        out = str(tmp_path / f"page{next(made)}.json")
        return kept.run(*(word.replace("{out}", out).replace("{}", typed) for word in words))

    return run


def told(result):
    """What a command says; of an entry that it keeps only of which pack that is."""
    page = json.loads(result.out) if result.out.startswith("{") else {"said": result.out}
    return page["pack"] if "uuid" in page else page


@pytest.mark.parametrize(("words", "names", "wrong", "others"), PLACES, ids=IDS)
def test_every_way_to_name_it_means_the_same_beside_every_command(asked, words, names, wrong, others):
    first = asked(words, names["id"])
    assert first.code == FOUND, first
    for way, typed in names.items():
        if words[0] == "focus":
            asked(("focus", "{}"), "learning")
        again = asked(words, typed)
        assert again.code == FOUND, (way, again)
        if words[0] not in ("export", "focus"):
            assert told(again) == told(first), way


@pytest.mark.parametrize(("words", "names", "wrong", "others"), PLACES, ids=IDS)
def test_more_than_one_and_none_are_named_and_nothing_is_taken(asked, words, names, wrong, others):
    many, none, nearly = others
    ambiguous, unknown, slip = asked(words, many), asked(words, none), asked(words, nearly)
    assert [r.code for r in (ambiguous, unknown, slip)] == [wrong] * 3
    assert not (ambiguous.out or unknown.out or slip.out)
    assert "could be more than one" in ambiguous.err and "Such as: " in ambiguous.err
    assert "I don't know the" in unknown.err and "There are: " in unknown.err and names["id"] in unknown.err
    assert "Did you mean" not in unknown.err
    assert f"Did you mean '{names['id']}'? There are: " in slip.err


@pytest.mark.parametrize(("option", "names"), [("--area", AREA), ("--pack", PACK)], ids=["area", "pack"])
def test_what_an_option_was_taken_for_is_said_unless_that_was_typed(kept, option, names):
    for way, typed in names.items():
        said = kept.ok("list", "--json", option, typed).err
        was_typed = way in ("id", "upper case", "with spaces", "with a hyphen")
        assert said == ("" if was_typed else f"I take {option} {typed!r} for: {names['id']}\n"), way


@pytest.mark.parametrize(
    ("typed", "code"), [("peer", 0), ("Keeping the FOCUS", 0), ("keeping", 2), ("peer_fokus", 2)]
)
def test_the_first_focus_is_named_the_same_way(empty_world, typed, code):
    made = empty_world.run("init", "--no-input", "--focus", typed)
    assert made.code == code
    if code:
        assert not (empty_world.home / "journal.db").exists()
        return
    assert f"I take --focus {typed!r} for: peer_focus" in made.err
    assert json.loads(empty_world.ok("focus", "--json").out)["focus"]["area"] == "peer_focus"


def test_a_pack_of_ones_own_is_named_by_its_title_and_a_broken_one_by_its_id_alone(kept):
    own = kept.home / "packs"
    own.mkdir()
    question = 'version = 1\nlang = "en"\nminutes = 1\n[[questions]]\nid = "q"\ntype = "text"\nask = "And?"\n'
    (own / "evening.toml").write_text(f'pack = "evening"\ntitle = "Lights out"\n{question}', "utf-8")
    (own / "torn.toml").write_text('title = "Lights on"', "utf-8")
    assert json.loads(kept.ok("packs", "show", "lights", "--json").out)["pack"] == "evening"
    assert kept.run("packs", "show", "torn").code == ExitCode.BAD_FILE
    assert kept.run("list", "--pack", "tor", "--json").code == FOUND


def test_an_answers_file_stays_exact(kept, tmp_path):
    file = tmp_path / "answers.json"
    file.write_text(
        (ANSWERS / "quick_checkin.json").read_text("utf-8").replace("quick_checkin", "quick"), "utf-8"
    )
    refused = kept.run("log", "--answers", str(file))
    assert refused.code == ExitCode.BAD_FILE and "pack: " in refused.err


NUMBERED = [
    (("show",), "entry", True), (("edit",), "entry", True), (("mark",), "entry", True), (("delete", "--yes"), "entry", True),
    (("bin", "--bring-back"), "entry", False), (("resume",), "draft", False), (("log", "follow_up", "--commitment"), "plan", False),
    (("try", "show"), "plan", False), (("try", "done"), "plan", False), (("try", "delete"), "plan", False),
    (("ask", "done"), "question", False), (("ask", "delete"), "question", False), (("supervision", "done"), "agreement", False),
    (("supervision", "open"), "agreement", False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "what", "knows_last"), NUMBERED, ids=lambda v: "-".join(v) if isinstance(v, tuple) else None
)
def test_a_number_is_asked_for_in_the_same_words_everywhere(kept, sitting_begun, words, what, knows_last):
    for typed in ("first", "1.", "²", "9" * 40, ""):
        refused = kept.run(*words, typed)
        assert refused.code == USAGE and "I need the number of a" in refused.err and what in refused.err, (
            refused
        )
    assert kept.run(*words, "77").code == UNKNOWN
    if knows_last:
        assert kept.run(*words[:1], "LAST", *words[1:]).code in (FOUND, USAGE, ExitCode.ANSWER_NEEDED)
        assert "I need the number" not in kept.run("show", "LAST").err


def test_a_wrong_number_is_told_where_nothing_waits_too(kept):
    assert kept.run("resume", "first").code == USAGE


@pytest.fixture
def sitting_begun(kept):
    """A draft that waits, so that a number of one is looked at."""
    kept.at_terminal("supervision", "prep", typed="1\n:skip\nsome pears to bring\n\n:pause\n")
    assert kept.run("resume", "77").code == UNKNOWN


@pytest.mark.parametrize(
    ("typed", "found"), [("self", ["self_care"]), ("caring", ["self_care"]), ("CARE", [])]
)
def test_only_a_beginning_is_taken_never_a_middle(typed, found):
    assert meant_by(typed, {"self_care": ("Caring for myself",), "learning": ("Learning",)}) == found


def test_what_is_called_so_goes_before_what_only_begins_so():
    known = {"after": (), "after_group": ("After a group",), "late": ("After",)}
    assert meant_by("after", known) == ["after"]
    assert meant_by("AFTER", known) == ["after", "late"]
    assert meant_by("after a", known) == ["after_group"]
    assert meant_by("", known) == meant_by("_ -", known) == []


@pytest.mark.parametrize(
    ("typed", "guess"),
    [
        ("conection", "'connection_and_hope'"), ("hoep", ""), ("connection and hop", "'connection_and_hope'"),
        ("Meanignful", "'connection_and_hope'"), ("lerning", "'learning'"), ("hope", "'connection_and_hope'"), ("meaning", "'connection_and_hope'"),
        ("singing", ""), ("le", ""), ("x" * 41, ""),
    ],
)  # fmt: skip
def test_a_slip_is_a_guess_and_another_word_is_none(typed, guess):
    known = {
        "connection_and_hope": ("Meaningful connection and hope",),
        "learning": ("Learning and growing",),
    }
    said = unknown("growth area", typed, known)
    assert (
        said.hint == (f"Did you mean {guess}? " if guess else "") + "There are: connection_and_hope, learning"
    )


@pytest.mark.parametrize(
    ("words", "guess"),
    [
        (("growth", "my story"), "'lived_experience'"), (("list", "--area", "my story"), "'lived_experience'"),
        (("list", "--setting", "phone"), "'phone_online'"), (("list", "--room", "privat"), "'private'"),
        (("export", "--kind", "pakcet"), "'packet'"), (("export", "--format", "pfd"), "'pdf'"), (("help", "suport"), "'support'"),
    ],
)  # fmt: skip
def test_a_near_word_is_guessed_for_every_list(empty_world, words, guess):
    refused = empty_world.run(*words)
    assert refused.code in (USAGE, UNKNOWN) and f"Did you mean {guess}?" in refused.err


@pytest.mark.parametrize("typed", ["one_to_one", "One to One", "one-to-one"])
def test_a_kind_of_time_is_typed_with_or_without_its_lines(kept, typed):
    assert kept.ok("list", "--setting", typed).out == kept.ok("list", "--setting", "one_to_one").out


def test_a_format_has_the_names_that_people_have_for_it():
    assert [format_named(word) for word in ("Word", "excel", "markdown", "PDF", "htm")] == [
        "docx", "csv", "md", "pdf", "html",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "id"), [("supp", "support"), ("suicide", "support"), ("988", "support"), ("KEYBOARD", "keys")]
)
def test_a_help_topic_is_found_by_how_it_begins(empty_world, typed, id):
    assert empty_world.ok("help", typed).out == empty_world.ok("help", id).out


def test_a_slip_in_a_help_topic_is_told(empty_world):
    assert "Did you mean 'support'?" in empty_world.run("help", "suport").err


def test_an_idea_is_found_by_how_it_begins_and_no_tag_is_told(kept):
    written = json.loads((ANSWERS / "quick_checkin.json").read_text("utf-8"))
    text = json.dumps(written | {"tags": ["zebra crossing"]})
    kept.ok("log", "--answers", "-", stdin=text)
    assert "zebra" in kept.ok("themes", "Zebra-Crossing").out
    refused = kept.run("themes", "zebr")
    assert refused.code == UNKNOWN and "zebra" not in refused.err.replace("'zebr'", "")
    assert "Power and being equals" in kept.run("themes", "power").err


@pytest.mark.parametrize("typed", ["cárcel", "CARCEL", "carcel"])
def test_an_accent_that_was_left_out_is_no_other_word(world, typed):
    said = world.run("--lang", "es", "log", typed, "--plain", stdin=":pause\n").out
    assert "¿" in said and "Pregunta 1" in said


def test_marks_heaped_on_a_letter_are_another_word(world):
    assert world.run("log", "grie\u0336\u0301\u0301f").code == 3
