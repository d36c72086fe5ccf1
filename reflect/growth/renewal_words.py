"""Hours in plain words, the same on the screen and on a page: what is noted, never what is not. Pure."""

IN_SEVERAL = "Hours that were ticked for two categories stand in both. They count once altogether."


def number(hours: float) -> str:
    """Say a number of hours as it was noted: 1, 1.5, 0.75."""
    return f"{hours:.2f}".rstrip("0").rstrip(".")


def amount(hours: float) -> str:
    """Say an amount: "1 hour", "12.5 hours"."""
    return f"{number(hours)} {'hour' if hours == 1 else 'hours'}"


def altogether(hours: float, asked: float | None) -> str:
    """Say the hours of a period, beside what the rules ask for if they do: "12.5 of 20 hours noted"."""
    if asked is None:
        return f"{amount(hours)} noted" if hours else "no hours noted yet"
    if not hours:
        return f"nothing noted yet ({amount(asked)})"
    return f"{number(hours)} of {amount(asked)} noted"


def of_category(name: str, hours: float, asked: float | None) -> str:
    """Say the hours of one category: "Ethics: 2 of 3 hours noted", "Nothing noted yet for Ethics (3 hours)"."""
    if not hours:
        return f"Nothing noted yet for {name}" + (f" ({amount(asked)})" if asked is not None else "")
    return f"{name}: {altogether(hours, asked)}"
