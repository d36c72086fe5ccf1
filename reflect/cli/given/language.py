"""A language as it is typed: one of those that there are questions in."""

from reflect.errors import BadUsage
from reflect.languages import languages


def language(typed: str) -> str:
    """Give the language that was typed.

    Raises:
        BadUsage: there is nothing in it yet.
    """
    if typed not in languages():
        raise BadUsage(
            f"There are no questions in {typed[:20]!r} yet.", hint=f"There are: {', '.join(languages())}"
        )
    return typed
