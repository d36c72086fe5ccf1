"""What no page may hold, in whatever format: a word that was asked never to leave, and anything that was not chosen."""

import getpass
import platform
import re
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from kit import packet_canary as canary
from kit.packet_sample import (
    SINCE,
    UNTIL,
    agreements_of,
    all_kept,
    commitment,
    desk,
    entry,
    rated,
    said,
)
from kit.page_reading import everything, letters, pages
from kit.world import SOAK

from reflect.export import FORMATS
from reflect.masking.plan.details import Keep, Mask
from reflect.masking.plan.plan import plan
from reflect.masking.plan.things import things
from reflect.report.admitted import admit
from reflect.report.build import build
from reflect.report.policy import Policy
from reflect.report.report import Report
from reflect.values.entry import Answer, Entry
from reflect.values.plans import Note
from reflect.values.renewal import LearningCategory, RenewalRules
from reflect.values.room import Room

KINDS = ("packet", "account", "learning", "situation", "year", "hours")
NEVER = ("Zorvanah", "Ridgewick House", "Quillfeather", "Ólafsdóttir", "Brightmoor-Lund")
PLACES = {"packet": 11, "account": 2, "learning": 5, "situation": 6, "year": 7, "hours": 4}
"""In how many places of each page a word of the writer's own can stand, one entry of each kind."""


def slip(word: str, random: Random) -> str:
    """The word with one letter too few, too many, another, or two changed about; never at a space."""
    at = random.randrange(1, len(word) - 2)
    while not (word[at].isalpha() and word[at + 1].isalpha()):
        at = random.randrange(1, len(word) - 2)
    letter = random.choice("aeioux")
    return random.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )


def hyphened(word: str, random: Random) -> str:
    """The word with a hyphen in it, a soft one, one at the end of a line, or something that has no width."""
    at = random.randrange(2, len(word) - 2)
    while not (word[at - 1].isalpha() and word[at].isalpha()):
        at = random.randrange(2, len(word) - 2)
    tie = random.choice(("-", "\u00ad", "-\n", "-\r\n  ", "\u2010", "\u200b", "\u2060", "_", "."))
    return word[:at] + tie + word[at:]


def spelled(word: str, random: Random) -> str:
    """The word letter by letter."""
    tie = random.choice((" ", ".", "-", "  ", ". ", "*"))
    return "  ".join(tie.join(part) for part in word.split())


def in_parts(first: str, last: str, random: Random) -> str:
    """A phrase of two words, with an initial, wider, tied, or turned round."""
    return random.choice(
        (f"{first} J. {last}", f"{first} t {last}", f"{first}  {last}", f"{first}-{last}", f"{last}, {first}")
    )


def form(random: Random) -> str:
    """One of the words, in a form in which somebody may have typed it."""
    word = random.choice(NEVER)
    word = slip(word, random) if random.random() < 0.4 else word
    parts = re.split("[ -]", word)
    if random.random() < 0.3:
        word = spelled(word, random)
    elif len(parts) == 2 and random.random() < 0.5:
        word = in_parts(*parts, random)
    elif random.random() < 0.4:
        word = hyphened(word, random)
    word = random.choice((str, str.lower, str.upper, str.title, str.swapcase))(word)
    return word + random.choice(("", "", "'s", "’s", "'"))


def wrapped(random: Random, forms: list[str]) -> str:
    """A sentence with one form in it; the form is noted."""
    forms.append(form(random))
    before = random.choice(("I sat with ", "and then ", "\n", "(", '"', "", "we drove to ", "- ", "=", "*"))
    return before + forms[-1] + random.choice((" and waited.", ", then", ".", ")", '"', "", "\nlater", "!"))


def full_journal(random: Random) -> tuple[list[Entry], list[Any], RenewalRules, list[str]]:
    """Entries and rules with a form of a word in every place that can hold words of the writer's own."""
    forms: list[str] = []

    def text() -> str:
        return wrapped(random, forms)

    prep = entry(
        1, SINCE, pack="supervision_prep", room=Room.SUPERVISION,
        answers=tuple(said(q, text(), text()) for q in ("want", "question", "win", "situation", "pull", "ask", "own")),
        questions=(Note(words=text()),),
    )  # fmt: skip
    told = entry(
        2, SINCE,
        answers=tuple(said(f"q{stage}", text(), text(), stage=stage) for stage in ("what_happened", "learned", None)),
        agreements=(Note(words=text()),), ratings=rated(peer_focus=4),
    )  # fmt: skip
    course = (
        Answer(question="source", kind="select", asked=text(), value="workshop", words=text()),
        said("title", text(), text()),
        said("sponsor", text(), text()),
        Answer(question="on", kind="date", asked=text(), value="2026-09-09", words="2026-09-09"),
        Answer(question="hours", kind="number", asked=text(), value=1.5, words="1.5"),
        Answer(question="category", kind="multi", asked=text(), value=("a",), words=text()),
        said("idea", text(), text(), stage="learned"),
    )
    learned = entry(3, SINCE, pack="learning_reflection", setting=None, answers=course)
    back = entry(
        4,
        SINCE,
        pack="step_back",
        setting=None,
        answers=(said("tells_you", text(), text()), said("own", text(), text())),
    )
    # A category that is no longer in the rules stands with the words that it had.
    gone = Answer(question="domains", kind="multi", asked=text(), value=("gone",), words=text())
    met = entry(5, SINCE, pack="supervision_record", room=Room.SUPERVISION, answers=(gone,))
    categories = (LearningCategory(words=text(), hours=3, id="a"), LearningCategory(words=text(), id="b"))
    rules = RenewalRules(first=SINCE, last=UNTIL, hours=20, categories=categories)
    return (
        [prep, told, learned, back, met],
        [commitment(1, text(), entry=2), commitment(2, text(), entry=1)],
        rules,
        forms,
    )


def made(kind: Any, random: Random) -> tuple[Report, list[str]]:
    entries, plans, rules, forms = full_journal(random)
    picked = frozenset({"situation": {2}, "year": {4}}.get(kind, {1, 2, 3, 4}))
    policy = Policy(since=SINCE, until=UNTIL, picked=picked, signed=True, kind=kind)
    laid = desk(
        entries, plans, agreements=agreements_of(entries), learned=entries, meetings=entries, rules=rules
    )
    admitted = admit(laid, policy)
    assert len(admitted.texts) >= PLACES[kind]
    # As a learning log begins: everything kept, but for what is never to leave.
    looked = plan(admitted.texts, always=NEVER)
    for item in looked.details:
        if item.span.kind != "always":
            looked = looked.decide(item.span, Keep())
    return build(admitted, looked).report, forms


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(60 if SOAK else 3))
def test_a_word_never_to_leave_is_on_no_page_in_any_form_and_format(kind: str, seed: int) -> None:
    report, forms = made(kind, Random(f"{kind} {seed}"))
    for name, content in pages(report).items():
        page = letters(everything(content))
        left = [f for f in (*forms, *NEVER) if letters(f).removesuffix("s") in page]
        assert not left, (name, left)


def test_this_test_sees_a_word_that_is_there() -> None:
    """In each format, a word that was kept is found by the same reading."""
    word = entry(1, SINCE, answers=(said("keep", "What?", "I sat with Zorvanah."),))
    policy = Policy(kind="packet", since=SINCE, until=UNTIL, picked=frozenset({1}), signed=True)
    admitted = admit(desk([word]), policy)
    for name, content in pages(build(admitted, all_kept(admitted)).report).items():
        assert "zorvanah" in letters(everything(content)), name


# Canaries


COURSE = frozenset(f"canary{canary.LEARNING}{what}" for what in ("course", "sponsor"))
CHOSEN = (canary.PICKED, canary.PREP, canary.RECORD)
PICKED = {
    "packet": CHOSEN,
    "account": CHOSEN,
    "learning": (),
    "situation": (canary.PICKED,),
    "year": (canary.RECORD,),
    "hours": (),
}
NAME, RULED = "canary98name", "canary99category"
RULES = RenewalRules(
    first=date(2026, 7, 1),
    last=date(2028, 6, 30),
    hours=20,
    categories=(LearningCategory(words=RULED, hours=3, id="a"),),
)
ALLOWED = {
    "packet": canary.ALLOWED | {NAME, RULED},
    "account": frozenset(
        {NAME, *(f"canary{n}{what}" for n in CHOSEN for what in ("text", "asked", "chosen", "multi", "plan"))}
    ),
    "learning": COURSE | {NAME, RULED},
    "hours": COURSE | {NAME, RULED},
    "year": frozenset({f"canary{canary.RECORD}{what}" for what in ("agreement", "plan")} | {NAME, RULED}),
    "situation": frozenset(
        {f"canary{canary.PICKED}{what}" for what in ("text", "asked", "chosen", "multi", "plan", "question")}
    ),
}


def courses(number: int, **hidden: Any) -> tuple[Answer, ...]:
    """The answers of a course, with canaries."""

    def one(question: str, kind: str, what: str, value: Any = None) -> Answer:
        words = f"canary{number}{what}"
        return Answer(
            question=question, kind=kind, asked=f"canary{number}courseasked", value=value or words, words=words, **hidden
        )  # fmt: skip

    return (
        one("title", "text", "course"),
        one("sponsor", "text", "sponsor"),
        one("category", "multi", "category", ("a",)),
        one("hours", "number", "hours", 1.25),
        one("proof", "text", "proof"),
        one("idea", "text", "idea"),
    )


def meeting(number: int, day: str) -> tuple[Answer, ...]:
    """The answers after a meeting, with canaries; its day may stand on a page of hours."""
    words = f"canary{number}meeting"
    return (
        Answer(question="on", kind="date", asked=words, value=day, words=day),
        Answer(question="hours", kind="number", asked=words, value=1.25, words="1.25"),
        Answer(question="form", kind="select", asked=words, value=words, words=words),
        Answer(question="domains", kind="multi", asked=words, value=("a",), words=words),
        Answer(question="take_away", kind="text", asked=words, value=words, words=words),
    )


def canaries() -> tuple[list[Entry], list[Any]]:
    """The canary journal, with courses in every entry: in learning ones that may be told, and everywhere else."""
    entries, plans = canary.journal()
    more = [replace(e, answers=(*e.answers, *courses(e.number, private=e.number in CHOSEN))) for e in entries]
    learned = next(e for e in more if e.number == canary.LEARNING)
    more.append(replace(learned, uuid=canary._uuid(108), number=108, room=Room.PRIVATE, answers=courses(108)))
    more.append(replace(learned, uuid=canary._uuid(109), number=109, answers=courses(109, private=True)))
    more.append(replace(learned, uuid=canary._uuid(110), number=110, private_pack=True, answers=courses(110)))
    more.append(
        replace(learned, uuid=canary._uuid(111), number=111, day=date(2026, 1, 9), answers=courses(111))
    )
    met = next(e for e in entries if e.number == canary.RECORD)
    more.append(
        replace(
            met, uuid=canary._uuid(112), number=112, room=Room.PRIVATE, answers=meeting(112, "2026-09-10")
        )
    )
    more.append(replace(met, uuid=canary._uuid(113), number=113, answers=meeting(113, COURSE_DAY)))
    return more, list(plans)


def canary_page(kind: Any, *picked: int, signed: bool = True) -> Report:
    entries, plans = canaries()
    policy = Policy(since=SINCE, until=UNTIL, picked=frozenset(picked), signed=signed, kind=kind)
    laid = desk(
        entries, plans, agreements=agreements_of(entries), focus="self_care", history=entries, learned=entries,
        meetings=entries, rules=RULES, name=NAME,
    )  # fmt: skip
    admitted = admit(laid, policy)
    return build(admitted, all_kept(admitted)).report


STAYS = re.compile(r"America|Denver|21:43|T\d\d:\d\d|-cafe-|-4bad-|self_care|my own wellness|/tmp/|/home/")
"""Zones, hours, ids, what is private, and where a file lay."""
DAY = re.compile(r"\b20\d\d-\d\d-\d\d\b")
COURSE_DAY = "2026-09-08"
"""The day of the course in the canary journal; its entry is about the day after."""


def names_here() -> list[str]:
    """What the account and the computer are called, where that is no ordinary word."""
    return [name for name in (getpass.getuser(), platform.node()) if len(name) > 4]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_each_page_holds_exactly_what_was_chosen(kind: str, format: str) -> None:
    content = pages_of(canary_page(kind, *PICKED[kind]))[format]
    read = everything(content)
    assert set(canary.CANARY.findall(read)) == ALLOWED[kind]
    plain = read if format in ("pdf", "docx") else content.decode("utf-8")
    assert not STAYS.search(plain)
    assert set(DAY.findall(plain)) == ({COURSE_DAY} if kind in ("learning", "hours") else set())
    assert not [name for name in names_here() if name in read]


@pytest.mark.parametrize("signed", [True, False])
@pytest.mark.parametrize("kind", ["packet", "learning"])
def test_hours_of_what_is_private_are_on_no_page(kind: str, signed: bool) -> None:
    """Of all those courses one may be counted: not the private ones, nor the one before the renewal period."""
    for name, content in pages(canary_page(kind, signed=signed)).items():
        read = " ".join(everything(content).split())
        assert "In my renewal period (2026-W27 to 2028-W26): 1.25 of 20 hours noted." in read, name
        assert (f"{RULED}: 1.25 of 3 hours noted" in read) == signed, name


@pytest.mark.parametrize("kind", ["packet", "learning", "year"])
def test_a_page_without_a_signature_holds_no_words_in_any_format(kind: str) -> None:
    picked = CHOSEN if kind == "packet" else PICKED[kind]
    for name, content in pages(canary_page(kind, *picked, signed=False)).items():
        assert not canary.CANARY.findall(everything(content)), name
        assert not DAY.search(everything(content)), name


KEPT: dict[str, dict[str, bytes]] = {}


def pages_of(report: Report) -> dict[str, bytes]:
    """The pages of a report, made once."""
    return KEPT.setdefault(repr(report), pages(report))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_page_has_the_same_bytes(kind: str) -> None:
    assert pages(canary_page(kind, *PICKED[kind])) == pages_of(canary_page(kind, *PICKED[kind]))


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_says_who_looked_at_what_was_masked(kind: Any) -> None:
    told = said(
        "keep", "?", stage="learned", words="Marisol Quintero called from Dayton. Her number is 614-555-0123."
    )
    learned = entry(
        2, SINCE, pack="learning_reflection", answers=(said("title", "?", "Marisol Quintero, 614-555-0123"),)
    )
    policy = Policy(since=SINCE, until=UNTIL, picked=frozenset({1}), signed=True, kind=kind)
    pack = "step_back" if kind == "year" else "quick_checkin"
    admitted = admit(desk([entry(1, SINCE, pack=pack, answers=(told,))], learned=[learned]), policy)
    made = plan(admitted.texts)
    found = [detail.span for detail in made.details]
    first, count = found[0], len(things(made.details))
    same = [span for span in found if span.text == first.text]
    added = plan(admitted.texts, always={first.text})
    one = {span: Mask() for span in added.spans() if not span.never_out}
    sentences = {
        f"{count} details were masked by the program; the writer read the whole page.": made,
        f"{count} details were masked: 1 looked over by the writer in its sentence, {count - 1} by the program; the writer read the whole page.": made.decide_all(
            dict.fromkeys(same, Mask())
        ),
        "1 that the writer added": added.decide_all(one),
        f"{count} details were masked; the writer looked over each of them in its sentence, and read the whole page.": made.decide_all(
            dict.fromkeys(made.spans(), Mask())
        ),
    }
    for sentence, plan_of in sentences.items():
        for name, content in pages(build(admitted, plan_of).report).items():
            text = " ".join(everything(content).split())
            assert sentence in text, name
            assert not any(other in text for other in sentences if other != sentence), name
