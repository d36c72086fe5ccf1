"""One question, one answer: what is allowed comes in, in one form; everything else is refused in plain words."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.packs import DAY, JSON, PACKS, PRACTICE, commitment, walk

from reflect.guide.ask import Ask, Choice, Empty, Step
from reflect.guide.typed.text import MAX_ANSWER_BYTES, as_typed, clean_text
from reflect.guide.walk import Walk

CHOICES = (Choice("good", "Good"), Choice("mixed", "Mixed"), Choice("heavy", "Heavy"))
LINES = tuple(Choice(str(n), f"Line {n}") for n in range(1, 6))


def one(kind: str, **more: object) -> Ask:
    return Ask(step=Step("q"), kind=kind, words="What was it like?", **more)  # type: ignore[arg-type]


TEXT = one("text")
SELECT, MULTI = one("select", choices=CHOICES), one("multi", choices=CHOICES, at_most=2)
SCALE, RATING = one("scale", choices=LINES), one("scale", choices=LINES, rates="learning")
CONFIRM = one("confirm", choices=(Choice("yes", "Yes"), Choice("no", "No")))
DATE = one("date", today=DAY)
NUMBER = one("number", lowest=0.25, highest=12.0, increment=0.25)
ALL = [TEXT, SELECT, MULTI, SCALE, RATING, CONFIRM, DATE, NUMBER, one("number"), one("date"), one("multi")]


@pytest.mark.parametrize(
    ("ask", "given", "kept"),
    [
        (TEXT, "  one line ", "  one line "),
        (TEXT, "two\r\nlines\n", "two\nlines\n"),
        (TEXT, "a\rb\r\r\nc\x0bd\x0ce\x85f\t\u202e", "a\nb\nc\nd\ne\nf    \u202e"),
        (TEXT, "", Empty.SKIPPED),
        (TEXT, " \r\n\t ", Empty.SKIPPED),
        (SELECT, "mixed", "mixed"),
        (MULTI, ["heavy", "good"], ("good", "heavy")),
        (MULTI, ("good",), ("good",)),
        (MULTI, [], Empty.SKIPPED),
        (SCALE, 1, 1),
        (RATING, 5, 5),
        (CONFIRM, True, "yes"),
        (CONFIRM, False, "no"),
        (CONFIRM, "no", "no"),
        (DATE, "2026-03-06", "2026-03-06"),
        (DATE, "2026-W10-1", "2026-03-02"),
        (NUMBER, 0.25, 0.25),
        (NUMBER, 12, 12.0),
        (one("number"), -1_000_000_000, -1e9),
    ],
)
def test_an_answer_comes_into_its_one_form(ask: Ask, given: object, kept: object) -> None:
    assert ask.accept(given) == kept
    assert type(ask.accept(given)) is type(kept)


def test_before_something_is_done_no_is_the_usual_answer() -> None:
    ask = Ask.yes_no(Step("sure"), "Really?", drafts=False)
    assert (ask.kind, ask.default, ask.first) == ("confirm", "no", 2)
    assert [ask.words_of(ask.accept(given)) for given in (False, True)] == ["No", "Yes"]
    assert not ask.drafts and Ask.yes_no(Step("sure"), "Really?").drafts


def test_a_choice_of_one_shows_every_choice_at_once() -> None:
    ask = Ask.one_of(Step("how"), "How was it?", iter(CHOICES), default="mixed", skippable=False)
    assert (ask.kind, ask.choices, ask.first) == ("select", CHOICES, len(CHOICES))
    assert ask.default == "mixed" and not ask.skippable and not ask.private


def test_the_words_of_a_command_are_a_text_without_a_draft() -> None:
    ask = Ask.own_words(Step("plan"), "What next?", help="No names.", private=True)
    assert (ask.kind, ask.words, ask.help) == ("text", "What next?", "No names.")
    assert ask.private and not ask.drafts


@pytest.mark.parametrize("ask", ALL)
def test_nothing_is_empty_and_never_zero(ask: Ask) -> None:
    nothing = ask.accept(None)
    assert nothing is (Empty.DID_NOT_COME_UP if ask.rates else Empty.SKIPPED)
    assert ask.accept(Empty.SKIPPED) is Empty.SKIPPED
    assert ask.words_of(nothing) == ""


def test_skipped_rating_and_did_not_come_up_stay_apart() -> None:
    assert RATING.accept(Empty.SKIPPED) is Empty.SKIPPED
    assert RATING.accept(None) is Empty.DID_NOT_COME_UP
    assert SCALE.accept(None) is Empty.SKIPPED


@pytest.mark.parametrize(
    ("ask", "given", "reason"),
    [
        (TEXT, 5, "takes text"),
        (TEXT, ["a"], "takes text"),
        (TEXT, "a\0b", r"^the text holds a hidden character \(U\+0000\)"),
        (TEXT, "a\r\nb\n\x1b[31mc", r"line 3 .*U\+001B"),
        (TEXT, "\x7f", r"U\+007F"),
        (TEXT, "\x9b", r"U\+009B"),
        (TEXT, "\ufffe", r"U\+FFFE"),
        (TEXT, "\U0010ffff", r"U\+10FFFF"),
        (TEXT, "a\ud83d", "lone surrogate"),
        (TEXT, "é" * 500_001, "longer than 1,000,000 bytes"),
        (SELECT, "Mixed", "one of: good, mixed, heavy"),
        (SELECT, 1, "one of"),
        (SELECT, ["good"], "one of"),
        (SELECT, True, "one of"),
        (MULTI, "good", "a list of: good, mixed, heavy"),
        (MULTI, {"good": 1}, "a list of"),
        (MULTI, [1], "a list of"),
        (MULTI, ["good", "grand"], "number 2 of the list is no option; this takes: good, mixed, heavy"),
        (MULTI, ["good", "good"], "stands there twice"),
        (MULTI, ["good", "mixed", "heavy"], "at most 2"),
        (SCALE, 0, "from 1 to 5"),
        (SCALE, 6, "from 1 to 5"),
        (SCALE, True, "from 1 to 5"),
        (SCALE, 3.0, "from 1 to 5"),
        (SCALE, "3", "from 1 to 5"),
        (RATING, 0, "from 1 to 5"),
        (CONFIRM, 1, "yes or no"),
        (CONFIRM, "Yes", "yes or no"),
        (CONFIRM, "", "yes or no"),
        (DATE, "2026-03-07", "not come yet"),
        (DATE, "2026-3-6", "a day like"),
        (DATE, "20260306", "a day like"),
        (DATE, "2026-02-30", "a day like"),
        (DATE, "yesterday!", "a day like"),
        (DATE, 20260306, "a day like"),
        (NUMBER, 0, "from 0.25 up to 12"),
        (NUMBER, 12.25, "from 0.25 up to 12"),
        (NUMBER, 0.3, "steps of 0.25"),
        (NUMBER, "1", "takes a number"),
        (NUMBER, True, "takes a number"),
        (NUMBER, float("nan"), "takes a number"),
        (NUMBER, float("inf"), "takes a number"),
        (NUMBER, 10**400, "takes a number"),
        (one("number", lowest=1.0), 0, "a number from 1"),
        (one("number", highest=2_500_000.0), 3_000_000, "a number up to 2500000"),
    ],
)
def test_what_is_not_allowed_is_refused_in_plain_words(ask: Ask, given: object, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        ask.accept(given)


@pytest.mark.parametrize("ask", ALL)
def test_a_refusal_never_repeats_what_was_written(ask: Ask) -> None:
    for written in ("canary\0", ["canary"], ["good", "canary"], {"canary": "canary"}, "canary" * 200_000):
        with pytest.raises(ValueError) as caught:
            ask.accept(written)
        assert "canary" not in str(caught.value)
        assert len(str(caught.value)) < 300


def test_a_long_list_of_options_is_named_in_short() -> None:
    long = one("select", choices=tuple(Choice(f"o{n}", f"Option {n}") for n in range(54)))
    with pytest.raises(ValueError, match=r"o11 and 42 more$"):
        long.accept("x")


def test_the_longest_text_that_is_kept_has_a_million_bytes() -> None:
    assert TEXT.accept("x" * MAX_ANSWER_BYTES) == "x" * 1_000_000
    with pytest.raises(ValueError):
        TEXT.accept("x" * 1_000_001)
    assert TEXT.accept("x" * 999_999 + "\r\n") == "x" * 999_999 + "\n"


CONTROLS = st.sampled_from(
    "\r\n\t\x0b\x0c\x85\x00\x08\x0e\x1b\x1f\x7f\x80\x9b\x9f\ufdd0\ufffe\uffff\U0003fffe\ud800\udfff[]OA31;m~"
)
NEVER = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\U0003fffe\U0003ffff\ud800-\udfff]")


@given(st.text(st.characters() | CONTROLS))
def test_a_text_is_kept_whole_or_refused_and_never_holds_what_no_screen_shows(text: str) -> None:
    try:
        kept = clean_text(text)
    except ValueError:
        assert NEVER.search(re.sub("[\t\r\x0b\x0c\x85]", "", text)) or any(
            ord(c) & 0xFFFE == 0xFFFE for c in text
        )
        return
    assert kept == re.sub("\r+\n|[\r\x0b\x0c\x85]", "\n", text).replace("\t", "    ")
    assert not NEVER.search(kept)
    assert clean_text(kept) == kept == as_typed(kept)


@given(st.text(st.characters() | CONTROLS))
def test_what_is_typed_can_always_be_kept_and_loses_no_word(text: str) -> None:
    typed = as_typed(text)
    assert clean_text(typed) == typed == as_typed(typed)
    if "\x1b" not in text and "\x9b" not in text:
        assert "".join(c for c in text if c.isalnum()) == "".join(c for c in typed if c.isalnum())


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("up\x1b[A and on\x1b[1;5D\x1b[3~", "up and on"),
        ("\x1b]0;a title\x07red \x1b[31mwords\x1b[0m \x9b1mbold", "red words bold"),
        ("\x1bOPhelp", "help"),
        ("\x1bhello \x1b[hello", "hello [hello"),
        ("a\tb\x0bc\x0cd\x85e\rf\r\ng", "a    b\nc\nd\ne\nf\ng"),
        ("\ud83d\ude00 \udce9", "\U0001f600 \ufffd"),
        ("b\x08a\x00c\x7fk\ufffe", "back"),
        ("mañana 漢字 e\u0301 👩\u200d🦰 \u200f", "mañana 漢字 e\u0301 👩\u200d🦰 \u200f"),
    ],
)
def test_what_nobody_types_is_taken_out_of_what_is_typed(text: str, typed: str) -> None:
    assert as_typed(text) == typed


@pytest.mark.parametrize(
    ("ask", "value", "words"),
    [
        (SELECT, "heavy", "Heavy"),
        (MULTI, ("good", "heavy"), "Good, Heavy"),
        (SCALE, 2, "Line 2"),
        (CONFIRM, "yes", "Yes"),
        (TEXT, "[/] {x}", "[/] {x}"),
        (DATE, "2026-03-01", "2026-03-01"),
        (NUMBER, 1.5, "1.5"),
        (NUMBER, 2.0, "2"),
        (NUMBER, 0.1 + 0.2, "0.3"),
        (NUMBER, 1_234_567.0, "1234567"),
        (NUMBER, 1e9, "1000000000"),
    ],
)
def test_an_answer_is_said_in_the_words_that_were_shown(ask: Ask, value: object, words: str) -> None:
    assert ask.words_of(value) == words  # type: ignore[arg-type]


def bundled(begun: Walk) -> list[Ask]:
    """Every question that a sitting with this pack can put, each in its own kind."""
    return [*begun.path(), *(begun._ask(q) for q in begun.pack.questions if not q.is_growth_rating)]


BUNDLED = [
    ask
    for form in PACKS.values()
    for ask in bundled(
        walk(form, spotlight="What helped?", commitment=commitment(), ce_categories=(("a", "A"),))
    )
]


@given(st.sampled_from(ALL + BUNDLED), JSON)
def test_any_value_is_accepted_or_refused_and_nothing_else(ask: Ask, value: object) -> None:
    try:
        kept = ask.accept(value)
    except ValueError as refusal:
        assert str(refusal)
        return
    assert isinstance(ask.words_of(kept), str)
    assert ask.accept(kept) == kept


def test_a_day_is_never_later_than_the_entry_it_stands_in() -> None:
    yesterday = walk(PACKS["supervision_record"], day=date(2026, 3, 5)).path()[0]
    assert yesterday.accept("2026-03-05") == "2026-03-05"
    with pytest.raises(ValueError, match="not come yet"):
        yesterday.accept("2026-03-06")


def test_the_lines_of_a_rating_are_the_anchors_of_its_area() -> None:
    rating = next(a for a in walk(PACKS["quick_checkin"]).path() if a.rates)
    assert tuple(c.words for c in rating.choices) == PRACTICE.areas["connection_and_hope"].anchors
    assert rating.words_of(4) == PRACTICE.areas["connection_and_hope"].anchors[3]


def test_a_day_ahead_is_taken_only_where_it_may_lie_ahead() -> None:
    assert one("date", today=DAY, days="any").accept("2028-06-30") == "2028-06-30"
    with pytest.raises(ValueError, match="has not come yet"):
        DATE.accept("2028-06-30")
