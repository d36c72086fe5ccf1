"""Every sentence in the source that claims something about what was saved or changed: found, never listed by hand."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from kit.world import ROOT

ROOMS = (
    "cli",
    "storage",
    "guide",
    "report",
    "export",
    "pocket",
    "errors.py",
    "settings.py",
    "dates.py",
    "masking/plan/leaks.py",
)
"""Where sentences about what was done come from. The other rooms draw what is there, or hold patterns and tables."""
DONE = (
    "saved|kept|written|changed|made|deleted|removed|thrown|gone|back|lost|unchanged|renewed|set|taken|cleared|"
    "in the bin|set aside|off|as (?:it|they) (?:was|were)|as it is|done|let go|open again|new|where it was|yours"
)
CLAIM = re.compile(
    rf"\bnothing (?:\w+ ){{0,3}}(?:was|is|has been|{DONE})\b|\b(?:was|were|is|are) (?:not |now |never )?(?:{DONE})\b|"
    r"\bso (?:I|nothing|no) |\bstays?\b|\bfrom now on\b|\bworks?\b.*\bnow\b|\bno longer works\b|\bdid not\b|\bgoes on\b|"
    r"\breads as it did\b|\bsaved\b|\bwritten to\b|^kept\b|\bI (?:leave|left|stopped|never write)\b|\bdeleted\b",
    re.IGNORECASE,
)
SQL = re.compile(r"\b(?:SELECT|CREATE|INSERT|UPDATE|DELETE FROM|deleted_at)\b")


def source_files() -> Iterator[Path]:
    for room in ROOMS:
        place = ROOT / "reflect" / room
        yield from [place] if place.is_file() else sorted(place.rglob("*.py"))


def sentences(file: Path) -> Iterator[str]:
    """Give every text in a file that a person can read: none that explains the code, an option, or a row of a table."""
    tree = ast.parse(file.read_text("utf-8"))
    hidden = {id(inner) for node in ast.walk(tree) for inner in _never_said(node, file)}
    for node in ast.walk(tree):
        if id(node) in hidden:
            continue
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _never_said(node: ast.AST, file: Path) -> Iterator[ast.AST]:
    if isinstance(node, ast.JoinedStr):
        yield from node.values
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value  # a docstring; those of errors are said, and come from the classes
    if isinstance(node, ast.keyword) and node.arg in ("help", "metavar", "epilog", "rich_help_panel"):
        yield from ast.walk(node.value)


def of_errors() -> Iterator[str]:
    """Give what each kind of error says by itself: its docstring, and its hint."""
    from reflect import errors

    for kind in vars(errors).values():
        if isinstance(kind, type) and issubclass(kind, errors.ReflectError):
            yield " ".join((kind.__doc__ or "").split())


def claims() -> dict[str, str]:
    """Give sentence -> the file that it stands in, for each sentence that claims something."""
    found: dict[str, str] = {}
    for file in source_files():
        for text in sentences(file):
            for sentence in re.split(r"(?<=[.?!:]) +|\n+", text):
                if " " in sentence.strip() and CLAIM.search(sentence) and not SQL.search(text):
                    found.setdefault(" ".join(sentence.split()), str(file.relative_to(ROOT)))
    for text in of_errors():
        if CLAIM.search(text):
            found.setdefault(text, "reflect/errors.py")
    return found


def as_pattern(sentence: str) -> re.Pattern[str]:
    """Give what finds a sentence again in what was said; whatever stands for `{...}` may be anything."""
    parts = re.split(r"\{\w*\}", sentence)
    return re.compile(
        r"\s*".join(".{0,200}?".join(re.escape(p) for p in parts).split("\\ ")).replace(r"\s*", r"\s+"),
        re.IGNORECASE,
    )
