"""All that a person reads: the strings of the prompts and of the program, each with its place."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from reflect.cli.app import app
from reflect.errors import ReflectError
from reflect.guide.check import reading

ROOT = Path(__file__).parents[2]
grade, syllables = reading.grade, reading.syllables
PROMPTS = sorted((ROOT / "prompts").rglob("*.toml"))


def of_prompts() -> Iterator[tuple[str, str]]:
    """Every text in the prompts, the invented weeks of the demo too."""
    for file in PROMPTS:
        document = tomllib.loads(file.read_text("utf-8"))
        for path, text in texts(document):
            yield f"{file.relative_to(ROOT)}: {path}", text


def texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text inside a TOML value."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from texts(inner, f"{path}[{number}]")


def of_program() -> Iterator[tuple[str, str]]:
    """Every string of the program that is no docstring, and no list of words that are looked for, never said."""
    for file in sorted((ROOT / "reflect").rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        silent = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
        looked_for = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and _is_a_list_of_words(n.func)]
        silent |= {id(part) for call in looked_for for part in ast.walk(call)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
                yield f"{file.relative_to(ROOT)}:{node.lineno}", node.value


def _is_a_list_of_words(called: ast.expr) -> bool:
    """True for a pattern, and for the word lists of the masking room."""
    name = (
        called.attr
        if isinstance(called, ast.Attribute)
        else called.id
        if isinstance(called, ast.Name)
        else ""
    )
    return name in ("compile", "_words", "_phrases")


def of_help() -> Iterator[tuple[str, str]]:
    """Docstrings that a person reads: the help of every command, and the words of every error."""

    def below(place: str, command: Any) -> Iterator[tuple[str, str]]:
        yield place, command.help or ""
        yield from ((f"{place} {p.name}", getattr(p, "help", None) or "") for p in command.params)
        for id, sub in getattr(command, "commands", {}).items():
            yield from below(f"{place} {id}", sub)

    def kinds(kind: type[ReflectError]) -> Iterator[type[ReflectError]]:
        yield kind
        for child in kind.__subclasses__():
            yield from kinds(child)

    yield from below("reflect", typer.main.get_command(app))
    yield from ((kind.__name__, f"{kind.__doc__} {kind.hint}") for kind in kinds(ReflectError))


# The words


BANNED = re.compile(
    r"\b(?:"
    # people
    r"clients?|patients?|consumers?|addicts?|alcoholics?|the users?|a user|drug users?|service users?"
    r"|case ?(?:loads?|notes?|work|workers?|managers?|management)|(?:my|your|their|this|the) cases?"
    r"|dirty|sober|sobriety|clean time|(?:stay|stayed|staying|get|got|getting|be|been|is|was|are|were) clean"
    r"|relapse\w*|non-?complian\w+|refused|resistant|in denial|acting out|acted out|manipulati\w+|attention-seeking"
    r"|difficult (?:person|people|peers?|sessions?|clients?|behavio\w+)"
    # the writer
    r"|weakness(?:es)?|deficits?|failures?|problem areas?|mistakes?|violations?|faults?|blam(?:e|ed|es|ing)|should have"
    r"|improve[ds]?|improvements?|improving|declined|declining|worse|poor(?:ly)?|excellent|below target"
    r"|scor(?:e|es|ed|ing)|performances?|(?:your|my|skill|growth|performance) levels?|assessments?|assess(?:ed|ing)?"
    # promises that nobody can keep
    r"|de-?identif\w+|anonym\w+|HIPAA\w*|complian(?:t|ce)|untraceable|(?:completely|totally|perfectly|100 ?%) (?:safe|secure|private)"
    # support
    r"|treat(?:s|ed|ing|ments?)?|interven\w+|manage (?:the person|them|people)|fix(?:es)? (?:the person|them|people|it)"
    r"|empower\w*|risk assessments?|triage\w*"
    r"|incomplete|overdue|missed|failed to|fails to|streaks?|why did(?:n't)? (?:you|they)"
    r")\b",
    re.IGNORECASE,
)
ALLOWED = ("Accountability without blame", "I make things right without blaming myself or others")
EMOJI = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]")


def banned(text: str) -> list[str]:
    """Give the phrases of a text that do not belong in this journal."""
    text = " ".join(text.split())  # a phrase may go over two lines of a screen
    for phrase in ALLOWED:
        text = text.replace(phrase, "")
    return [found.group() for found in BANNED.finditer(text)]
