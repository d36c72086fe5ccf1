"""The state of one sitting: which question comes next, from the pack and the answers so far. Pure.

The path is worked out anew from pack + answers each time, so going back, resuming and changing an
answer need no machinery of their own. A walk never asks, prints or saves.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from reflect.guide.areas import Practice
from reflect.guide.ask import Ask, Empty, Step, Value
from reflect.guide.choices import ONE_MORE, areas_left, choices_of, has_none
from reflect.guide.earlier_line import EarlierLine
from reflect.guide.line_question import is_asked_elsewhere, left_to_the_week, line_question
from reflect.guide.occasion import Occasion, filled
from reflect.guide.one_a_day import in_turn
from reflect.guide.pack import Pack, Question
from reflect.quick_dataclass import dataclass
from reflect.wording import speak

SPOTLIGHT = Step("spotlight")


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """What an answer sets off at once: a card to show, another pack to go through first, a kind end."""

    card: str = ""
    goes_to: str | None = None
    stops: bool = False


@dataclass(frozen=True)
class Walk:
    """One sitting. Every method gives a new walk or a plain value; nothing changes in place."""

    pack: Pack
    practice: Practice
    occasion: Occasion
    given: Mapping[Step, Value] = field(default_factory=dict)
    cursor: Step | None = None
    stepping: bool = False
    """After going back: each question that follows comes again, until the first open one."""

    # The path

    def path(self) -> tuple[Ask, ...]:
        """All questions of this sitting as far as the answers tell, in order."""
        return tuple(self._path())

    def next(self) -> Ask | None:
        """The question to ask now: where the person went back to, else the first open one; None at the end."""
        path = self.path()
        if self.cursor is not None:
            for ask in path:
                if ask.step == self.cursor:
                    return ask
        return next((ask for ask in path if ask.step not in self.given), None)

    @property
    def stopped(self) -> bool:
        """True when an answer on the path ends the sitting kindly, before its last question."""
        return any(self._stops(q) for q in self.pack.questions if self._reached(q))

    def place(self, ask: Ask) -> tuple[int, int]:
        """Give (number of this question, how many there are as far as the answers tell)."""
        steps = [a.step for a in self.path()]
        return steps.index(ask.step) + 1, len(steps)

    # Moving

    def answer(self, value: object) -> "Walk":
        """Answer the question that is next.

        After going back, what follows comes again, each with its answer in place, until the first open one.

        Raises:
            ValueError: if the value is not allowed there (`Ask.accept` says why).
            LookupError: if there is no next question.
        """
        ask = self.next()
        if ask is None:
            raise LookupError("the walk is at its end")
        walk = replace(self, given={**self.given, ask.step: ask.accept(value)}, cursor=None)
        following = walk._step_after(ask.step) if self.stepping else None
        return replace(walk, cursor=following, stepping=following is not None)

    def back(self) -> "Walk":
        """Go to the question before; at the first one, stay there."""
        now = self.next()
        steps = [ask.step for ask in self.path()]
        if not steps:
            return self
        index = steps.index(now.step) if now else len(steps)
        return replace(self, cursor=steps[max(index - 1, 0)], stepping=True)

    def _step_after(self, step: Step) -> Step | None:
        """The step that follows on the path, if it is answered already."""
        steps = [ask.step for ask in self.path()]
        following = steps[steps.index(step) + 1 :][:1]
        return next((s for s in following if s in self.given), None)

    def earlier(self, ask: Ask) -> Value | None:
        """The answer already given there, or the one that can stay as it was, or None."""
        return self.given.get(ask.step, ask.before)

    def consequence(self, step: Step) -> Consequence:
        """What the answer at this step sets off. A skipped safety question shows its card, or a short one, and goes on."""
        q = self.pack.question(step.question)
        if q is None:
            return Consequence()
        value = self.given.get(step)
        ids = value if isinstance(value, tuple) else (value,)
        if value is Empty.SKIPPED and not q.kept:
            cards = [q.card_if_skipped] if q.card_if_skipped else list(q.card_if.values())
        else:
            cards = [q.card_if[id] for id in ids if isinstance(id, str) and id in q.card_if]
        texts = dict.fromkeys(self.practice.cards[card] for card in cards)
        return Consequence(
            card="\n\n".join(texts),
            goes_to=q.goes_to.get(value) if isinstance(value, str) else None,
            stops=self._stops(q),
        )

    def holds_anything(self) -> bool:
        """True if there is an answer worth a draft: one that may be stored and is not empty."""
        return any(
            not isinstance(self.given[a.step], Empty) for a in self.path() if a.kept and a.step in self.given
        )

    # How the path is made

    def _path(self) -> Iterator[Ask]:
        spotlight_due = self.pack.spotlight and self.occasion.spotlight is not None
        form = self.pack
        for q in in_turn(form, self.occasion.pool, self.given) if form.one_a_day else form.questions:
            if not self._reached(q):
                continue
            yield from self._asks(q)
            if self._stops(q):
                return
            if spotlight_due and q.is_growth_rating:
                spotlight_due = False
                yield self._spotlight()

    def _reached(self, q: Question) -> bool:
        if has_none(q, self.occasion) or (q.sets == "setting" and self._is_settled(q)):
            return False
        if q.show_if is None:
            return True
        on = self.pack.question(q.show_if.question)
        if on is None:
            return False
        if on.sets == "setting" and self._is_settled(on):
            return q.show_if.holds(self.occasion.setting)
        return self._reached(on) and q.show_if.holds(self.given.get(Step(on.id)))

    def _is_settled(self, q: Question) -> bool:
        """The kind of time was given beforehand, so its question is not asked."""
        return self.occasion.setting in {id for id, _ in q.options}

    def _stops(self, q: Question) -> bool:
        return self.given.get(Step(q.id)) in q.stops_if

    def _asks(self, q: Question) -> Iterator[Ask]:
        if not q.is_growth_rating:
            yield self._ask(q)
        elif q.repeat_for:
            picked = self.pack.question(q.repeat_for)
            for area in self._picked(picked) if picked else ():
                yield self._rating(q, Step(q.id, area), area)
        elif q.repeat > 1:
            yield from self._chosen_ratings(q)
        elif not is_asked_elsewhere(q, self.pack, occasion=self.occasion, practice=self.practice):
            yield self._rating(q, Step(q.id), self._one_area(q))

    def _chosen_ratings(self, q: Question) -> Iterator[Ask]:
        """Up to `repeat` different areas: each one chosen (the focus offered first), then rated."""
        chosen, by_week = self._picked(q), left_to_the_week(q, self.occasion, practice=self.practice)
        for n in range(1, q.repeat + 1):
            left, suggested = areas_left(self.occasion, self.practice, chosen[: n - 1], but=by_week)
            yield Ask(
                step=Step(q.id, f"#{n}"), kind="select", words=self._filled(q.ask) if n == 1 else speak(ONE_MORE),
                help=f"{q.help} {suggested}".strip() if n == 1 else suggested, choices=left, first=len(left),
                card=self.practice.cards.get(q.card, "") if n == 1 else "", at_once=True,
            )  # fmt: skip
            if n > len(chosen):
                return
            area = chosen[n - 1]
            # The line belongs to its area, not to its turn: another area chosen later starts empty.
            yield self._rating(q, Step(q.id, area), area, words=self.practice.areas[area].name)

    def _rating(self, q: Question, step: Step, area: str, *, words: str = "") -> Ask:
        found = self.practice.areas[area]
        return line_question(
            q, step, found, words=words or self._filled(q.ask, area=found.name),
            card="" if words else self.practice.cards.get(q.card, ""),
            private=self._is_private(q, (area,)), before=self.occasion.before.get(step),
        )  # fmt: skip

    def _ask(self, q: Question) -> Ask:
        choices, first = choices_of(q, self.occasion, self.practice)
        return Ask(
            step=Step(q.id), kind=q.type, words=self._filled(q.ask), help=self._filled(q.help),
            choices=choices, first=first, at_most=q.at_most, lowest=q.min, highest=q.max, increment=q.step,
            default=q.default, card=self.practice.cards.get(q.card, ""),
            private=self._is_private(q, self.areas_of(q)), kept=q.kept, today=self.occasion.day,
            days=q.days, link=q.link,
            # What ends a sitting, or leads away, takes an Enter.
            at_once=q.forgives_a_slip,
        )  # fmt: skip

    def _spotlight(self) -> Ask:
        focus = self.occasion.focus
        return Ask(
            step=SPOTLIGHT,
            kind="text",
            words=self.occasion.spotlight or "",
            private=self.pack.private or self.practice.is_private(focus),
        )

    def _filled(self, text: str, *, area: str = "") -> str:
        return filled(text, self.occasion, self.practice, area=area)

    # What an answer belongs to

    def areas_of(self, q: Question) -> tuple[str, ...]:
        """The growth areas that an answer to this question is about, specials resolved."""
        areas: list[str] = []
        for area in q.areas:
            if area == "focus":
                areas.append(self.occasion.focus)
            elif area in ("chosen", "each"):
                areas.extend(self._touched(q))
            elif area == "of_commitment":
                areas.extend(self.occasion.commitment.areas if self.occasion.commitment else ())
            elif area != "by_moment":
                areas.append(area)
        return tuple(dict.fromkeys(areas))

    def _touched(self, asking: Question) -> Iterator[str]:
        """Areas picked or rated on this path; a private choice is told to private questions only."""
        private = self.pack.private_questions()
        for q in self.pack.questions:
            if q.kept and (asking.id in private or q.id not in private):
                yield from self._picked(q)

    def _picked(self, q: Question) -> tuple[str, ...]:
        """The growth areas that were picked at this question, or rated by it, in order."""
        if not self._reached(q):
            return ()
        value = self.given.get(Step(q.id))
        if q.options_from == "growth_areas":
            return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
        if q.repeat > 1:
            return tuple(self._turns(q))
        return (self._one_area(q),) if isinstance(value, int | EarlierLine) and q.is_growth_rating else ()

    def _turns(self, q: Question) -> Iterator[str]:
        """The different areas chosen one after the other; what stands twice is not chosen again yet."""
        before: set[str] = set()
        for n in range(1, q.repeat + 1):
            area = self.given.get(Step(q.id, f"#{n}"))
            if not isinstance(area, str) or area in before:
                return
            before.add(area)
            yield area

    def _one_area(self, q: Question) -> str:
        return self.occasion.focus if q.areas[0] == "focus" else q.areas[0]

    def _is_private(self, q: Question, areas: tuple[str, ...]) -> bool:
        """Private by the pack, by what it asks about, by naming a private area, or as the branch of such a question."""
        practice = self.practice
        named = self.given.get(Step(q.id)) if q.options_from == "growth_areas" else None
        about = (*areas, *(named if isinstance(named, tuple) else (str(named),)))
        if "{focus_area}" in q.ask + q.help:
            about = (*about, self.occasion.focus)
        if (
            q.sets == "load"
            or q.id in self.pack.private_questions()
            or any(practice.is_private(a) for a in about)
        ):
            return True
        on = self.pack.question(q.show_if.question) if q.show_if else None
        return on is not None and self._is_private(on, self.areas_of(on))
