"""Writes docs/pictures/*.svg: the pages that people look at most, as the real program draws them in a terminal.

It makes the journal of `reflect demo` in a folder that is removed again, on a day that is always the same, and runs
each page in a terminal of its own, with colour. The same program always gives the same bytes. A picture holds its text
as text, fetches nothing, and says in words what is on it. Run it with `make pictures`; a POSIX system is needed.
"""

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

import pexpect
from rich.cells import cell_len
from rich.color import Color
from rich.console import Console
from rich.style import Style
from rich.text import Text

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "pictures"
ON_THE_DAY = "--on-the-day"
DAY = datetime(2026, 10, 16, 18, 0, tzinfo=UTC)  # a Friday
WIDTH, TALLEST = 80, 100
"""The terminal: as wide as most are, and so tall that no page has to be turned."""
ACROSS, DOWN, SIZE, EDGE = 8.4, 19, 14, 16
"""A cell of the terminal, the letters in it, and the room around all of it, in pixels."""
LETTERS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"


class Page(NamedTuple):
    """One page: what is typed, and what is seen in words."""

    name: str
    arguments: tuple[str, ...]
    told: str


class Paper(NamedTuple):
    """The colours of a terminal: what is behind, its edge, the usual letters and the faint ones, and each named one."""

    name: str
    behind: str
    edge: str
    letters: str
    faint: str
    named: Mapping[int, str]


PAGES = (
    Page("week", ("week",), "One week of an invented peer specialist, as reflect shows it on one screen."),
    Page(
        "growth",
        ("growth",),
        "Six months of ratings of an invented peer specialist: one row for each growth area.",
    ),
    Page(
        "growth-area",
        ("growth", "peer_focus"),
        "One growth area of an invented peer specialist over six months: ratings by week, the label, and own words.",
    ),
)
LIGHT = Paper("light", "#ffffff", "#d1d9e0", "#1f2328", "#59636e", {30: "#007a7a"})
DARK = Paper("dark", "#0d1117", "#3d444d", "#f0f6fc", "#9198a1", {30: "#3fb3b3"})


def pictures() -> dict[str, str]:
    """Run every page on the journal of the demo; gives each picture by the name of its file."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "demo"
        _shown(("demo", "--keep", str(home)), home)
        shown = {page: _shown(page.arguments, home) for page in PAGES}
    return {
        f"{page.name}-{paper.name}.svg": drawn(page, seen, paper)
        for page, seen in shown.items()
        for paper in (LIGHT, DARK)
    }


def _shown(arguments: tuple[str, ...], home: Path) -> str:
    """Run one command in a terminal, on the day; gives what came out, with its colours.

    Raises:
        SystemExit: if the program did not end well.
    """
    from reflect.cli.demo import DEMO_PASSPHRASE

    environment = {
        "PATH": os.environ.get("PATH", ""),
        "HOME": str(home.parent),
        "REFLECT_HOME": str(home / "journal"),
        "REFLECT_PASSPHRASE": DEMO_PASSPHRASE,
        "REFLECT_PAGER": "0",
        "PYTHONPATH": str(ROOT),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "TZ": "UTC",
    }
    child = pexpect.spawn(
        sys.executable, [__file__, ON_THE_DAY, *arguments], cwd=str(home.parent),
        env=environment, dimensions=(TALLEST, WIDTH), encoding="utf-8", timeout=60,
    )  # fmt: skip
    child.expect(pexpect.EOF)
    child.close()
    seen = str(child.before).replace("\r\n", "\n")
    if child.exitstatus:
        raise SystemExit(f"The program ended with {child.exitstatus}:\n{seen}")
    return seen


def run_on_the_day(arguments: list[str]) -> None:
    """Run the program as it is, but for a clock that stands at the day."""
    import typer.main

    from reflect import settings
    from reflect.cli.app import app
    from reflect.cli.context import Context

    world = Context(
        settings=settings.load(os.environ), environment=os.environ, clock=lambda: DAY, zone_name="UTC"
    )
    typer.main.get_command(app)(args=arguments, obj=world, prog_name="reflect")


def drawn(page: Page, seen: str, paper: Paper) -> str:
    """Draw what stood on a terminal.

    Args:
        page: what was typed there.
        seen: what came out, with its colours as a terminal takes them.
        paper: the colours of the picture.
    """
    typed = " ".join(["reflect", *page.arguments])
    lines = Text.from_ansi(f"\x1b[2m$\x1b[0m {typed}\n\n{seen.strip(chr(10))}").split("\n", allow_blank=True)
    wide, tall = round(WIDTH * ACROSS + 2 * EDGE), len(lines) * DOWN + 2 * EDGE
    name = f"{page.name}-{paper.name}"
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {tall}" width="{wide}" height="{tall}"'
            f' role="img" aria-labelledby="{name}-title {name}-told">',
            f'<title id="{name}-title">{escape(typed)}</title>',
            f'<desc id="{name}-told">{escape(page.told)}</desc>',
            f'<rect x="0.5" y="0.5" width="{wide - 1}" height="{tall - 1}" rx="8" fill="{paper.behind}"'
            f' stroke="{paper.edge}"/>',
            f'<g font-family="{LETTERS}" font-size="{SIZE}" fill="{paper.letters}">',
            *(text for row, line in enumerate(lines) for text in _texts(line, row, paper)),
            "</g>",
            "</svg>",
            "",
        ]
    )


def _texts(line: Text, row: int, paper: Paper) -> Iterator[str]:
    """Draw one line, a text for each run of letters that look the same, where it stands on the terminal."""
    column = 0
    for run in line.render(Console(width=WIDTH)):
        begins, width = column, cell_len(run.text)
        column += width
        if run.text.strip():
            looks = "".join(
                f" {key}={quoteattr(value)}" for key, value in _looks(run.style or Style.null(), paper)
            )
            yield (
                f'<text x="{EDGE + begins * ACROSS:.1f}" y="{EDGE + row * DOWN + SIZE}"'
                f' textLength="{width * ACROSS:.1f}"{looks}>{escape(run.text).replace(" ", "&#160;")}</text>'
            )


def _looks(style: Style, paper: Paper) -> Iterator[tuple[str, str]]:
    """Say in the words of a picture how letters look.

    Raises:
        SystemExit: for a look that this script does not know, so that no picture shows another one.
    """
    if style.bgcolor or style.reverse or style.conceal or style.strike:
        raise SystemExit(f"No picture can show letters that look like this yet: {style}")
    if style.bold:
        yield "font-weight", "bold"
    if style.italic:
        yield "font-style", "italic"
    if style.underline:
        yield "text-decoration", "underline"
    if style.color is not None and not style.color.is_default:
        yield "fill", _named(style.color, paper)
    elif style.dim:
        yield "fill", paper.faint


def _named(color: Color, paper: Paper) -> str:
    if color.number not in paper.named:
        raise SystemExit(f"No picture has this colour yet: {color.name}")
    return paper.named[color.number]


def main() -> None:
    """Write all pictures, and remove those of pages that are no longer shown."""
    made = pictures()
    TARGET.mkdir(exist_ok=True)
    for old in TARGET.glob("*.svg"):
        if old.name not in made:
            old.unlink()
    for name, picture in made.items():
        (TARGET / name).write_bytes(picture.encode())


if __name__ == "__main__":
    if sys.argv[1:2] == [ON_THE_DAY]:
        run_on_the_day(sys.argv[2:])
    else:
        main()
