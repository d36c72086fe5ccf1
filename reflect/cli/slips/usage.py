"""What was wrong with a command line, in our own words: what is missing or too much, and what could be typed.

It says again no more than a short word of what was typed: a longer one may be out of somebody's day. It does nothing else.
"""

from typing import Any

from reflect.cli.slips.letters import slips
from reflect.errors import BadUsage

LONGEST = 40
"""Characters of a typed word that are said again."""
MOST_WORDS = 3
"""More words than that may be what somebody meant to write: they are not said again."""
SHORT = 8
"""Of an option of so many signs one may be wrong; of a longer one, two."""
EXAMPLE = "Example: "
"""How the last line of a help begins."""


def in_our_voice(error: Any) -> BadUsage:
    """Say what Typer found wrong with a command line.

    Args:
        error: what it raised, with the command at which it stopped.
    """
    if isinstance(error, BadUsage):
        return error
    ctx = getattr(error, "ctx", None)
    command = ctx.command_path if ctx else "reflect"
    told = _SAYS.get(type(error).__name__, _anything)(error, command)
    return BadUsage(told, hint=_hint(error, ctx, command))


def quoted(word: str) -> str:
    """Give a typed word between quotes, to be said again; empty for what may be a sentence out of somebody's day.

    Whoever says it makes all of its characters to be seen.
    """
    words = word.split()
    shown = " ".join(words)
    return f"'{shown}'" if len(shown) <= LONGEST and len(words) <= MOST_WORDS else ""


def _hint(error: Any, ctx: Any, command: str) -> str:
    guess = ""
    if type(error).__name__ == "NoSuchOption" and ctx:
        typed = error.option_name
        known = [o for p in ctx.command.params for o in p.opts if o.startswith("--")]
        most = 1 if len(typed) <= SHORT else 2
        likely = [o for o in known if len(typed) > 3 and (o.startswith(typed) or slips(typed, o) <= most)]
        guess = f"Did you mean {' or '.join(likely)}? " if likely else ""
        guess = _command_of_that_name(typed, ctx.find_root()) or guess
    epilog = str(getattr(ctx.command, "epilog", None) or "") if ctx else ""
    if not guess and epilog.startswith(EXAMPLE):
        guess = f"Such as: {epilog.removeprefix(EXAMPLE)}\n"
    return f"Nothing was done. {guess}All that it takes: {command} --help"


def _command_of_that_name(option: str, root: Any) -> str:
    """Ask whether a command was meant by an option that is none: `--resume` is `reflect resume`."""
    name = option.removeprefix("--")
    return f"Did you mean: {root.command_path} {name}?\n" if name in root.command.commands else ""


def _no_such_option(error: Any, command: str) -> str:
    return f"{command} has no option {quoted(error.option_name) or 'like that'}."


def _missing(error: Any, command: str) -> str:
    param = error.param
    if param is None:
        return f"{command} needs one more word."
    return f"{command} needs something after it: {_called(param)}."


def _option(error: Any, command: str) -> str:
    name = quoted(error.option_name) or "there"
    if "does not take" in error.message:
        return f"The option {name} of {command} stands alone, with nothing after it."
    return f"The option {name} of {command} needs a word after it."


def _bad_value(error: Any, command: str) -> str:
    param = error.param
    if param is None:
        return f"{command} can't use one of these words."
    where = f"The option {param.opts[-1]}" if param.param_type_name == "option" else f"{param.name.upper()}"
    kind, least = param.type.name, getattr(param.type, "min", None)
    if kind.startswith(("int", "float")):
        above = f" from {least} on" if least is not None else ""
        return f"{where} of {command} takes a whole number{above}."
    return f"{where} of {command} can't be used as it stands."


def _anything(error: Any, command: str) -> str:
    """Too many words, or what has no kind of its own."""
    found = error.format_message()
    if "extra argument" in found and (words := found.partition("(s) (")[2][:-1]):
        one = quoted(words) if len(words.split()) == 1 else ""
        return f"{command} has no use for {f'the word {one}' if one else 'the words after it'}."
    if "Missing command" in found:
        return f"{command} needs the name of one of its commands."
    return f"I can't use this as it stands: {command}"


def _called(param: Any) -> str:
    """What is missing, as its help calls it."""
    told = (getattr(param, "help", None) or "one more word").partition(". ")[0].rstrip(".")
    return told[:1].lower() + told[1:]


_SAYS = {
    "NoSuchOption": _no_such_option,
    "MissingParameter": _missing,
    "BadOptionUsage": _option,
    "BadArgumentUsage": _missing,
    "BadParameter": _bad_value,
}
