"""A person's text as Markdown in which nothing is live, whichever dialect shows the file. This room imports nothing of ours.

No raw HTML, link, image, heading, list, front matter, table, code or formula of theirs survives as such.
"""

import re

# What can be live inside a line, in CommonMark or in a dialect of it.
_INSIDE = re.compile(
    r"<|&(?=[#0-9A-Za-z])"  # raw HTML and character references
    r"|[\\`*_\[\]{}|~$#^]"
    r"|==|%%|\+\+|(?<=\{)%|%(?=\})"
    r"|:(?=//|[\w+-]+:)|(?<=\w)\.(?=[^\W\d_])|@(?=\w)"  # bare links, and :codes: that turn into pictures
)
# What can be live at the start of a line.
_AT_START = re.compile(r"(\d+)(?=[.)])|(?=[-+=:>!])")
_INDENT = re.compile(r"[ \t]*")


def one_line(text: str) -> str:
    """Give a text as one line, with nothing live in it."""
    return _escape(" ".join(text.split()))


def kept_lines(text: str) -> str:
    """Give a text with its line breaks and indents kept, and nothing live in it."""
    lines = []
    for line in text.split("\n"):
        indent = _INDENT.match(line)
        width = len(indent.group().expandtabs(4)) if indent else 0
        # No-break spaces: a plain indent would make a code block.
        lines.append("\u00a0" * width + _escape(line.strip(" \t")) if line.strip() else "")
    return re.sub(r"(?<=[^\n])\n(?=[^\n])", "  \n", "\n".join(lines))


def quoted(text: str) -> str:
    """Give a text as a quote, each line of it marked, with nothing live in it."""
    return "\n".join(f"> {line}" if line else ">" for line in kept_lines(text).split("\n"))


def strong(text: str) -> str:
    """Give a text as one bold line, with nothing else live in it; empty for an empty one."""
    return f"**{one_line(text)}**" if text.strip() else ""


def _escape(line: str) -> str:
    line = _INSIDE.sub(_inert, line)
    start = _AT_START.match(line)
    return f"{start.group()}\\{line[start.end() :]}" if start else line


def _inert(match: re.Match[str]) -> str:
    found = match.group()
    # A backslash stops these two in CommonMark only.
    return {"<": "&lt;", "&": "&amp;"}.get(found) or "".join(f"\\{mark}" for mark in found)
