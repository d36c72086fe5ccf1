"""The one filter grammar: which entries a command is about, in the same words everywhere.

`filtered` gives a command its options, and `chosen` reads what was typed for them. It knows the filters by their names
alone; how to add one stands in docs/decisions/0028-filters.md.
"""

from collections.abc import Callable, Collection
from functools import wraps
from importlib import import_module
from inspect import Parameter, signature
from typing import TYPE_CHECKING, Any, Protocol, cast

from reflect.cli.given.filters.typed import Typed
from reflect.quick_dataclass import dataclass

if TYPE_CHECKING:
    from reflect.cli.context import Context
    from reflect.values.filter import Filter

DAYS = {
    "since": "reflect.cli.given.filters.since",
    "until": "reflect.cli.given.filters.until",
}
"""Name of a filter -> its module: from which days."""
KINDS = {
    "area": "reflect.cli.given.filters.area",
    "setting": "reflect.cli.given.filters.setting",
    "room": "reflect.cli.given.filters.room",
    "tag": "reflect.cli.given.filters.tag",
    "pack": "reflect.cli.given.filters.pack",
    "mark": "reflect.cli.given.filters.mark",
}
"""The same: which entries of those days. A filter stands after those that it may contradict."""
EVERY = DAYS | KINDS


class One(Protocol):
    """What the module of a filter has. Its name is that of the option, and of the field in a `Filter`."""

    OPTION: Any
    """The type of its parameter, as Typer reads it."""

    UNSAID: object
    """What the parameter is when it was not typed."""

    CALLED: str
    """What a page calls it that shows only some entries."""

    def narrowed(self, so_far: "Filter", typed: Typed) -> "Filter":
        """Narrow what is meant so far by what was typed.

        Raises:
            BadUsage: if that can't be.
        """
        ...


def load(name: str) -> One:
    """Give the filter of this name."""
    return cast(One, import_module(EVERY[name]))


@dataclass(frozen=True, slots=True)
class Filters:
    """What was typed for some filters, by their names."""

    typed: tuple[tuple[str, Any], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.typed)


NONE = Filters()


def filtered(**places: Collection[str]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of filters.

    Args:
        places: name of a parameter of the command -> the filters whose options stand in its place. The command gets
            all that was typed for them there, as one `Filters`.
    """

    def with_options(command: Callable[..., None]) -> Callable[..., None]:
        own = signature(command)
        parameters: list[Parameter] = []
        for parameter in own.parameters.values():
            names = places.get(parameter.name)
            parameters += [parameter] if names is None else map(_parameter, names)

        @wraps(command)
        def run(*args: Any, **said: Any) -> None:
            given = {place: _taken(names, said) for place, names in places.items()}
            command(*args, **said, **given)

        run.__dict__["__signature__"] = own.replace(parameters=parameters)  # which Typer reads
        return run

    return with_options


def chosen(app: "Context", *given: Filters, ahead: bool = False) -> "Filter":
    """Read what was typed for the filters. With `ahead`, days that have not come yet are fine where there are entries.

    Raises:
        BadUsage: if a word is unknown, a tag can't be one, days contradict each other, or `--mark` contradicts `--room`.
    """
    from reflect.values.filter import Filter

    meant = Filter()
    for name, said in (typed for each in given for typed in each.typed):
        meant = load(name).narrowed(meant, Typed(app, said, ahead))
    return meant


def _parameter(name: str) -> Parameter:
    one = load(name)
    return Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, default=one.UNSAID, annotation=one.OPTION)


def _taken(names: Collection[str], said: dict[str, Any]) -> Filters:
    """Take what was typed for these filters out of the arguments of a command."""
    values = ((name, said.pop(name, load(name).UNSAID)) for name in names)
    return Filters(tuple((name, value) for name, value in values if value != load(name).UNSAID))
