"""Choices told by typing numbers: which one is meant, and which ticks change."""

from reflect.guide.ask import Ask, Choice, Value
from reflect.wording import speak


def chosen(ask: Ask, word: str) -> Choice:
    """Find a choice by its number, or by its own words or id."""
    if ask.numbered:
        return _numbered(ask, word)
    if word.isascii() and word.isdigit() and 1 <= int(word[:4]) <= len(ask.choices):
        return ask.choices[int(word) - 1]
    for choice in ask.choices:
        if word.lower() in (choice.id, choice.words.lower()):
            return choice
    raise ValueError(speak("Type a number from 1 to {last}", last=len(ask.choices)))


def _numbered(ask: Ask, word: str) -> Choice:
    """Find a choice by the number that its line begins with; a place in the list would be another one's number."""
    for choice in ask.choices:
        if word.lstrip("0") == choice.id:
            return choice
    raise ValueError(speak("Type only numbers that stand at the start of the lines"))


def changed(ask: Ask, line: str, earlier: Value | None) -> Value:
    """What is ticked after those whose numbers were typed were changed: what was ticked is not any more, and the other way."""
    before = set(earlier) if isinstance(earlier, tuple) else set()
    named = {chosen(ask, word).id for word in line.replace(",", " ").split()}
    return ask.accept([choice.id for choice in ask.choices if choice.id in before ^ named])
