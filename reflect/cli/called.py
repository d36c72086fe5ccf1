"""How the program was called, so that the same words work again: not everybody can type only `reflect`."""

import sys
from collections.abc import Mapping
from pathlib import Path

from reflect.wording import later, speak

NAME = "reflect"
TYPE_THIS = later("Where it says reflect, type here: {program}")


def this_program() -> str:
    """Give what was typed to start it, or its name where that would not start it again."""
    called = Path(sys.argv[0])
    return str(called) if called.name.startswith(NAME) and called.exists() else NAME


def how_to_call(environment: Mapping[str, str]) -> str:
    """Say what to type where the shell would not find the name alone; empty where it does."""
    import shutil

    program = this_program()
    if program == NAME or shutil.which(NAME, path=environment.get("PATH")):
        return ""
    return speak(TYPE_THIS, program=program)
