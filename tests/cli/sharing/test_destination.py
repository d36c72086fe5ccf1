"""The name of a file says in which format it is written; what the name says and what is in it are never two things."""

import json

import pytest
from kit.made_once import made_once
from kit.world import ANSWERS

BEGINS = {
    "html": b"<!doctype html>",
    "pdf": b"%PDF-",
    "docx": b"PK\x03\x04",
    "md": b"# ",
    "txt": b"",
    "csv": b"",
    "json": b"{",
}
NAMES = {
    "p.html": "html", "p.HTML": "html", "p.htm": "html", "p": "html", "p.pdf": "pdf", "p.PDF": "pdf", "p.docx": "docx", "p.md": "md",
    "p.Markdown": "md", "p.txt": "txt", "p.text": "txt", "p.csv": "csv", "p.json": "json", "a.b.Md": "md", ".pdf": "pdf",
}  # fmt: skip


@made_once
def one_entry(world):
    """A journal with one entry."""
    world.ok("log", "--answers", str(ANSWERS / "post_session.json"))


@pytest.fixture
def told(one_entry, tmp_path, monkeypatch):
    """The same, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return one_entry


def made(world):
    """The format of the newest export, as the history has it."""
    return json.loads(world.ok("export", "--history", "--json").out)["exports"][0]["format"]


@pytest.mark.parametrize(("name", "format"), NAMES.items())
def test_the_ending_says_the_format(told, tmp_path, name, format):
    told.ok("export", "--unreviewed", "--out", name)
    content = (tmp_path / name).read_bytes()
    assert content.startswith(BEGINS[format])
    assert not any(begin and content.startswith(begin) for other, begin in BEGINS.items() if other != format)
    assert made(told) == format


@pytest.mark.parametrize("kind", ["packet", "account", "learning"])
def test_a_signed_page_is_what_its_name_says(told, tmp_path, kind):
    pick = () if kind == "learning" else ("--pick", "1")
    code, _, err = told.at_terminal("export", "--kind", kind, *pick, "--out", "p.md")
    assert (code, err) == (0, "")
    assert (tmp_path / "p.md").read_bytes().startswith(b"# ")


def test_an_option_alone_and_an_option_that_agrees_are_followed(told, tmp_path):
    told.ok("export", "--unreviewed", "--format", "txt")
    told.ok("export", "--unreviewed", "--format", "html", "--out", "p.htm")
    told.ok("export", "--unreviewed", "--format", "txt", "--out", "p.foo")
    assert len(list(tmp_path.glob("packet-*.txt"))) == 1
    assert (tmp_path / "p.htm").read_bytes().startswith(b"<!doctype html>")
    assert b"<!doctype" not in (tmp_path / "p.foo").read_bytes()


@pytest.mark.parametrize(
    ("name", "more", "says"),
    [
        ("p.pdf", ("--format", "html"), ("--format says html", ".pdf")),
        ("p.htm", ("--format", "md"), ("--format says md", "end the name in .md")),
        ("p.doc", (), (".doc", ".docx", "--format")),
        ("p.foo\x1b[31m", (), (".foo", ".html")),
        ("p.md", ("--lock",), ("lock", "html, pdf")),
    ],
)
def test_what_does_not_agree_is_refused_before_anything_is_asked(told, tmp_path, name, more, says):
    for signs in ((), ("--unreviewed",)):
        result = told.run("export", *signs, "--out", name, *more)
        assert result.code == 2
        assert "\x1b" not in result.err
        assert all(part in " ".join(result.err.split()) for part in says)
    assert not (tmp_path / name).exists()
    assert json.loads(told.ok("export", "--history", "--json").out)["exports"] == []


def test_a_calendar_file_has_the_name_of_one(told, tmp_path):
    assert told.run("remind", "--ics", "moment.pdf").code == 2
    assert not (tmp_path / "moment.pdf").exists()
    told.ok("remind", "--ics", "moment.ICS")


def test_what_is_tried_before_the_review_leaves_nothing(world, tmp_path, monkeypatch):
    """Also where a file can't do without a name until it has its own."""
    from kit.reviewer import Deciding, plain, write

    from reflect.storage.disk import nameless

    monkeypatch.setattr(nameless, "_new_handle", lambda *_: None)
    write(world, "I waited.")
    out = tmp_path / "out"
    out.mkdir()
    args = ("export", "--pick", "1", "--format", "txt", "--out", str(out / "p.txt"))
    plain(world, *args, decide=Deciding(), sign="no\n")
    assert list(out.iterdir()) == []
