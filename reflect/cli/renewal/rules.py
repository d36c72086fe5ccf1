"""What stands in a person's renewal rules, from options or from answers: each part is checked here, and nowhere else.

No error repeats the name of a category: it is the person's own words.
"""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from reflect import dates
from reflect.cli.phrases import NOT_CHANGED, TAKE_BACK
from reflect.errors import BadUsage
from reflect.growth.hours import MOST_HOURS, total
from reflect.growth.renewal import LONGEST_NAME, MOST_CATEGORIES
from reflect.guide.ask import Ask, Step
from reflect.guide.typed.text import clean_text
from reflect.quick_dataclass import dataclass
from reflect.values.renewal import LearningCategory, RenewalRules, SupervisionRules

if TYPE_CHECKING:
    from reflect.cli.context import Context
    from reflect.values.renewal import RenewalExample

NEEDS_DAYS = "Renewal rules begin with the first and the last day of the period."
HOW_TO = 'Try: reflect learn rules --since 2026-07-01 --until 2028-06-30 --hours 20 --category "Ethics=3"'
WRONG_ORDER = "The last day of the period comes before its first day."
NAME_LENGTH = f"the name of a category has 1 to {LONGEST_NAME} characters"
MORE_THAN_ALL = "one-to-one and group together are more than the hours of supervision altogether"
NOT_THERE = "there is no category of that name"
TWICE = "that category stands there twice"
TOO_MANY = f"There can be up to {MOST_CATEGORIES} categories."
NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What stood on the command line; None where nothing did."""

    since: str | None = None
    until: str | None = None
    hours: str | None = None
    supervision: str | None = None
    one_to_one: str | None = None
    in_group: str | None = None
    categories: list[str] | None = None
    supervised: list[str] | None = None
    clear: bool = False

    @property
    def is_any(self) -> bool:
        """True if anything is to be changed."""
        return self.clear or self.names_a_part

    @property
    def names_a_part(self) -> bool:
        """True if any part of the rules is given."""
        lists = (self.categories, self.supervised)
        return any(part is not None for part in (self.since, self.until, self.hours, *lists)) or any(
            part is not None for part in (self.supervision, self.one_to_one, self.in_group)
        )


def from_options(there: RenewalRules | None, given: Given, *, today: date) -> RenewalRules | None:
    """Lay options over the rules that are there; None takes them off.

    Raises:
        BadUsage: saying which part can't be used.
    """
    if given.clear:
        if given.names_a_part:
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
    before = there or RenewalRules(first=first, last=last)
    categories = before.categories
    if given.categories is not None:
        categories = _renamed(_categories("--category", given.categories), categories)
    if given.supervised is not None:
        categories = _supervised(_categories("--supervised", given.supervised), categories)
    return RenewalRules(
        first=first,
        last=last,
        hours=_part("--hours", given.hours, before.hours),
        supervision=_supervision(given, before.supervision),
        categories=categories,
    )


def of_example(example: "RenewalExample", *, today: date) -> RenewalRules:
    """Give the rules that an example makes; its days are not known, so both are today."""
    return RenewalRules(
        first=today,
        last=today,
        hours=example.hours,
        supervision=SupervisionRules(
            hours=example.supervision, one_to_one=example.one_to_one, in_group=example.group
        ),
        categories=tuple(
            LearningCategory(words=c.name, hours=c.hours, supervised=c.supervision) for c in example.category
        ),
    )


def only_examples(given: Given) -> None:
    """Refuse other options beside the list of examples, which sets nothing.

    Raises:
        BadUsage: if there are any.
    """
    if given.is_any:
        raise BadUsage("--examples only shows them, so nothing goes beside it.")


def show_examples(app: "Context", *, json: bool) -> None:
    """Show the examples of rules that ship with the program."""
    shown = app.library.renewal_examples
    if json:
        from reflect.cli.documents.learning import examples_document

        app.screen.json(examples_document(shown))
        return
    from reflect.render.renewal_examples import BEGIN, examples

    app.screen.show(examples(shown.values()))
    app.screen.say(BEGIN)


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


def check_forms(asked: SupervisionRules) -> None:
    """Look whether more hours are asked for in one form than altogether.

    Raises:
        ValueError: if so.
    """
    parts = [part for part in (asked.one_to_one, asked.in_group) if part is not None]
    if asked.hours is not None and total(parts) > asked.hours:
        raise ValueError(MORE_THAN_ALL)


def hours_ask(step: Step, words: str, help: str) -> Ask:
    """The question for a number of hours."""
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


def _supervision(given: Given, before: SupervisionRules) -> SupervisionRules:
    asked = SupervisionRules(
        hours=_part("--supervision", given.supervision, before.hours),
        one_to_one=_part("--one-to-one", given.one_to_one, before.one_to_one),
        in_group=_part("--group", given.in_group, before.in_group),
    )
    try:
        check_forms(asked)
    except ValueError as error:
        raise BadUsage(f"{error}.", hint="Try: --supervision 25 --one-to-one 10 --group 15") from None
    return asked


def _supervised(
    wanted: tuple[LearningCategory, ...], there: tuple[LearningCategory, ...]
) -> tuple[LearningCategory, ...]:
    """Put hours of supervision to the categories of these names; all others ask for none."""
    asked = {c.words.casefold(): c.hours for c in wanted}
    if unknown := [
        n for n, c in enumerate(wanted, 1) if c.words.casefold() not in {t.words.casefold() for t in there}
    ]:
        raise BadUsage(f"--supervised, number {unknown[0]}: {NOT_THERE}.", hint='Try: --category "Ethics"')
    return tuple(replace(c, supervised=asked.get(c.words.casefold())) for c in there)


def _categories(option: str, given: list[str]) -> tuple[LearningCategory, ...]:
    found = []
    for number, text in enumerate(given, 1):
        name, equals, asked = text.rpartition("=")
        try:
            words = cleaned(name if equals else text)
            hours = _hours(asked) if asked.strip() and equals else None
        except ValueError as error:
            raise BadUsage(f"{option}, number {number}: {error}.", hint=f'Try: {option} "Ethics=3"') from None
        found.append(LearningCategory(words=words, hours=hours))
    if len(found) > MOST_CATEGORIES:
        raise BadUsage(TOO_MANY)
    try:
        check_once(tuple(found))
    except ValueError as error:
        raise BadUsage(f"{option}: {error}.") from None
    return tuple(found)


def _renamed(
    wanted: tuple[LearningCategory, ...], there: tuple[LearningCategory, ...]
) -> tuple[LearningCategory, ...]:
    """Those that are there already, whatever their case, stay the same ones, with their hours of supervision."""
    known = {category.words.casefold(): category for category in there}
    return tuple(
        replace(c, id=before.id, supervised=before.supervised)
        if (before := known.get(c.words.casefold()))
        else c
        for c in wanted
    )


def _part(name: str, text: str | None, before: float | None) -> float | None:
    """A number of hours from an option; as it was where nothing is given, and None where it says so."""
    if text is None:
        return before
    if text.strip().lower() == NONE:
        return None
    try:
        return _hours(text)
    except ValueError as error:
        raise BadUsage(f"{name}: {error}.", hint="Quarter hours are fine, such as 20 or 12.5.") from None


def _hours(text: str) -> float:
    from reflect.cli.asking.typed import typed_number

    value = hours_ask(Step("hours"), "", "").accept(typed_number(text))
    return float(str(value))
