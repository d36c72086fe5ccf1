"""`help`: every topic reads well anywhere, needs nothing, and support says where to turn."""

import io
import re
import tomllib
from datetime import date
from statistics import mean

import pytest
import typer
from kit.shipped import banned, grade
from kit.world import ROOT, Terminal

from reflect import dates
from reflect.cli.app import app
from reflect.cli.commands.help import SUPPORT
from reflect.guide.library import Library
from reflect.settings import Settings

FILES = [ROOT / "prompts" / "en" / name for name in ("help.toml", "crisis_lines.toml")]
TOPICS = Library().help
LINES = Library().crisis_lines
NAMES = (
    "support", "writing", "week", "growth", "plans", "keys", "plain", "days", "drafts", "supervision", "roadmap", "learning", "sharing", "privacy",
    "passphrase", "backup", "archive", "import", "devices",
    "packs",
)  # fmt: skip
SENTENCES = [
    *((id, part.text) for id, topic in TOPICS.items() for part in topic.part if part.text),
    *((id, meaning) for id, topic in TOPICS.items() for part in topic.part for _, meaning in part.rows),
    *(("crisis_lines", line.how) for line in LINES.line),
]


@pytest.fixture
def drawn(empty_world, monkeypatch):
    """Run help on a terminal of so many columns, guided or plain; gives the lines that are on the screen."""

    def run(*topic, columns, plain=False):
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setenv("LINES", "24")
        settings = Settings(home=empty_world.home, plain=plain, color=False)
        result = empty_world._run(("help", *topic), Terminal(), Terminal(), settings, {})
        assert result.code == 0 and result.err == "", result
        return [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", result.out).split("\n")[:-1]]

    return run


def flat(lines):
    return " ".join(" ".join(lines).split())


# What there is


def test_help_lists_the_topics_and_ends_with_support(empty_world):
    said = empty_world.ok("help").out.splitlines()
    assert tuple(TOPICS) == NAMES
    assert [line.partition(": ")[0] for line in said if line.partition(": ")[0] in TOPICS] == list(NAMES)
    assert said[-1] == SUPPORT == "When a session stays with you: reflect help support"


@pytest.mark.parametrize("id", NAMES)
def test_every_topic_prints_without_a_journal_or_a_passphrase(empty_world, id):
    empty_world.environment = {}
    result = empty_world.ok("help", id, "--no-input")
    assert result.out.startswith(TOPICS[id].title + "\n") and result.err == ""
    assert not empty_world.home.exists()


def test_a_topic_is_found_by_its_other_words_and_in_capitals(empty_world):
    for word in ("crisis", "988", "Danger", " SUPPORT "):
        assert empty_world.ok("help", word).out == empty_world.ok("help", "support").out
    words = [*TOPICS, *(word for topic in TOPICS.values() for word in topic.also)]
    assert len(words) == len(set(words))


def test_an_unknown_topic_names_those_there_are(empty_world):
    result = empty_world.run("help", "weather")
    assert result.code == 3 and result.out == ""
    assert "I don't know the help topic 'weather'." in result.err
    assert all(id in result.err for id in NAMES)


def test_an_unknown_topic_is_shown_short_and_harmless(empty_world):
    result = empty_world.run("help", "\x1b[31m" + "x" * 500)
    assert result.code == 3
    assert "\x1b" not in result.err and "x" * 41 not in result.err


# Support


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize("columns", [40, 72, 80])
def test_support_says_where_to_turn_in_the_right_order(drawn, columns, plain):
    said = flat(drawn("support", columns=columns, plain=plain))
    steps = [
        "call your emergency number now", "1. Your program", "crisis steps", "supervisor", "2. Someone you trust",
        "3. A peer warm line", "4. 988 (US)", "Call, text, or chat", "5. Emergency number", "In the US: 911",
        "Checked on", "This journal can wait.",
    ]  # fmt: skip
    places = [said.find(step) for step in steps]
    assert -1 not in places and places == sorted(places), dict(zip(steps, places, strict=True))


def test_support_shows_the_day_that_its_table_was_checked(empty_world):
    day = LINES.checked
    assert f"Checked on {day.day} {day:%B} {day.year}." in empty_world.ok("help", "support").out


def test_the_crisis_lines_agree_with_the_cards():
    card = Library().practice.cards["danger_now"]
    for said in ("crisis steps", "988", "call, text or chat"):
        assert said in card
    assert [line.to for line in LINES.line][-2:] == ["988 (US)", "Emergency number"]


# How it reads


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_line_of_the_data_is_over_72_columns(file):
    long = [line for line in file.read_text("utf-8").splitlines() if len(line) > 72]
    assert long == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_data_is_plain_ascii_and_keeps_to_the_words_of_the_house(file):
    text = file.read_text("utf-8")
    assert text.isascii() and tomllib.loads(text)
    assert banned(text) == [] and "!" not in text


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize("id", NAMES)
def test_every_topic_fits_20_lines_of_72_columns(drawn, id, plain):
    lines = drawn(id, columns=72, plain=plain)
    assert len(lines) <= 20 and max(map(len, lines)) <= 72


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize("id", [None, *NAMES])
def test_at_40_columns_no_line_is_wider_and_no_word_is_cut(drawn, id, plain):
    topic = () if id is None else (id,)
    narrow, wide = drawn(*topic, columns=40, plain=plain), drawn(*topic, columns=400, plain=plain)
    assert max(map(len, narrow)) <= 40
    assert flat(narrow) == flat(wide)


def test_in_plain_mode_a_row_is_a_sentence(drawn):
    lines = drawn("keys", columns=80, plain=True)
    assert "Shift+Tab: back to the question before" in lines
    assert not [line for line in lines if "  " in line]


@pytest.mark.parametrize("id", NAMES)
def test_an_ascii_screen_shows_all_of_it(empty_world, id):
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii", write_through=True)
    settings = Settings(home=empty_world.home)
    from reflect.cli.context import Context

    context = Context(
        settings=settings, environment={}, stdin=io.StringIO(), stdout=stream, stderr=io.StringIO()
    )
    with pytest.raises(SystemExit) as end:
        app(args=["help", id], obj=context, prog_name="reflect")
    assert end.value.code in (0, None)
    assert stream.buffer.getvalue().decode("ascii").replace("\r\n", "\n") == empty_world.ok("help", id).out


def test_it_reads_at_eighth_grade_or_lower():
    assert mean(grade(text) for _, text in SENTENCES) <= 6
    hard = {text: grade(text) for id, text in SENTENCES if id != "days" and grade(text) > 12}
    assert hard == {}


# True to the program


def test_every_command_and_option_named_is_there():
    top = typer.main.get_command(app)
    said = " ".join(text for _, text in SENTENCES)
    said += " ".join(f" {term}." for topic in TOPICS.values() for part in topic.part for term, _ in part.rows)
    for first, second in re.findall(r"(?<=reflect )([a-z]+)(?: ([a-z_]+))?", said):
        assert first in top.commands or first in ("is",), first
        group = top.commands.get(first)
        below = getattr(group, "commands", {})
        alone = not second and getattr(group, "invoke_without_command", False)
        assert not below or alone or second in below, (first, second)
    every = [top, *top.commands.values(), *(c for g in top.commands.values() for c in getattr(g, "commands", {}).values())]  # fmt: skip
    real = {option for command in every for p in command.params for option in p.opts}
    assert set(re.findall(r"--[a-z][a-z-]*", said)) <= real


def test_every_day_that_is_given_as_an_example_is_understood():
    rows = TOPICS["days"].part[0].rows
    for _, days in rows:
        for day in days.rstrip(".").split(", "):
            assert dates.parse(day, today=date(2026, 3, 6)), day


def test_packs_that_are_named_are_there():
    said = " ".join(text for _, text in SENTENCES)
    named = set(re.findall(r"reflect log ([a-z_]+)", said)) - {"morning"}
    assert "self_care" in named and named <= set(Library().ids())


def test_the_keys_are_those_of_the_plain_asker():
    from reflect.cli.asking.plain_help import help_for
    from reflect.guide.ask import Ask, Step

    all_of_them = help_for(Ask(step=Step("q"), kind="text", words="What?", finishes=True))

    rows = dict(TOPICS["keys"].part[1].rows)
    assert set(re.findall(r":[a-z]+", all_of_them)) == set(rows)


@pytest.mark.parametrize(
    ("topic", "leads"),
    [("archive", "reflect import"), ("import", "reflect restore"), ("backup", "--recovery")],
)
@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_topic_about_copies_leads_back_too(world, topic, leads, lang):
    assert leads in world.ok("help", topic, "--lang", lang).out
