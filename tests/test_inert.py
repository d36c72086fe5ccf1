"""A person's words in Markdown: nothing of them is live. The dialects are tried in tests/export/test_markdown.py."""

import pytest
from markdown_it import MarkdownIt

from reflect.inert import kept_lines, one_line, quoted, strong


@pytest.mark.parametrize(
    "words",
    [
        "<b>x</b>",
        "[a](javascript:x)",
        "# head",
        "---\nx: 1\n---",
        "- item",
        "1. item",
        "`code`",
        "    code",
        "| a | b |",
        "> said",
    ],
)
def test_what_would_be_live_is_only_text(words):
    made = MarkdownIt("commonmark").enable(["table"]).render(kept_lines(words))
    assert made.count("<") == made.count("<p>") * 2 + made.count("<br")


def test_a_line_stays_one_line():
    assert one_line("a\nb  c") == "a b c"


def test_each_line_of_a_quote_is_marked():
    assert quoted("a\n\n# b") == "> a\n>\n> \\# b"


def test_nothing_is_not_made_bold():
    assert strong(" ") == ""
    assert strong("a*b") == "**a\\*b**"
