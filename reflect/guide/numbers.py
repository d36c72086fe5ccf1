"""Numbers in words: how one is written, and which ones an answer can be. Pure."""

from reflect.wording import speak


def bounds(low: float | None, high: float | None) -> str:
    """Say which numbers an answer can be; at least one of both ends is given."""
    if low is not None and high is not None:
        return speak(
            "this takes a number from {low} up to {high}", low=plain_number(low), high=plain_number(high)
        )
    if low is not None:
        return speak("this takes a number from {low}", low=plain_number(low))
    return speak("this takes a number up to {high}", high=plain_number(high or 0))


def plain_number(number: float) -> str:
    """Say a number as a person would write it: 2, 0.75, 1500000."""
    return f"{number:.15g}"
