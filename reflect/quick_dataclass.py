"""`dataclass` as the standard library has it, but for the moment at which its methods are made: at first use.

The standard one writes up to seven methods of each class as source and compiles them when the class is defined, which is
most of the time that a module of values takes to load; a short command makes values of a few of the classes that it
loads. Here the fields are the standard library's own, so `fields`, `replace`, `asdict` and `is_dataclass` work as ever;
`__init__` is compiled when a class is first called, and the other methods read the fields. See docs/decisions/0055.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, fields
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls=None, /, *, frozen=False, slots=False, kw_only=False, eq=True, repr=True):
        """Make a class of values out of its annotations; with the arguments of the standard library, as far as we use them."""
        if cls is None:
            return lambda cls: dataclass(cls, frozen=frozen, slots=slots, kw_only=kw_only, eq=eq, repr=repr)
        _give(cls, {"__init__": _init_of(cls)})
        if repr:
            _give(cls, {"__repr__": _repr})
        if eq:
            _give(cls, {"__eq__": _eq, "__hash__": _hash if frozen else None})
        if frozen:
            _give(cls, {"__setattr__": _refuse_set, "__delattr__": _refuse_delete})
        if frozen and slots:
            _give(cls, {"__getstate__": _state, "__setstate__": _put_state})
        made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(cls)
        of = getattr(made.__dict__.get("__init__"), "of", None)
        if of is not None:
            of.append(made)
        return made


def _give(cls: type, methods: dict[str, Any]) -> None:
    for name, method in methods.items():
        if name not in cls.__dict__:
            setattr(cls, name, method)


def _init_of(cls: type) -> Callable[..., None]:
    """Give the `__init__` that compiles the right one and takes its place, at the first call."""

    def __init__(self: object, *args: Any, **given: Any) -> None:  # noqa: N807 - it stands in for one
        owner = __init__.of[0]  # type: ignore[attr-defined]
        owner.__init__ = _compiled(owner)
        owner.__init__(self, *args, **given)

    __init__.of = []  # type: ignore[attr-defined]
    __init__.__qualname__ = f"{cls.__qualname__}.__init__"
    return __init__


def _compiled(cls: type) -> Callable[..., None]:
    """Compile the `__init__` of a class: it takes what the standard library's would, by the same names and defaults."""
    names: dict[str, Any] = {"_put": object.__setattr__, "_none": MISSING}
    places: list[str] = []
    named: list[str] = []
    lines: list[str] = []
    for each in fields(cls):
        value = each.name
        if each.default is not MISSING:
            names[f"_of_{value}"] = each.default
            default = f"=_of_{value}"
        elif each.default_factory is not MISSING:
            names[f"_make_{value}"] = each.default_factory
            default = "=_none"
            made = f"_make_{value}()"
            value = f"{made} if {value} is _none else {value}" if each.init else made
        else:
            default = ""
        if each.init:
            (named if each.kw_only else places).append(each.name + default)
        elif each.default is not MISSING:
            value = f"_of_{each.name}"
        elif each.default_factory is MISSING:
            continue
        lines.append(f" _put(self, {each.name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    taken = ", ".join(["self", *places, *(["*", *named] if named else [])])
    made_here: dict[str, Any] = {}
    exec("\n".join([f"def __init__({taken}):", *(lines or [" pass"])]), names, made_here)  # noqa: S102 - of names of our own fields, as the standard library does
    found: Callable[..., None] = made_here["__init__"]
    found.__qualname__ = f"{cls.__qualname__}.__init__"
    return found


def _repr(self: Any) -> str:
    shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({shown})"


def _kept(self: Any) -> tuple[Any, ...]:
    return tuple(getattr(self, name) for name in self.__dataclass_fields__)


def _compared(self: Any) -> tuple[Any, ...]:
    return tuple(getattr(self, name) for name, each in self.__dataclass_fields__.items() if each.compare)


def _eq(self: Any, other: object) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return _compared(self) == _compared(other)


def _hash(self: Any) -> int:
    return hash(_compared(self))


def _refuse_set(_: object, name: str, __: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(_: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return list(_kept(self))


def _put_state(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__dataclass_fields__, state, strict=True):
        object.__setattr__(self, name, value)
