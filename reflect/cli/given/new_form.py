"""A pack on its way: what is asked to make one, and the file that the answers make. It asks nobody and writes nothing."""

import json
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import field, replace

from reflect.guide.ask import Ask, Choice, Step, Value
from reflect.guide.pack import NO_SETTING
from reflect.quick_dataclass import dataclass
from reflect.values.room import SETTINGS

MOST = 40
"""Questions that can be written this way; a file may hold more."""
TITLE, MINUTES, PRIVATE, SETTING = Step("title"), Step("minutes"), Step("private"), Step("setting")
KIND, WORDS, OPTIONS = "kind", "words", "options"
KINDS = (
    Choice("text", "In your own words"),
    Choice("select", "Pick one"),
    Choice("multi", "Tick any number"),
    Choice("confirm", "Yes or no"),
    Choice("number", "A number"),
    Choice("date", "A day"),
)
HAVE_OPTIONS = ("select", "multi")
USUAL_MINUTES, LONGEST_TITLE, LONGEST_WORDS = 5, 60, 600
TITLE_NEEDED = "It needs a title. To stop without a file, press Ctrl+C."
WORDS_NEEDED = "A pack needs a question. To stop without a file, press Ctrl+C."
TWO_NEEDED = "Two lines or more, please, one for each that can be picked."
TWICE = "The same line stands there twice."
_KEPT_BY_WINDOWS = re.compile(r"con|prn|aux|nul|com\d|lpt\d")


@dataclass(frozen=True)
class NewForm:
    """The answers so far, by step. Every method gives a new form or a plain value; nothing changes in place.

    `lang` is the language that the pack will be in, and `taken` are the ids of the packs that there are.
    """

    lang: str
    taken: Collection[str]
    given: dict[Step, Value] = field(default_factory=dict)

    def path(self) -> Iterator[Ask]:
        """The questions, as far as the answers tell."""
        yield _line(TITLE, "What should it be called?", "Short and plain, such as: Before the day starts.")
        yield Ask(
            step=MINUTES, kind="number", words="About how many minutes does it take?",
            help=f"Skip it for {USUAL_MINUTES}.", lowest=1, highest=120, increment=1, drafts=False,
        )  # fmt: skip
        yield Ask.yes_no(PRIVATE, "Should it stay with you alone, on no page for others?", drafts=False)
        none = Choice(NO_SETTING, "Not about one session")
        yield Ask.one_of(
            SETTING, "What kind of time is it about?", [none, *(Choice(id, words) for id, words in SETTINGS.items())],
            help="Skip it if it could be any.", drafts=False,
        )  # fmt: skip
        for number in range(1, MOST + 1):
            first = number == 1
            words, kind = Step(WORDS, str(number)), Step(KIND, str(number))
            yield _line(
                words,
                "What is the first question?" if first else "One more question? What does it ask?",
                "One thing. About you, not about them."
                + ("" if first else " Skip it when there are no more."),
            )
            if not isinstance(self.given.get(words), str):
                return
            yield Ask.one_of(
                kind, "How is it answered?", KINDS, default="text", skippable=False, drafts=False
            )
            if self.given.get(kind) in HAVE_OPTIONS:
                yield Ask.own_words(
                    Step(OPTIONS, str(number)),
                    "What can be picked?",
                    help="One on each line, in a few words.",
                )

    def answer(self, ask: Ask, value: Value) -> "NewForm":
        """Take an answer.

        Raises:
            ValueError: if it can't be used there, in plain words.
        """
        if ask.step.question == WORDS and ask.step.part != "1" and not isinstance(value, str):
            return replace(self, given={**self.given, ask.step: value})
        check = {TITLE.question: _title, WORDS: _words, OPTIONS: _options}.get(ask.step.question)
        return replace(self, given={**self.given, ask.step: check(value) if check else value})

    @property
    def whole(self) -> int:
        """How many questions are whole: with their words, and with what can be picked where something can."""
        return sum(1 for _ in self._questions())

    @property
    def id(self) -> str:
        """The id that the title makes, which no other pack has."""
        return _free(_id_of(str(self.given[TITLE]), otherwise="my_pack", longest=36), self.taken)

    def toml(self) -> str:
        """Write the file. The form has a title and a whole question."""
        minutes = self.given.get(MINUTES)
        setting = self.given.get(SETTING)
        top: dict[str, object] = {
            "pack": self.id,
            "title": self.given[TITLE],
            "version": 1,
            "lang": self.lang,
            "minutes": int(minutes) if isinstance(minutes, float) else USUAL_MINUTES,
            **({"private": True} if self.given.get(PRIVATE) == "yes" else {}),
            **({"setting": setting} if isinstance(setting, str) else {}),
        }
        note = "# A pack of your own. Change it with any editor; prompts/README.md says how. Add 1 to version when you do.\n"
        questions = "".join(f"\n[[questions]]\n{_table(q)}" for q in self._questions())
        return note + _table(top) + questions

    def _questions(self) -> Iterator[dict[str, object]]:
        ids = {"spotlight"}
        for number in range(1, MOST + 1):
            kind, ask = self.given.get(Step(KIND, str(number))), self.given.get(Step(WORDS, str(number)))
            options = self.given.get(Step(OPTIONS, str(number)))
            if not isinstance(ask, str) or not isinstance(kind, str):
                return
            if kind in HAVE_OPTIONS and not isinstance(options, str):
                return
            id = _free(_id_of(ask, otherwise=f"question_{number}", longest=24), ids)
            ids.add(id)
            found: dict[str, object] = {"id": id, "type": kind, "ask": ask}
            yield {**found, "options": _pairs(str(options))} if kind in HAVE_OPTIONS else found


def _line(step: Step, words: str, help: str) -> Ask:
    return Ask.own_words(step, words, help=help)


def _title(value: Value) -> Value:
    title = _about_nobody(_one_line(value, TITLE_NEEDED))
    if len(title) > LONGEST_TITLE:
        raise ValueError(f"That is too long for a title. {LONGEST_TITLE} letters are the most.")
    return title


def _words(value: Value) -> Value:
    words = _about_nobody(_one_line(value, WORDS_NEEDED))
    if len(words) > LONGEST_WORDS:
        raise ValueError(f"That is too long for a question. {LONGEST_WORDS} letters are the most.")
    return words


def _options(value: Value) -> Value:
    lines = [" ".join(line.split()) for line in (value.splitlines() if isinstance(value, str) else ())]
    lines = [_about_nobody(line.removeprefix("- "), is_choice=True) for line in lines if line]
    if len(lines) < 2:
        raise ValueError(TWO_NEEDED)
    if len(set(lines)) < len(lines):
        raise ValueError(TWICE)
    if any(len(line) > LONGEST_WORDS for line in lines):
        raise ValueError("One line is too long. A few words are enough.")
    return "\n".join(lines)


def _one_line(value: Value, needed: str) -> str:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if not text:
        raise ValueError(needed)
    return text


def _about_nobody(text: str, *, is_choice: bool = False) -> str:
    from reflect.guide.check.about_a_person import ABOUT_THEM, asks_for
    from reflect.guide.faults import holds_hidden

    if holds_hidden(text):
        raise ValueError("It holds a character that no screen shows. Please type it anew.")
    if asked := asks_for(text, is_choice=is_choice):
        told = ABOUT_THEM.format(asked=asked)
        raise ValueError(f"{told[:1].upper()}{told[1:]}.")
    return text


def _pairs(lines: str) -> list[list[str]]:
    pairs, ids = [], set[str]()
    for number, line in enumerate(lines.splitlines(), 1):
        id = _free(_id_of(line, otherwise=f"option_{number}", longest=30), ids)
        ids.add(id)
        pairs.append([id, line])
    return pairs


def _id_of(text: str, *, otherwise: str, longest: int) -> str:
    """Make an id of a text: its first words in small letters without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    id = ""
    for word in re.findall(r"[a-z0-9]+", plain):
        if len(id) + len(word) + 1 > longest:
            break
        id = f"{id}_{word}".lstrip("_")
    if not id:
        return otherwise
    return f"my_{id}" if not id[0].isalpha() or _KEPT_BY_WINDOWS.fullmatch(id) else id


def _free(id: str, taken: Collection[str]) -> str:
    """Give the id, or the first one after it that nothing else has."""
    number, found = 1, id
    while found in taken:
        number += 1
        found = f"{id}_{number}"
    return found


def _table(keys: Mapping[str, object]) -> str:
    """Write keys as TOML. Text as JSON writes it is text as TOML reads it."""
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in keys.items())
