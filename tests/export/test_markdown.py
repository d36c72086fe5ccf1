"""The Markdown file: reads as plain text, and nothing of the writer's making is live in it."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from kit import packet_canary as canary
from kit.packet_sample import hostile_texts, packet, quoting
from kit.report_samples import PICTURE, REPORTS
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reflect.export.markdown import SUFFIX, render
from reflect.report.report import Paragraph, Report, Section
from reflect.visible import visible

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HOSTILE = [(id, text[:3_000]) for id, text in hostile_texts() if text.strip()]
OURS = {
    *("heading", "paragraph", "blockquote", "bullet_list", "list_item", "hr", "inline", "strong"),
    *("text", "softbreak", "hardbreak", "text_special", "table", "thead", "tbody", "tr", "th", "td"),
}


def tokens(source: str) -> Iterator[Token]:
    for token in PARSER.parse(source):
        yield token
        yield from token.children or ()


def kind(token: Token) -> str:
    return re.sub(r"_(open|close)$", "", token.type)


def text_of(source: str) -> list[str]:
    """The lines that a reader of the rendered text sees, without the empty ones."""
    lines: list[str] = []
    for token in PARSER.parse(source):
        if token.type == "inline":
            parts = (
                "\n" if child.type in ("softbreak", "hardbreak") else child.content
                for child in token.children or ()
            )
            lines += "".join(parts).split("\n")
    return lines


def plain(text: str) -> list[str]:
    """The same lines as they were written; an indent is shown with no-break spaces."""
    return [
        line.replace("\u00a0", " ").replace("\t", "    ").strip() for line in text.split("\n") if line.strip()
    ]


def one_paragraph(text: str) -> Report:
    section = Section(title="Section", blocks=(Paragraph(text=text),))
    return Report(
        kind="packet",
        title="T",
        lang="en",
        period="P",
        reviewed=True,
        stamp="S",
        sections=(section,),
        foot=(),
    )


def test_file_is_as_it_was(golden) -> None:
    golden("packet.md", render(packet(4, 12, 13)))


@pytest.mark.parametrize("name", ["pictures", "account", "learning", "situation", "year", "hours"])
def test_each_kind_of_report_is_as_it_was(golden, name: str) -> None:
    golden(f"{name}.md", render(REPORTS[name]))


def test_a_picture_is_said_month_by_month() -> None:
    file = render(REPORTS["pictures"]).decode()
    assert "\n".join(f"* {month.name}: {month.said}" for month in PICTURE.months) in file
    assert file.index(PICTURE.sentence) < file.index(PICTURE.months[0].name)


@pytest.mark.parametrize("signed", [True, False])
def test_only_what_was_picked_comes_out(signed: bool) -> None:
    file = render(canary.packet(canary.PICKED, canary.PREP, canary.RECORD, signed=signed)).decode()
    assert set(canary.CANARY.findall(file)) == (canary.ALLOWED if signed else set())
    assert not re.search(r"\d{4}-\d{2}-\d{2}|Denver|cafe|\d\d:\d\d", file)


@pytest.mark.parametrize(("id", "text"), HOSTILE, ids=[id for id, _ in HOSTILE])
def test_hostile_text_is_inert(id: str, text: str) -> None:
    found = list(tokens(render(quoting(text)).decode()))
    usual = list(tokens(render(quoting("plain words")).decode()))
    assert {kind(token) for token in found} <= OURS
    for ours in ("heading_open", "hr", "list_item_open", "strong_open", "blockquote_open", "tr_open"):
        assert [t.type for t in found].count(ours) == [t.type for t in usual].count(ours), ours


@pytest.mark.parametrize(("id", "text"), HOSTILE, ids=[id for id, _ in HOSTILE])
def test_hostile_text_reads_as_it_was_written(id: str, text: str) -> None:
    shown = visible(text)
    lines = text_of(render(one_paragraph(shown)).decode())
    assert [line for known in lines[4:-1] for line in plain(known)] == plain(shown)


MARKS = st.text(
    st.sampled_from("abx 019.)(*_`~<>&;#-+=!|[]{}:/\\@$%^\"'\n\t")
    | st.characters(exclude_categories=["C", "Z"])
)


@given(MARKS)
@example("# one\n### two")
@example("a\n===")
@example("a\n---\n\n---")
@example("| a | b |\n| --- | --- |\n| c | d |")
@example("a | b\n:-- | --:")
@example("1) one\n2. two\n+ three\n- four\n* five")
@example("```\ncode\n~~~")
@example("    code\n\tcode")
@example("<!-- -->\n<b>&lt;&#60;\n<http://x.example>")
@example("[a]: http://x.example\n[a] ![a] [a](javascript:b)")
@example("\\")
@example("a\\\nb  \nc")
@example("> quote\n>> more")
def test_any_text_is_inert_and_reads_as_it_was_written(text: str) -> None:
    source = render(one_paragraph(visible(text))).decode()
    assert {kind(token) for token in tokens(source)} <= OURS
    assert [line for known in text_of(source)[4:-1] for line in plain(known)] == plain(visible(text))


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("see http://x.example now", "http://"),
        ("see www.x.example", "www.x"),
        ("{% include x %}", "{%"),
        ("{{7*7}}", "{{"),
        ("![[note]]", "[["),
        ("==marked== %%gone%% ++in++", "=="),
        (":warning: :boom:", " :boom:"),
        ("<script>", "<"),
        ("$x$ and [^1]", "[^"),
        ("!!! note", "!!! "),
    ],
)
def test_marks_of_other_dialects_are_broken_up(text: str, never: str) -> None:
    quoted = render(one_paragraph(text)).decode().split("Section\n\n")[1].split("\n")[0]
    assert f" {never}" not in f" {quoted}"
    assert plain(text) == plain(text_of(quoted)[0])


def test_ordinary_writing_stays_as_it_is() -> None:
    words = (
        'It was 10:30, about 50% (say) of us: me & them. I said "yes" - and why not? It\'s fine; 1.5 hours.'
    )
    assert words in render(one_paragraph(words)).decode()


def test_file_cannot_begin_with_anything_but_its_title() -> None:
    assert render(quoting("---\ntitle: x\n---")).decode().startswith("# Supervision packet\n")
    assert SUFFIX == ".md"


@pytest.mark.parametrize("signed", [True, False])
def test_stamp_is_at_both_ends(signed: bool) -> None:
    report = packet(4, signed=signed)
    file = render(report).decode()
    assert file.split("\n\n")[2] == f"**{report.stamp}**"
    assert file.endswith(f"\n\n**{report.stamp}**\n")
