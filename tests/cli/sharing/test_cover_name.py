"""The name on the cover: chosen on purpose, kept encrypted, never an argument, never on what nobody signed."""

import json
import zipfile

import pytest
from kit.as_before import opened
from kit.reviewer import LIST, Deciding, guided, has, plain, ticked
from kit.world import SIGNED

from reflect.guide.ask import Empty

NAME = "Dana Rivers"


def name_of(world):
    return json.loads(world.ok("supervision", "name", "--json").out)["name"]


def choose(world, name=NAME):
    return world.ok("supervision", "name", "-", stdin=name)


@pytest.fixture
def told(world, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    document = {"pack": "quick_checkin", "date": "2026-03-04", "answers": {"keep": "Dana Rivers, I waited."}}
    world.ok("log", "--answers", "-", stdin=json.dumps(document))
    return world


def page(world, *more, format="txt", kind="packet"):
    pick = () if kind == "learning" else ("--pick", "1")
    code, screen, err = world.at_terminal(
        "export", "--kind", kind, *pick, "--format", format, "--force", *more, typed=SIGNED
    )
    return code, screen, err


# Choosing


def test_a_name_comes_from_standard_input_and_an_empty_one_takes_it_off(world):
    assert name_of(world) == ""
    assert choose(world, "  Dana \n Rivers\n").out.startswith("Your name stands on each page that you sign")
    assert name_of(world) == NAME
    assert choose(world).out == "Nothing was changed.\n"
    assert choose(world, "\n").out.startswith("No name stands on a page now.")
    assert name_of(world) == ""
    assert choose(world, "").out == "Nothing was changed.\n"


@pytest.mark.parametrize("run", [plain, guided])
def test_a_name_is_asked_for_and_taken_off_by_a_skip(world, run):
    assert run(world, "supervision", "name", decide=Deciding(("What name", NAME))).code == 0
    assert name_of(world) == NAME
    assert run(world, "supervision", "name", decide=Deciding(("What name", NAME))).out.endswith(
        "Nothing was changed.\n"
    )
    assert run(world, "supervision", "name", decide=Deciding(("What name", Empty.SKIPPED))).code == 0
    assert name_of(world) == ""


def test_a_name_is_never_taken_from_the_command_line(world):
    result = world.run("supervision", "name", NAME)
    assert result.code == 2 and "Dana" not in result.err and "can be seen by other programs" in result.err
    assert name_of(world) == ""


@pytest.mark.parametrize(("typed", "code"), [(":back\n", 0), (":pause\n", 130), ("", 5)])
def test_going_away_changes_nothing(world, typed, code):
    choose(world)
    assert world.at_terminal("supervision", "name", typed=typed)[0] == code
    assert name_of(world) == NAME


@pytest.mark.parametrize("given", ["x" * 81, "a\0b"])
def test_what_can_be_no_name_is_told_kindly(world, given):
    result = world.run("supervision", "name", "-", stdin=given)
    assert result.code == 7 and given not in result.err
    assert name_of(world) == ""
    code, screen, _ = world.at_terminal("supervision", "name", typed=f"{'x' * 81}\nDana\n")
    assert code == 0 and "A name has at most 80 characters." in screen and name_of(world) == "Dana"


def test_nothing_at_all_takes_no_name_off_by_accident(world):
    choose(world)
    assert world.run("supervision", "name", stdin="").code == 5
    assert world.at_terminal("supervision", "name", "--no-input")[0] == 5
    assert name_of(world) == NAME


def test_it_is_in_the_encrypted_file_only_and_can_be_taken_back(world):
    choose(world)
    files = [f.read_bytes().lower() for f in world.home.rglob("*") if f.is_file()]
    assert not [1 for data in files if b"rivers" in data]
    assert " ".join(world.ok("undo").out.split()).startswith("Your name for pages is as it was before.")
    assert name_of(world) == ""


# On a page


@pytest.mark.parametrize("kind", ["packet", "account", "learning"])
def test_a_signed_page_has_it_once_and_it_is_seen_before_signing(told, tmp_path, kind):
    choose(told)
    code, screen, err = page(told, kind=kind)
    assert code == 0, err
    [made] = tmp_path.glob("*.txt")
    assert "Dana" not in made.name
    assert made.read_text("utf-8").count("Dana") == 1 and f"\nFrom: {NAME}\n" in made.read_text("utf-8")
    assert f"From: {NAME}" in screen.partition("To sign it")[0]


def test_an_unreviewed_page_never_has_it(told, tmp_path):
    choose(told)
    for kind in ("packet", "learning"):
        told.ok("export", "--unreviewed", "--kind", kind, "--format", "txt", "--out", f"{kind}.txt")
        assert "Dana" not in (tmp_path / f"{kind}.txt").read_text("utf-8")


@pytest.mark.parametrize("format", ["docx", "pdf", "html"])
def test_it_is_in_no_metadata(told, tmp_path, format):
    choose(told)
    assert page(told, format=format)[0] == 0
    [made] = tmp_path.glob(f"*.{format}")
    data = made.read_bytes()
    if format == "docx":
        with zipfile.ZipFile(made) as parts:
            held = [n for n in parts.namelist() if b"Rivers" in parts.read(n)]
        assert held == ["word/document.xml"]
    elif format == "pdf":
        from pypdf import PdfReader

        reader = PdfReader(made)
        assert "Rivers" not in repr(reader.metadata) and "Rivers" in reader.pages[0].extract_text()
    else:
        head = data.decode("utf-8").partition("<body")[0]
        assert "Rivers" not in head and b"Rivers" in data


def test_a_name_on_the_list_of_words_never_to_let_out_refuses_the_export(told, tmp_path):
    choose(told)
    told.ok("mask", "add", "-", stdin="rivers")
    code, _, err = page(told)
    assert code == 6 and "Rivers" not in err and not list(tmp_path.glob("*.txt"))
    assert "reflect supervision name" in " ".join(err.split()) and "reflect mask list" in " ".join(
        err.split()
    )
    # What nobody signs has no name on it, so there is nothing to refuse.
    told.ok("export", "--unreviewed", "--format", "txt")
    choose(told, "")
    assert page(told, "--out", "other.txt")[0] == 0


def test_a_name_with_such_a_word_is_not_taken(world):
    world.ok("mask", "add", "-", stdin="rivers")
    result = world.run("supervision", "name", "-", stdin=NAME)
    assert result.code == 6 and "Rivers" not in result.err and name_of(world) == ""


def test_a_word_masked_always_in_the_review_takes_the_name_off_this_page(told, tmp_path):
    choose(told)
    decide = Deciding((LIST, ticked(more=True)), ("Which one?", has("[Dana")), ("[Dana", "always"))
    result = plain(told, "export", "--pick", "1", "--format", "txt", decide=decide)
    assert result.code == 0, result
    assert "it is not on this page" in " ".join(result.out.split())
    [made] = tmp_path.glob("*.txt")
    assert "Dana" not in made.read_text("utf-8")
    assert page(told)[0] == 6


def test_what_hides_in_a_name_does_nothing(told, tmp_path):
    with opened(told) as journal:
        journal.renewal.set_display_name("Da\u202ena \x1b]52;c;eA==\x07[red]")
    code, screen, _ = page(told)
    [made] = tmp_path.glob("*.txt")
    assert code == 0
    for text in (screen, made.read_text("utf-8")):
        assert "\u202e" not in text and "\x1b" not in text and "[red]" in text
