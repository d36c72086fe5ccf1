"""The pack language: what a form of guided questions is. Reads nothing, asks nothing, keeps nothing.

A `Pack` is strict and frozen: what is wrong in it is refused when it is loaded (`decode`, `faults`), so that
no sitting can stumble over it later. Conditions are parsed into a `When`; nothing in a pack is ever run as code.
"""

import re
from typing import Annotated, Literal

from msgspec import Meta, Struct

from reflect.values.entry import Days, Highlight, Kind, Meaning, RatingKind
from reflect.values.plans import Status
from reflect.values.room import Room

# `\Z`, not `$`: that one would let an id end in a line break.
ID_FORM, OPTION_ID_FORM, LANG_FORM = r"^[a-z][a-z0-9_]{0,39}\Z", r"^[a-z0-9_]{1,40}\Z", r"^[a-z]{2}\Z"
Id = Annotated[str, Meta(pattern=ID_FORM)]
OptionId = Annotated[str, Meta(pattern=OPTION_ID_FORM)]
Words = Annotated[str, Meta(min_length=1, max_length=600)]
# Letters of any language in small, with single spaces or hyphens between: what somebody types behind `reflect log`.
NAME_FORM = r"^[a-zà-öø-ÿ]+(?:[ -][a-zà-öø-ÿ]+){0,4}\Z"
Name = Annotated[str, Meta(pattern=NAME_FORM, max_length=40)]
Stage = Literal["what_happened", "felt", "made_of_it", "learned", "next_time"]
Source = Literal["moments", "growth_areas", "ce_categories", "roadmap"]
Menu = Literal["session", "week", "supervision", "care", "learning"]
"""What the person wants to do, as the menus say it: the headings under which packs are offered."""

NO_SETTING = "none"
SPECIAL_AREAS = frozenset({"focus", "chosen", "by_moment", "each", "of_commitment"})

_CONDITION = re.compile(
    r"^\s*(?P<question>[a-z][a-z0-9_]*)\s+(?:"
    r"==\s*(?P<one>[a-z0-9_]+)"
    r"|(?P<op>in|not in|any)\s*\[(?P<many>[a-z0-9_,\s]*)\])\s*$"
)


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
    guideline: Meaning | None = None
    """What it says of a guideline that is picked: it came into play, it helped, or it pulled two ways."""
    at_most: Annotated[int, Meta(ge=1, le=50)] | None = None
    min: float | None = None
    max: float | None = None
    step: Annotated[float, Meta(gt=0)] | None = None
    days: Days = "past"
    link: bool = False
    areas: tuple[Id, ...] = ()
    show_if: When | None = None
    card: str = ""
    card_if: dict[OptionId, str] = {}
    card_if_skipped: str = ""
    stops_if: tuple[OptionId, ...] = ()
    goes_to: dict[OptionId, Id] = {}
    repeat: Annotated[int, Meta(ge=1, le=5)] = 1
    repeat_for: str = ""
    private: bool = False
    store: Literal["always", "never"] = "always"
    creates: Literal["commitment", "agreement", "question"] | None = None
    sets: Literal["setting", "focus", "load"] | None = None
    stage: Stage | None = None
    highlight: bool | Highlight = False
    rates: RatingKind = "session"
    outcome: dict[OptionId, Status] = {}
    default: str = ""

    @property
    def is_growth_rating(self) -> bool:
        """True for a scale over a growth area; a scale with its own options (energy) never is one."""
        return self.type == "scale" and not self.options

    @property
    def forgives_a_slip(self) -> bool:
        """True if one key may answer it: no answer ends the sitting, leads to another page, or is about danger."""
        return self.kept and not (self.stops_if or self.goes_to)

    @property
    def kept(self) -> bool:
        """False for `store = "never"`: such an answer is not written anywhere, ever."""
        return self.store != "never"


class Pack(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A form: questions in order, with the rules that lead through them."""

    pack: Id
    title: Annotated[str, Meta(min_length=1, max_length=60)]
    version: Annotated[int, Meta(ge=1, le=1_000_000)]
    lang: Annotated[str, Meta(pattern=LANG_FORM)]
    minutes: Annotated[int, Meta(ge=1, le=120)]
    questions: Annotated[tuple[Question, ...], Meta(min_length=1, max_length=200)]
    private: bool = False
    room: Room = Room.PRACTICE
    spotlight: bool = False
    setting: str = ""
    """The kind of time that it is always about, or "none" if it is about no session; empty where it asks or does not say."""
    names: tuple[Name, ...] = ()
    """Other words that people call it by: `reflect log grief` finds the pack whose names hold "grief"."""
    menu: Menu | None = None
    one_a_day: bool = False
    """Each sitting asks one of its questions, and the next sitting the next one."""
    again: Annotated[str, Meta(max_length=60)] = ""
    """What is asked once an entry is kept, such as "One more call?": yes begins the pack anew. Empty: nothing."""

    def question(self, id: str) -> Question | None:
        """Give the question with this id, or None."""
        return next((q for q in self.questions if q.id == id), None)

    @property
    def kind_of_time(self) -> str | None:
        """The kind of time that every sitting of it is about, or None where there is no such one."""
        return self.setting if self.setting not in ("", NO_SETTING) else None

    @property
    def offered_under(self) -> str:
        """The heading under which it is offered: its own, or by what it is about; "more" where nothing tells."""
        if self.menu is not None:
            return self.menu
        if self.private:
            return "care"
        if self.room is Room.SUPERVISION:
            return "supervision"
        return "more" if self.setting == NO_SETTING else "session"

    @property
    def asks_setting(self) -> bool:
        """True if one of its questions asks for the kind of time."""
        return any(q.sets == "setting" for q in self.questions)

    @property
    def follows_up(self) -> bool:
        """True for a pack that looks back at one commitment."""
        return any(q.outcome or "{commitment}" in q.ask or "of_commitment" in q.areas for q in self.questions)

    @property
    def asks_period(self) -> bool:
        """True for a pack that compares now with a time ago."""
        return any("{period}" in q.ask for q in self.questions)

    @property
    def looks_ahead(self) -> frozenset[str]:
        """Ids of the questions for a day to come."""
        return frozenset(q.id for q in self.questions if q.days == "to_come")

    def private_questions(self) -> frozenset[str]:
        """Ids of the private questions: marked so, or a branch that only a private answer opens."""
        private: set[str] = set()
        for q in self.questions:
            opened_by = {q.show_if.question if q.show_if else "", q.repeat_for}
            if self.private or q.private or opened_by & private:
                private.add(q.id)
        return frozenset(private)
