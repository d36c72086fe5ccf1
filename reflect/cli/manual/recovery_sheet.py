"""The recovery sheet: a page to print, with blank places for the code. What it holds is no secret until somebody writes it in."""

import html
from datetime import date
from pathlib import Path

from reflect import dates
from reflect.quick_dataclass import dataclass
from reflect.visible import visible

TITLE = "Recovery sheet for a reflect journal"
UNTIL_THEN = "Nothing on this page is secret until you write the code on it."
_STYLE = (
    "body{font:12pt/1.5 sans-serif;max-width:42em;margin:2em auto;padding:0 1em;color:#000;background:#fff}"
    "h2{font-size:1.1em;margin:1.4em 0 .3em}p{margin:.3em 0}code{font-family:monospace;overflow-wrap:anywhere}"
    ".code{font:20pt monospace;letter-spacing:.1em;margin:.6em 0}@page{margin:2cm}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a sheet is made of: the journal's folder, the one of its backups, the day, and the form of a code."""

    home: Path
    backups: Path
    day: date
    groups: int
    letters: int

    @property
    def blanks(self) -> tuple[str, str]:
        """The two lines on which a code is copied by hand."""
        half = ["_" * self.letters] * (self.groups // 2)
        return "-".join(half), "-".join(half)


def parts(sheet: Sheet) -> list[tuple[str, list[str]]]:
    """Give heading -> lines. A line that begins with two spaces is one to fill in, or to type."""
    return [
        ("1. The recovery code", _code(sheet)),
        ("2. Where things are", _places(sheet)),
        ("3. How to get back in", _ways()),
        (
            "4. Where to keep this page",
            [
                "Where you keep important papers, and away from the computer.",
                "Whoever has this page and a copy of your files can read everything.",
                "Do not write your passphrase on it. Nobody can reset it for you.",
            ],
        ),
    ]


def _code(sheet: Sheet) -> list[str]:
    return [
        "Copy it here by hand. You were shown it once. For a new one, type:",
        "  reflect key code",
        *(f"  {line}" for line in sheet.blanks),
        "Once there is a new code, this one opens only older backups. Then write",
        '"for older backups" on it, and keep it until there is a fresh one. Type:',
        "  reflect backup --to FOLDER",
    ]


def _places(sheet: Sheet) -> list[str]:
    return [
        "The journal:",
        f"  {visible(str(sheet.home))}",
        "Its backups:",
        f"  {visible(str(sheet.backups))}",
        "Which computer it is, and where the other copy is:",
        "  ______________________________________",
    ]


def _ways() -> list[str]:
    return [
        "If the passphrase is lost, type this, then the code:",
        "  reflect key recover",
        "If something is missing or broken, this says what to type:",
        "  reflect doctor",
        "On a new computer, install peer-reflect. Then, with a backup:",
        "  reflect restore FILE --recovery",
        "  reflect key recover",
    ]


def as_text(sheet: Sheet) -> str:
    """Give the sheet as plain text."""
    lines = [TITLE, f"Made on {dates.said(sheet.day)}. {UNTIL_THEN}"]
    for heading, below in parts(sheet):
        lines += ["", heading, *below]
    return "\n".join(lines) + "\n"


def as_page(sheet: Sheet) -> str:
    """Give the sheet as one HTML page: no script, nothing from elsewhere."""
    body = [
        f"<h1>{html.escape(TITLE)}</h1>",
        f"<p>Made on {html.escape(dates.said(sheet.day))}. {html.escape(UNTIL_THEN)}</p>",
    ]
    for heading, below in parts(sheet):
        body.append(f"<h2>{html.escape(heading)}</h2>")
        body += [_line(line) for line in below]
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{html.escape(TITLE)}</title>'
        f"<style>{_STYLE}</style></head>\n<body>\n" + "\n".join(body) + "\n</body></html>\n"
    )


def _line(line: str) -> str:
    if not line.startswith("  "):
        return f"<p>{html.escape(line)}</p>"
    if set(line.strip()) <= {"_", "-"}:
        return f'<p class="code">{html.escape(line.strip())}</p>'
    return f"<p><code>{html.escape(line.strip())}</code></p>"
