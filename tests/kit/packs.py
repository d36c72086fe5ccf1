"""What the tests of the guide share: short packs, sittings taken by hand, sittings drawn at random."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st

from reflect.guide.ask import Ask, Empty, Value
from reflect.guide.decode import decode
from reflect.guide.library import Library
from reflect.guide.occasion import PERIODS, Occasion
from reflect.guide.pack import Pack
from reflect.guide.walk import Walk
from reflect.values.plans import Commitment, Status
from reflect.values.room import SETTINGS

FIXTURES = Path(__file__).parents[1] / "fixtures"
SAMPLES = sorted((FIXTURES / "answers").glob("*.json"))
LIBRARY = Library()
PRACTICE = LIBRARY.practice
PACKS = {id: LIBRARY.get(id) for id in LIBRARY.ids()}
DAY = date(2026, 3, 6)
FOCUS = "connection_and_hope"
LESS = settings(max_examples=min(settings().max_examples // 4, 200))
"""For what is tried on each of the dozen packs."""

HEAD = 'pack = "tried"\ntitle = "Tried"\nversion = 1\nlang = "en"\nminutes = 1\n'
ONE = '[[questions]]\nid = "{id}"\ntype = "{type}"\nask = "{ask}"\n'


def question(id: str, type: str = "text", ask: str = "What did you notice?", rest: str = "") -> str:
    """Write one question as TOML."""
    return ONE.format(id=id, type=type, ask=ask) + rest + "\n"


def toml(*questions: str, top: str = "") -> bytes:
    """Write a pack as TOML."""
    return (HEAD + top + "\n" + "\n".join(questions)).encode()


def pack(*questions: str, top: str = "") -> Pack:
    """Load a pack from its questions."""
    return decode(toml(*questions, top=top))


def walk(form: Pack, **occasion: Any) -> Walk:
    """Begin a sitting."""
    return Walk(form, PRACTICE, Occasion(**{"day": DAY, "focus": FOCUS, **occasion}))


def take(begun: Walk, answers: Mapping[str, object]) -> Walk:
    """Take a sitting to its end; keys are `question` or `question.part`, and what has no key is skipped."""
    while not begun.stopped and (ask := begun.next()) is not None:
        begun = begun.answer(answers.get(name(ask), Empty.SKIPPED))
    return begun


def name(ask: Ask) -> str:
    """Name the place of a question: `id`, or `id.part`."""
    return ask.step.question + (f".{ask.step.part}" if ask.step.part else "")


def names(taken: Walk) -> list[str]:
    """Name all questions on the path."""
    return [name(ask) for ask in taken.path()]


def ask(taken: Walk, place: str) -> Ask:
    """Give one question of the path."""
    return next(a for a in taken.path() if name(a) == place)


def commitment(words: str = "I will wait three breaths.", **more: Any) -> Commitment:
    """Make a plan to look back at."""
    given = {"number": 4, "uuid": UUID(int=4), "made_on": DAY - timedelta(14), "due_on": DAY - timedelta(7)}
    return Commitment(**{**given, "words": words, "status": Status.OPEN, "areas": ("safe_space",), **more})


# Sittings at random

TEXTS = (
    st.text(  # but for control characters, which no answer may hold: tests/safety/test_hidden_characters.py
        st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\r\n\t{}[]")
    )
    | st.sampled_from(["one\r\r\ntwo", "{focus_area} {area} {commitment}", "[/] [red] :smile:"])
)


def values(ask: Ask) -> st.SearchStrategy[object]:
    """All that may be answered there."""
    return st.sampled_from([Empty.SKIPPED, None]) | _answers(ask)


def _answers(ask: Ask) -> st.SearchStrategy[object]:
    ids = [c.id for c in ask.choices]
    if ask.link:
        return st.sampled_from(["10.1000/182", "doi:10.1000/182", "example.org", "https://example.org/a?b=c"])
    if ask.kind == "text":
        return TEXTS
    if ask.kind in ("select", "confirm"):
        return st.sampled_from(ids)
    if ask.kind == "multi":
        return st.lists(st.sampled_from(ids), unique=True, max_size=ask.at_most or 5)
    if ask.kind == "scale":
        return st.integers(1, 5)
    if ask.kind == "date":
        day = ask.today or DAY
        days = st.dates(min_value=day) if ask.days == "to_come" else st.dates(max_value=day)
        return days.map(date.isoformat)
    step = ask.increment or 0.5
    low, high = ask.lowest if ask.lowest is not None else -100.0, ask.highest or 100.0
    return st.integers(round(low / step), round(high / step)).map(lambda n: n * step)


OCCASIONS = st.fixed_dictionaries(
    {
        "focus": st.sampled_from(list(PRACTICE.areas)),
        "setting": st.none() | st.sampled_from(list(SETTINGS)),
        "turn": st.integers(0, 30),
        "spotlight": st.none() | st.just("What helped you come back to them?"),
        "commitment": st.builds(commitment, TEXTS.filter(str.strip), private=st.booleans()),
        "period": st.sampled_from(PERIODS),
        "ce_categories": st.sampled_from([(), (("ethics", "Ethics"), ("other", "All else"))]),
        "roadmap": st.sampled_from(
            [(), (("honesty", "Honesty"), ("privacy", "Privacy"), ("choice", "Choice"))]
        ),
    }
)


class Sitting(list[Walk]):
    """A sitting from its first question to its end: the walk after each answer. Says only what matters."""

    def __repr__(self) -> str:
        told = {".".join(filter(None, step)): value for step, value in self[-1].given.items()}
        return f"Sitting({self[-1].pack.pack}, focus={self[-1].occasion.focus}, given={told})"


@st.composite
def sittings(draw: st.DrawFn, form: Pack) -> Sitting:
    """Draw a sitting."""
    so_far = Sitting([walk(form, **draw(OCCASIONS))])
    while not so_far[-1].stopped and (ask := so_far[-1].next()) is not None:
        so_far.append(so_far[-1].answer(draw(values(ask))))
        assert len(so_far) < 100, "a sitting must come to its end"
    return so_far


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=()), max_size=12)
    | st.sampled_from(
        ["yes", "no", "1", "2026-03-01", "9999-12-31", "2026-W10-1", 10**400, 1e999, "\0", "\ud83d"]
    ),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=6,
)
"""Whatever can stand in a JSON document."""


def on_path(taken: Walk) -> dict[Any, Value]:
    """The answers that lie on the path."""
    return {a.step: taken.given[a.step] for a in taken.path() if a.step in taken.given}
