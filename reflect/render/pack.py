"""How a pack reads: its questions in plain words, without ids and keys. Gives lines; it draws nothing and asks nothing."""

from collections.abc import Iterable, Iterator, Mapping

from reflect.guide.areas import Practice
from reflect.guide.pack import NO_SETTING, Pack, Question, When
from reflect.render.plain.week_words import HEADINGS, OWN_WORDS
from reflect.values.room import SETTINGS

MENUS = {
    "session": "Look back on a session",
    "week": "My week",
    "supervision": "Supervision",
    "care": "Take care of me",
    "learning": "Learning",
    "more": "More",
}
"""The headings under which packs are offered, in their order."""
LISTS = {
    "moments": "the moments list",
    "growth_areas": "the growth areas",
    "ce_categories": "your own training categories",
    "roadmap": "your own guidelines",
}
LINE = "five lines to pick from, or that it did not come up"
BECOMES = {
    "commitment": "becomes a plan",
    "agreement": "becomes an agreement",
    "question": "is kept as a question for supervision",
}
PLACEHOLDERS = {
    "{focus_area}": "(your focus area)", "{area}": "(the area)", "{period}": "(some time)", "{commitment}": "(your plan)",
}  # fmt: skip


def in_a_list(pack: Pack, *, is_own: bool) -> tuple[str, str]:
    """Give the two lines of a pack in a list: what it is called, and what to type."""
    about = [
        f"about {_minutes(pack)}",
        *(["private"] if pack.private else []),
        *(["yours"] if is_own else []),
    ]
    also = f"   also: {', '.join(pack.names)}" if pack.names else ""
    return f"{pack.title}, {', '.join(about)}", f"reflect log {pack.pack}{also}"


def read(pack: Pack, practice: Practice) -> Iterator[str]:
    """Give all that a pack asks, line by line, in words that nobody has to learn."""
    yield f"{pack.title}, about {_minutes(pack)}"
    if pack.names:
        yield f"Also called: {', '.join(pack.names)}."
    if pack.private:
        yield "All of it stays with you."
    if pack.one_a_day:
        yield f"It asks one question a day, {len(pack.questions)} in all."
    if kind := _kind_of_time(pack):
        yield kind
    for number, q in enumerate(pack.questions, 1):
        yield ""
        yield f"{number}. {_plain(q.ask)}"
        if q.help:
            yield f"   {_plain(q.help)}"
        yield from (f"   - {words}" for _, words in q.options)
        if q.options_from:
            yield f"   - from {LISTS.get(q.options_from, q.options_from)}"
        if q.is_growth_rating:
            yield f"   - {LINE}"
        notes = [note for note in _notes(pack, q, practice) if note]
        if notes:
            yield f"   ({'; '.join(notes)})"


def _minutes(pack: Pack) -> str:
    return f"{pack.minutes} {'minute' if pack.minutes == 1 else 'minutes'}"


def _kind_of_time(pack: Pack) -> str:
    """Say what kind of time a pack is about; empty where it says nothing of that."""
    if pack.setting == NO_SETTING:
        return "It is not about one session, so it has no kind of time."
    if pack.asks_setting:
        return "Kind of time: it asks."
    return f"Kind of time: {SETTINGS[pack.setting]}." if pack.setting else ""


def _notes(pack: Pack, q: Question, practice: Practice) -> Iterator[str]:
    yield _only_if(pack, q.show_if, practice) if q.show_if else ""
    yield (
        f"asked for each area that was picked at question {_number(pack, q.repeat_for)}"
        if q.repeat_for
        else ""
    )
    yield f"for up to {q.repeat} areas" if q.repeat > 1 else ""
    yield "never written down" if not q.kept else ""
    yield "stays with you" if q.kept and not pack.private and q.id in pack.private_questions() else ""
    labels = _labels(q, practice)
    yield f"shows a note at {_one_of(q.card_if, labels)}" if q.card_if else ""
    yield f"it ends there, kindly, at {_one_of(q.stops_if, labels)}" if q.stops_if else ""
    yield f"leads on to another page at {_one_of(q.goes_to, labels)}" if q.goes_to else ""
    yield BECOMES[q.creates] if q.creates else ""
    yield stands_under(q) if q.highlight else ""


def stands_under(q: Question) -> str:
    """Say under which heading the week shows the answers to a question first."""
    heading = HEADINGS[q.highlight] if isinstance(q.highlight, str) else OWN_WORDS
    return f'stands in your week under "{heading}"'


def _only_if(pack: Pack, when: When, practice: Practice) -> str:
    on = pack.question(when.question)
    if on is None:
        return ""
    ids = [id for id in _labels(on, practice) if id in when.values] or sorted(when.values)
    said = _one_of(ids, _labels(on, practice))
    what = {"any": f"you tick {said}", "not in": f"you pick something else than {said}"}.get(
        when.op, f"you pick {said}"
    )
    return f"asked only if {what} at question {_number(pack, on.id)}"


def _labels(q: Question, practice: Practice) -> Mapping[str, str]:
    """The words of each option, by its id."""
    if q.type == "confirm":
        return {"yes": "Yes", "no": "No"}
    if q.options_from == "growth_areas":
        return {id: area.name for id, area in practice.areas.items()}
    if q.options_from == "moments":
        return {id: moment.words for id, moment in practice.moments.items()}
    return dict(q.options)


def _one_of(ids: Iterable[str], labels: Mapping[str, str]) -> str:
    *others, last = [f'"{labels.get(id, id)}"' for id in ids]
    return f"{', '.join(others)} or {last}" if others else last


def _number(pack: Pack, id: str) -> int:
    return next((number for number, q in enumerate(pack.questions, 1) if q.id == id), 0)


def _plain(text: str) -> str:
    for placeholder, words in PLACEHOLDERS.items():
        text = text.replace(placeholder, words)
    return text
