"""What the checks from outside share: where tools and made files are, and how a browser and an office are asked."""

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kit.packet_sample import hostile_texts
from kit.report_samples import REPORTS, saying

from reflect.errors import MissingLetters
from reflect.export import FORMATS, load, load_lock
from reflect.report.report import Dots, Heading, Month, Report, Said
from reflect.visible import visible

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / "build" / "exports"
MADE = TOOLS / "made"
HERE = Path(__file__).parent
PASSPHRASE = "acorn acre across adapt"

HOSTILE = [(id, visible(text[:1_500])) for id, text in hostile_texts() if text.strip()]


@lru_cache(maxsize=1)
def made() -> Path:
    """Make every file once: each report in each format, the locked ones, and those that hold hostile texts."""
    shutil.rmtree(MADE, ignore_errors=True)
    MADE.mkdir(parents=True)
    for name, report in REPORTS.items():
        for format in FORMATS:
            (MADE / f"{name}.{format}").write_bytes(load(format).render(report))
    for format in ("html", "pdf"):
        content = load(format).render(REPORTS["pictures"])
        (MADE / f"locked.{format}").write_bytes(load_lock(format).lock(content, PASSPHRASE))
    for id, text in HOSTILE:
        for format in ("html", "csv", "docx", "pdf"):
            try:
                # An office takes minutes to lay out pages of one endless word.
                content = load(format).render(saying(text[:300] if format == "docx" else text))
            except MissingLetters:
                continue
            (MADE / f"hostile-{id}.{format}").write_bytes(content)
    return MADE


def browse(tasks: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Open pages in Chromium; by id, what was seen there."""
    wanted = TOOLS / "tasks.json"
    wanted.write_text(json.dumps(tasks), encoding="utf-8")
    browser = shutil.which("chromium") or shutil.which("google-chrome") or ""
    found = subprocess.run(
        ["node", str(HERE / "browser.mjs"), str(wanted)],
        env={**os.environ, "EXPORTS_TOOLS": str(TOOLS), "EXPORTS_CHROMIUM": browser},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr[-3_000:]
    return {seen["id"]: seen for seen in json.loads(found.stdout)}


def office(kind: str, files: list[Path], out: Path, *options: str) -> None:
    """Have LibreOffice turn files into another kind."""
    profile = (TOOLS / "office").as_uri()
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, *options),
            *("--outdir", str(out), *map(str, files)),
        ],
        capture_output=True,
        check=True,
    )


def said_in_pdf(file: Path, *more: str) -> str:
    """What pdftotext reads from a PDF."""
    found = subprocess.run(["pdftotext", *more, str(file), "-"], capture_output=True, check=True)
    return found.stdout.decode("utf-8")


def headings(report: Report) -> list[str]:
    """Every title and question in a report after which something follows."""
    found = [report.title]
    for section in report.sections:
        found += [section.title] if section.title else []
        for block in section.blocks:
            match block:
                case Heading(text=text) | Dots(name=text) | Said(asked=text):
                    found.append(text)
    return found


def texts(value: object) -> list[str]:
    """Every text in a report, however deep, but for its kind, its language, and the stamp, which stands on each page.

    What a picture says in words is told to those who can't see it, and stands on no page.
    """
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in texts(part)]
    if is_dataclass(value):
        unseen = {Report: ("kind", "lang", "stamp"), Month: ("said",)}
        left_out = unseen.get(type(value), ())
        return [
            text for f in fields(value) if f.name not in left_out for text in texts(getattr(value, f.name))
        ]
    return []


@dataclass(frozen=True)
class Told:
    """What comes of comparing: which texts of a report are missing, and what is left when they are taken out."""

    missing: list[str]
    left: str


def compare(report: Report, page: str) -> Told:
    """Take every text of a report out of the words of a page, without looking at blanks.

    What stands on each page besides goes first: stamp, running foot, signs of a list, dots of a picture. Lines to fill in
    may be left.
    """
    running = (
        rf"^\s*{re.escape(report.stamp)}\s*$",
        rf"{re.escape(report.title)} · {re.escape(report.period)}( · page \d+| · {re.escape(report.stamp)})?",
        r"page \d+ / \d+",
        r"\u25cf+",
        r"^\s*[•\uf0b7]\s+",
    )
    for pattern in running:
        page = re.sub(pattern, "", page, flags=re.MULTILINE)
    rest = _bare(page)
    missing = []
    for text in sorted(texts(report), key=len, reverse=True):
        bare = _bare(text)
        if bare in rest:
            rest = rest.replace(bare, "\n", 1)
        elif bare:
            missing.append(text)
    return Told(missing, re.sub(r"[\n_]", "", rest))


def _bare(text: str) -> str:
    return re.sub(r"[\s\u200b\u00ad]+", "", text)
