"""The pack language: what a form of guided questions is. Reads nothing, asks nothing, keeps nothing.

A `Pack` is strict and frozen: what is wrong in it is refused when it is loaded, with the place and the
reason, so that no sitting can stumble over it later. Conditions are parsed into a `When`; nothing in a
pack is ever run as code.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta, Struct

from reflect.values import Kind, RatingKind, Room, Status

MAX_BYTES = 256 * 1024
"""The largest pack file that is read, in bytes."""

# `\Z`, not `$`: that one would let an id end in a line break.
_ID, _OPTION_ID, _LANG = r"^[a-z][a-z0-9_]{0,39}\Z", r"^[a-z0-9_]{1,40}\Z", r"^[a-z]{2}\Z"
Id = Annotated[str, Meta(pattern=_ID)]
OptionId = Annotated[str, Meta(pattern=_OPTION_ID)]
Words = Annotated[str, Meta(min_length=1, max_length=600)]
Stage = Literal["what_happened", "felt", "made_of_it", "learned", "next_time"]
Source = Literal["moments", "growth_areas", "ce_categories"]

SPECIAL_AREAS = frozenset({"focus", "chosen", "by_moment", "each", "of_commitment"})
PLACEHOLDERS = ("focus_area", "area", "period", "commitment")

_CONDITION = re.compile(
    r"^\s*(?P<question>[a-z][a-z0-9_]*)\s+(?:"
    r"==\s*(?P<one>[a-z0-9_]+)"
    r"|(?P<op>in|not in|any)\s*\[(?P<many>[a-z0-9_,\s]*)\])\s*$"
)
# Bidirectional controls and other invisible characters could make a question say one thing and mean another.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)
# tomllib takes hours over a key of very many parts (a.a.a...), so such a file never gets there.
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"""|\Z)|'
    r"'''(?:.|\n)*?(?:'''|\Z)|"
    r'"(?:\\.|[^"\\\n])*+"?|'
    r"'[^'\n]*+'?|#[^\n]*+",
    re.DOTALL,
)
_LONG_KEY = re.compile(r"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){5}")


class When:
    """One clause about an earlier question: `Q == v`, `Q in [..]`, `Q not in [..]`, `Q any [..]`.

    Raises:
        ValueError: if the text is not one such clause.
    """

    __slots__ = ("op", "question", "text", "values")

    def __init__(self, text: str) -> None:
        found = _CONDITION.match(text)
        if not found:
            raise ValueError("a condition looks like: question == option, or: question in [one, two]")
        many = found["many"]
        values = [found["one"]] if many is None else [v.strip() for v in many.split(",")]
        if not all(values):
            raise ValueError("a condition needs at least one option between its brackets")
        self.text = text.strip()
        self.question: str = found["question"]
        self.op: str = found["op"] or "in"
        self.values = frozenset(values)

    def holds(self, answer: object) -> bool:
        """Say whether the clause is true of an answer; an empty answer makes every clause false."""
        if isinstance(answer, tuple):
            return self.op == "any" and not self.values.isdisjoint(answer)
        if not isinstance(answer, str):
            return False
        return (answer in self.values) != (self.op == "not in")

    def __repr__(self) -> str:
        return f"When({self.text!r})"

    def __str__(self) -> str:
        return self.text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, When) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)


class Question(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question of a pack, as its author wrote it (`prompts/README.md` explains every key)."""

    id: Id
    type: Kind
    ask: Words
    help: Annotated[str, Meta(max_length=600)] = ""
    options: tuple[tuple[OptionId, Words], ...] = ()
    options_from: Source | None = None
    at_most: Annotated[int, Meta(ge=1, le=50)] | None = None
    min: float | None = None
    max: float | None = None
    step: Annotated[float, Meta(gt=0)] | None = None
    areas: tuple[Id, ...] = ()
    show_if: When | None = None
    card: str = ""
    card_if: dict[OptionId, str] = {}
    stops_if: tuple[OptionId, ...] = ()
    goes_to: dict[OptionId, Id] = {}
    repeat: Annotated[int, Meta(ge=1, le=5)] = 1
    repeat_for: str = ""
    private: bool = False
    store: Literal["always", "never"] = "always"
    creates: Literal["commitment", "agreement", "question"] | None = None
    sets: Literal["setting", "focus"] | None = None
    stage: Stage | None = None
    highlight: bool = False
    rates: RatingKind = "session"
    outcome: dict[OptionId, Status] = {}
    default: str = ""

    @property
    def is_growth_rating(self) -> bool:
        """True for a scale over a growth area; a scale with its own options (energy) never is one."""
        return self.type == "scale" and not self.options

    @property
    def kept(self) -> bool:
        """False for `store = "never"`: such an answer is not written anywhere, ever."""
        return self.store != "never"


class Pack(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A form: questions in order, with the rules that lead through them."""

    pack: Id
    title: Annotated[str, Meta(min_length=1, max_length=60)]
    version: Annotated[int, Meta(ge=1, le=1_000_000)]
    lang: Annotated[str, Meta(pattern=_LANG)]
    minutes: Annotated[int, Meta(ge=1, le=120)]
    questions: Annotated[tuple[Question, ...], Meta(min_length=1, max_length=200)]
    private: bool = False
    room: Room = Room.PRACTICE
    spotlight: bool = False

    def __post_init__(self) -> None:
        for fault in faults(self):
            raise ValueError(fault)

    def question(self, id: str) -> Question | None:
        """Give the question with this id, or None."""
        return next((q for q in self.questions if q.id == id), None)

    @property
    def follows_up(self) -> bool:
        """True for a pack that looks back at one commitment."""
        return any(q.outcome or "{commitment}" in q.ask or "of_commitment" in q.areas for q in self.questions)

    @property
    def asks_period(self) -> bool:
        """True for a pack that compares now with a time ago."""
        return any("{period}" in q.ask for q in self.questions)

    def private_questions(self) -> frozenset[str]:
        """Ids of the private questions: marked so, or a branch that only a private answer opens."""
        private: set[str] = set()
        for q in self.questions:
            opened_by = {q.show_if.question if q.show_if else "", q.repeat_for}
            if self.private or q.private or opened_by & private:
                private.add(q.id)
        return frozenset(private)


def decode(raw: bytes) -> Pack:
    """Read one pack from TOML.

    Args:
        raw: the bytes of the file, at most `MAX_BYTES`.

    Raises:
        ValueError: with the place and the reason in plain words ("question 3 (plan): ...").
    """
    if len(raw) > MAX_BYTES:
        raise ValueError("the file is larger than 256 KiB")
    try:
        document = _toml(raw)
        return msgspec.convert(document, Pack, dec_hook=_hook)
    except msgspec.ValidationError as error:
        raise ValueError(_in_words(str(error), document)) from None
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _toml(raw: bytes) -> dict[str, Any]:
    import tomllib

    try:
        text = raw.decode("utf-8")
        if _LONG_KEY.search(_STRING.sub("_", text)):
            raise ValueError("a key has too many dots in it")
        return tomllib.loads(text)
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"this is not TOML: {error}") from None
    except ValueError as error:
        raise ValueError("a number is too long" if "digits" in str(error) else str(error)) from None


def _hook(kind: type, value: object) -> object:
    if kind is When and isinstance(value, str):
        return When(value)
    raise TypeError("a condition is a piece of text in quotes")


_PLACE = re.compile(r" - at `(?:key` in `)?\$(?P<path>[^`]*)`$")
_PLAIN = (
    ("Object missing required field ", "it needs the key "),
    ("Object contains unknown field ", "there is no key called "),
    ("Expected `array` of length 2", 'an option is a pair, ["id", "Words"]'),
    (
        f"matching regex {_ID!r}",
        "of lower case letters, digits and _, at most 40, beginning with a letter",
    ),
    (f"matching regex {_OPTION_ID!r}", "of lower case letters, digits and _, at most 40"),
    (f"matching regex {_LANG!r}", "of two lower case letters"),
    ("Expected `str`", "it takes text in quotes"),
    ("Expected `int`", "it takes a whole number"),
    ("Expected `int | null`", "it takes a whole number"),
    ("Expected `float`", "it takes a number"),
    ("Expected `float | null`", "it takes a number"),
    ("Expected `bool`", "it takes true or false"),
    ("Expected `array`", "it takes a list in square brackets"),
    ("Expected `object`", "it takes a table in curly brackets"),
    ("Invalid enum value ", "it does not take "),
)
_TABLES = {
    "questions": "every question begins with [[questions]], in two pairs of square brackets",
    "options": 'options are one-line pairs, [["id", "Words"], ...]; a table is not possible here',
}
_CLOSED = {
    "type": get_args(Kind),
    "options_from": get_args(Source),
    "stage": get_args(Stage),
    "rates": get_args(RatingKind),
    "creates": ("commitment", "agreement", "question"),
    "sets": ("setting", "focus"),
    "store": ("always", "never"),
    "outcome": tuple(s for s in Status if s is not Status.REWORDED),
    "room": tuple(Room),
}


def _in_words(message: str, document: Mapping[str, Any]) -> str:
    place = _PLACE.search(message)
    reason = message[: place.start()] if place else message
    path = place["path"].lstrip(".") if place else ""
    last = path.replace("[...]", "").rpartition(".")[2].partition("[")[0]
    if reason.startswith("Invalid enum value ") and last in _CLOSED:
        reason += "; it takes: " + ", ".join(_CLOSED[last])
    elif reason == "Expected `array`, got `object`":
        reason = _TABLES.get(last, reason)
    for theirs, ours in _PLAIN:
        reason = reason.replace(theirs, ours)
    if not path:
        return reason
    found = re.match(r"questions\[(\d+)\]\.?(.*)", path)
    if not found:
        return f"{path}: {reason}"
    number, key = int(found[1]), found[2]
    return f"{_name(document, number)}{', ' + key if key else ''}: {reason}"


def _name(document: Mapping[str, Any], index: int) -> str:
    try:
        id = document["questions"][index]["id"]
    except (KeyError, IndexError, TypeError):
        id = None
    return (
        f"question {index + 1} ({id})"
        if isinstance(id, str) and id.isascii() and len(id) <= 40
        else f"question {index + 1}"
    )


def faults(pack: Pack) -> Iterator[str]:
    """Yield what is wrong in a pack that has the right shape, in plain words, in order."""
    yield from _hidden_characters("title", pack.title)
    earlier: dict[str, Question] = {}
    for number, q in enumerate(pack.questions, 1):
        where = f"question {number} ({q.id})"
        if q.id in earlier:
            yield f"{where}: this id is used twice"
        if q.id == "spotlight":
            yield f"{where}: this id is kept for the spotlight question"
        for check in _CHECKS:
            for fault in check(q, earlier):
                yield f"{where}: {fault}"
        earlier[q.id] = q
    if pack.spotlight and not any(q.is_growth_rating for q in pack.questions):
        yield "spotlight: this pack rates no growth area, so there is no place for a spotlight question"


def option_ids(q: Question) -> frozenset[str] | None:
    """Ids that an answer can hold; None when they come from a list outside the pack."""
    if q.options_from:
        return None
    if q.type == "confirm":
        return frozenset({"yes", "no"})
    return frozenset(id for id, _ in q.options)


def _hidden_characters(key: str, text: str) -> Iterator[str]:
    if _HIDDEN.search(text):
        yield f"{key}: it holds a control character or an invisible one"


def _check_words(q: Question, _: Mapping[str, Question]) -> Iterator[str]:
    for key, text in (("ask", q.ask), ("help", q.help), *(("options", words) for _, words in q.options)):
        yield from _hidden_characters(key, text)
    if "{area}" in q.ask and not q.repeat_for:
        yield "{area} needs repeat_for, which says which areas are meant"


def _check_options(q: Question, _: Mapping[str, Question]) -> Iterator[str]:
    ids = [id for id, _ in q.options]
    if len(set(ids)) != len(ids):
        yield "options: the same id stands there twice"
    if q.options and q.options_from:
        yield "take either options or options_from, not both"
    if q.type in ("select", "multi") and not (q.options or q.options_from):
        yield f"a {q.type} question needs options or options_from"
    if q.type not in ("select", "multi", "scale") and q.options:
        yield f"a {q.type} question has no options"
    if q.type == "scale" and q.options and ids != ["1", "2", "3", "4", "5"]:
        yield "a scale with its own options needs exactly the ids 1 to 5, in order"
    if q.options_from and q.type not in ("select", "multi"):
        yield "options_from goes with a select or multi question"
    if q.options_from == "moments" and q.type != "multi":
        yield "moments are ticked in a multi question"
    if q.at_most and q.type != "multi":
        yield "at_most goes with a multi question"


def _check_numbers(q: Question, _: Mapping[str, Question]) -> Iterator[str]:
    given = [v for v in (q.min, q.max, q.step) if v is not None]
    if given and q.type != "number":
        yield "min, max and step go with a number question"
    if not all(abs(v) <= 1e9 for v in given):
        yield "min, max and step must be ordinary numbers"
    if q.min is not None and q.max is not None and q.min > q.max:
        yield "min is larger than max"
    if q.step is not None and q.step < 0.001:
        yield "step must be at least 0.001"


def _check_conditions(q: Question, earlier: Mapping[str, Question]) -> Iterator[str]:
    if q.show_if is None:
        return
    on = earlier.get(q.show_if.question)
    if on is None:
        yield f"show_if: {q.show_if.question!r} is not an earlier question"
        return
    if not on.kept:
        yield f"show_if: {on.id!r} is never stored, so nothing can depend on it"
    if on.type not in ("select", "multi", "confirm"):
        yield f"show_if: {on.id!r} is a {on.type} question; a condition needs one with options"
    elif (q.show_if.op == "any") != (on.type == "multi"):
        yield f"show_if: use {'any' if on.type == 'multi' else '==, in or not in'} with the {on.type} question {on.id!r}"
    allowed = option_ids(on)
    for value in sorted(q.show_if.values - allowed) if allowed is not None else ():
        yield f"show_if: {on.id!r} has no option {value!r}"


def _check_consequences(q: Question, _: Mapping[str, Question]) -> Iterator[str]:
    used = {
        "card_if": set(q.card_if),
        "stops_if": set(q.stops_if),
        "goes_to": set(q.goes_to),
        "outcome": set(q.outcome),
    }
    allowed = option_ids(q)
    for key, ids in used.items():
        if ids and q.type not in ("select", "multi", "confirm"):
            yield f"{key} goes with a question that has options"
        elif ids and key != "card_if" and q.type == "multi":
            yield f"{key} goes with a select or confirm question"
        elif allowed is not None:
            for id in sorted(ids - allowed):
                yield f"{key}: there is no option {id!r}"
    if q.goes_to and not q.kept:
        yield "goes_to: the answer is never stored, so the way back could not be found"
    if q.outcome and not q.kept:
        yield "outcome: the answer is never stored"
    if Status.REWORDED in q.outcome.values():
        yield "outcome: a plan is reworded by a text with creates, not by an option"


def _check_repeats(q: Question, earlier: Mapping[str, Question]) -> Iterator[str]:
    if q.repeat > 1 and not q.is_growth_rating:
        yield "repeat goes with a scale over growth areas"
    if q.repeat > 1 and q.repeat_for:
        yield "take either repeat or repeat_for, not both"
    if q.repeat_for:
        picked = earlier.get(q.repeat_for)
        if not q.is_growth_rating:
            yield "repeat_for goes with a scale over growth areas"
        if picked is None or picked.type != "multi" or picked.options_from != "growth_areas":
            yield f'repeat_for: {q.repeat_for!r} is not an earlier multi question with options_from = "growth_areas"'
        elif not picked.kept:
            yield f"repeat_for: {picked.id!r} is never stored, so nothing can depend on it"
    elif (
        q.is_growth_rating
        and q.repeat == 1
        and (len(q.areas) != 1 or q.areas[0] in SPECIAL_AREAS - {"focus"})
    ):
        yield 'a scale over a growth area needs areas = ["focus"] or one area'
    if q.rates != "session" and not q.is_growth_rating:
        yield "rates goes with a scale over growth areas"


def _check_roles(q: Question, _: Mapping[str, Question]) -> Iterator[str]:
    if q.creates and q.type != "text":
        yield "creates goes with a text question"
    if q.creates and not q.kept:
        yield "creates: the answer is never stored"
    if q.sets and not q.kept:
        yield "sets: the answer is never stored"
    if q.sets == "focus" and (q.type, q.options_from) != ("select", "growth_areas"):
        yield 'sets = "focus" goes with a select over growth_areas'
    if q.sets == "setting" and q.type != "select":
        yield 'sets = "setting" goes with a select question'
    if q.sets == "setting" and (q.private or not q.kept):
        yield 'sets = "setting": the kind of time can be shared, so its question cannot be private'
    if q.default and (q.type != "confirm" or q.default not in ("yes", "no")):
        yield 'default goes with a confirm question, and is "yes" or "no"'
    if q.highlight and (q.type != "text" or not q.kept):
        yield "highlight goes with a text question that is stored"
    if not q.kept and q.is_growth_rating:
        yield "a growth rating is always stored"


_CHECKS: tuple[Callable[[Question, Mapping[str, Question]], Iterator[str]], ...] = (
    _check_words,
    _check_options,
    _check_numbers,
    _check_conditions,
    _check_consequences,
    _check_repeats,
    _check_roles,
)
