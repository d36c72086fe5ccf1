"""What stands in a person's renewal rules, from options or from answers: each part is checked here, and nowhere else.

No error repeats the name of a category: it is the person's own words.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from reflect import dates
from reflect.cli.phrases import NOT_CHANGED, TAKE_BACK
from reflect.errors import BadUsage
from reflect.growth.renewal import LONGEST_NAME, MOST_CATEGORIES
from reflect.guide.ask import Ask, Step, clean_text
from reflect.values.renewal import LearningCategory, RenewalRules

if TYPE_CHECKING:
    from reflect.cli.context import Context

NEEDS_DAYS = "Renewal rules begin with the first and the last day of the period."
HOW_TO = 'Try: reflect learn rules --since 2026-07-01 --until 2028-06-30 --hours 20 --category "Ethics=3"'
WRONG_ORDER = "The last day of the period comes before its first day."
NAME_LENGTH = f"the name of a category has 1 to {LONGEST_NAME} characters"
TWICE = "that category stands there twice"
TOO_MANY = f"There can be up to {MOST_CATEGORIES} categories."
NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What stood on the command line; None where nothing did."""

    since: str | None = None
    until: str | None = None
    hours: str | None = None
    categories: list[str] | None = None
    clear: bool = False


def from_options(there: RenewalRules | None, given: Given, *, today: date) -> RenewalRules | None:
    """Lay options over the rules that are there; None takes them off.

    Raises:
        BadUsage: saying which part can't be used.
    """
    options = (given.since, given.until, given.hours, given.categories)
    if given.clear:
        if any(option is not None for option in options):
            raise BadUsage("--clear takes the rules off, so nothing goes beside it.")
        return None
    first = dates.parse_day_ahead(given.since, today=today) if given.since is not None else None
    last = dates.parse_day_ahead(given.until, today=today) if given.until is not None else None
    if there is not None:
        first, last = first or there.first, last or there.last
    if first is None or last is None:
        raise BadUsage(NEEDS_DAYS, hint=HOW_TO)
    if last < first:
        raise BadUsage(WRONG_ORDER, hint=HOW_TO)
    hours = there.hours if there else None
    if given.hours is not None:
        hours = None if given.hours.strip().lower() == NONE else _option("--hours", given.hours)
    categories = there.categories if there else ()
    if given.categories is not None:
        categories = _renamed(_categories(given.categories), categories)
    return RenewalRules(first=first, last=last, hours=hours, categories=categories)


def keep(app: "Context", there: RenewalRules | None, wanted: RenewalRules | None, *, json: bool) -> None:
    """Keep the rules, and show them as they are now."""
    kept = app.journal.renewal.set_rules(wanted)
    if json:
        show(app, kept, json=True)
    elif kept == there:
        app.screen.say(NOT_CHANGED)
    elif kept is None:
        app.screen.say(f"Your renewal rules are off. Your entries stay as they are. {TAKE_BACK}")
    else:
        show(app, kept, json=False)
        app.screen.say(f"That is kept. {TAKE_BACK}")


def show(app: "Context", rules: RenewalRules | None, *, json: bool, asks: bool = False) -> None:
    """Show the rules, or say that there are none and how to write them down, unless it `asks` for them at once."""
    if json:
        from reflect.cli.documents.learning import rules_document

        app.screen.json(rules_document(rules))
        return
    from reflect.render import learning

    app.screen.show(learning.rules(rules))
    if rules is not None:
        app.screen.say(learning.BOARD)
    elif not asks:
        app.screen.say(HOW_TO)


def hours_ask(step: Step, words: str, help: str) -> Ask:
    """The question for a number of hours."""
    from reflect.growth.learning import MOST_HOURS

    return Ask(
        step=step,
        kind="number",
        words=words,
        help=help,
        lowest=0.25,
        highest=MOST_HOURS,
        increment=0.25,
        drafts=False,
    )


def cleaned(name: str) -> str:
    """Give the name of a category on one line with single spaces.

    Raises:
        ValueError: if it is empty or too long, or holds what can't be kept.
    """
    kept = " ".join(clean_text(name).split())
    if not 1 <= len(kept) <= LONGEST_NAME:
        raise ValueError(NAME_LENGTH)
    return kept


def check_once(categories: "tuple[LearningCategory, ...]") -> None:
    """Look whether a name stands there twice, in any case.

    Raises:
        ValueError: if one does.
    """
    names = [category.words.casefold() for category in categories]
    if len(set(names)) != len(names):
        raise ValueError(TWICE)


def _categories(given: list[str]) -> tuple[LearningCategory, ...]:
    found = []
    for number, text in enumerate(given, 1):
        name, equals, asked = text.rpartition("=")
        try:
            words = cleaned(name if equals else text)
            hours = _hours(asked) if asked.strip() and equals else None
        except ValueError as error:
            raise BadUsage(
                f"--category, number {number}: {error}.", hint='Try: --category "Ethics=3"'
            ) from None
        found.append(LearningCategory(words=words, hours=hours))
    if len(found) > MOST_CATEGORIES:
        raise BadUsage(TOO_MANY)
    try:
        check_once(tuple(found))
    except ValueError as error:
        raise BadUsage(f"--category: {error}.") from None
    return tuple(found)


def _renamed(
    wanted: tuple[LearningCategory, ...], there: tuple[LearningCategory, ...]
) -> tuple[LearningCategory, ...]:
    """Those that are there already, whatever their case, stay the same ones."""
    ids = {category.words.casefold(): category.id for category in there}
    return tuple(replace(c, id=ids.get(c.words.casefold(), "")) for c in wanted)


def _option(name: str, text: str) -> float:
    try:
        return _hours(text)
    except ValueError as error:
        raise BadUsage(f"{name}: {error}.", hint="Quarter hours are fine, such as 20 or 12.5.") from None


def _hours(text: str) -> float:
    from reflect.cli.asking.typed import typed_number

    value = hours_ask(Step("hours"), "", "").accept(typed_number(text))
    return float(str(value))
