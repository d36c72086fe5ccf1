"""The way from what was chosen to a signature: each step asks one thing, and leads on or back. It writes nothing.

The page is read first, as it would be; then all details in one list, what may tell without a name, what no program can
know, what changed since it was read, and the signature. What was decided is kept in the draft at each step.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import field, replace
from typing import TYPE_CHECKING

from reflect.cli.asking.contract import Move
from reflect.cli.context import Context
from reflect.cli.sharing import choose, cover_name, look_over, pointed_out, reading, sign
from reflect.cli.sharing.draft import QUESTIONS, STEPS, PageDraft, codes_of, digest, place_of
from reflect.cli.sharing.first_plan import first_plan
from reflect.cli.sharing.further_words import more_to_mask, what_only_you_know
from reflect.cli.sharing.listed import listed
from reflect.cli.sharing.page import Page, Renders, page_of
from reflect.cli.sharing.passages import passages
from reflect.cli.sharing.reader import who_reads
from reflect.masking.plan.leaks import LeakFound
from reflect.quick_dataclass import dataclass
from reflect.report.kinds import load
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.masking.plan.plan import MaskingPlan
    from reflect.masking.spans import Span
    from reflect.report.admitted import Admitted

READ_BEFORE = later("It reads as you read it before.")
Gather = Callable[[PageDraft], "Admitted"]


@dataclass
class Review:
    """A page that is being made with its writer.

    Attributes:
        gather: lets what a draft says through the gate.
        renders: the formats.
        draft: how far it is.
        asks_which: the entries are asked for here, and not told by the command.
        tried: told of the page as it is before anybody looked at it, so that what can't be written is said at once.
        was: the digest of the texts and of the lists of words, as they were when these came through the gate.
    """

    app: Context
    gather: Gather
    renders: Renders
    draft: PageDraft
    asks_which: bool
    tried: Callable[[Page], None]
    admitted: "Admitted" = field(init=False)
    begun: "MaskingPlan" = field(init=False)
    plan: "MaskingPlan" = field(init=False)
    was: str = field(default="", init=False)
    _page: tuple["MaskingPlan", Page] | None = field(default=None, init=False)

    def run(self) -> Page | None:
        """Go through the steps; None if the person does not sign.

        Raises:
            MissingLetters: a letter that is not masked can't be shown in one of the formats.
            typer.Exit: if they went back from the choice of entries.
            KeyboardInterrupt: if they paused.
        """
        steps: dict[str, Callable[[], bool]] = {
            "entries": self._entries,
            "reader": self._reader,
            "read": self._read,
            "list": self._list,
            "pointers": self._pointers,
            **dict.fromkeys(QUESTIONS, self._question),
        }
        while True:
            step = self.draft.step
            if step != STEPS[0] and not hasattr(self, "admitted"):
                self.begin()  # what can't be made at all is said before anything is asked
            if step == STEPS[-1]:
                said = self._signature()
                if said in (sign.YES, sign.NO):
                    return self.page() if said == sign.YES else None
                self._back() if said == sign.BACK else None
            elif not self._asks(step) or steps[step]():
                self.draft = self.draft.after(step)
            else:
                self._back()

    def begin(self) -> None:
        """Let through the gate what the draft says, and lay its decisions over it."""
        self.admitted = self.gather(self.draft)
        further = self.draft.further | self.draft.asked_always
        self.begun = first_plan(
            self.app, self.admitted, further=further, gone_through=self.draft.gone_through
        )
        self.plan = self.draft.on(self.begun)
        self.was, self._page = self.made_of(), None
        # What the second check finds can still be decided on in the list.
        with suppress(LeakFound):
            self.tried(self.page())

    def page(self) -> Page:
        """The page as it would be written now, built anew only where a decision changed it."""
        if self._page is None or self._page[0] != self.plan:
            self._page = (self.plan, page_of(self.admitted, self.plan, self.renders))
        return self._page[1]

    def made_of(self) -> str:
        """The digests of the texts, of the words left alone, and of each word never to let out."""
        words = self.app.journal.words
        same = (digest(*self.admitted.texts), digest(*sorted(words.left_alone)))
        return " ".join((*same, *sorted(digest(word) for word in words.never_out)))

    def _asks(self, step: str) -> bool:
        """Say whether there is anything to ask at a step."""
        match step:
            case "entries":
                return self.asks_which
            case "reader":
                return load(self.draft.kind).HIDES is None  # else several read it
            case "list":
                return any(self.plan.texts)
            case "pointers":
                return bool(self._pointed())
            case "job" | "illness" | "else":
                return any(self.plan.texts)
            case _:
                return True

    def _back(self) -> None:
        """Go to the nearest step before that asks something; in plain lines nobody is held up by the page, so it is none."""
        at = STEPS.index(self.draft.step)
        silent = ("read",) if self.app.plain else ()
        before = [s for s in STEPS[:at] if s not in silent and self._asks(s)]
        if not before:
            return
        step = before[-1]
        self.draft = replace(self.draft, step=step, read=frozenset() if step == "read" else self.draft.read)

    def _decide(self, plan: "MaskingPlan | None") -> bool:
        """Take over a plan with more decisions; False for None, which is going back."""
        if plan is None:
            return False
        self.plan = plan
        self.draft = self.draft.decided(self.begun, plan, self.app.journal.words.never_out)
        return True

    def _entries(self) -> bool:
        picked = choose.entries(self.app, self.draft)
        self.draft = replace(self.draft, picked=picked)
        self.begin()
        return True

    def _reader(self) -> bool:
        before = self.draft.reader or self.app.journal.pages.reader
        name = who_reads(self.app, before, leads_back=self.asks_which)
        if isinstance(name, Move):
            return False
        self.draft = replace(self.draft, reader=name)
        if name != self.admitted.reader:
            self.begin()
        return True

    def _read(self) -> bool:
        with suppress(LeakFound):
            return self._read_rest(waits=True)
        return True

    def _read_rest(self, *, waits: bool) -> bool:
        """Show what was not read yet; False if they went back."""
        page = self.page()
        cover_name.say_if_left_off(self.app, self.admitted, page.built.plan)
        whole = passages(page.built.report)
        unread = [p for p in whole if p.id not in self.draft.read]
        if not unread:
            return True
        is_whole = len(unread) == len(whole)
        return reading.read(
            self.app,
            unread,
            page.built.plan,
            head=reading.NOT_SIGNED_YET if is_whole else reading.CHANGED,
            lang=self.draft.lang,
            waits=waits,
            note=lambda ids: self._note(frozenset(ids)),
        )

    def _note(self, ids: frozenset[str]) -> None:
        self.draft = replace(self.draft, read=self.draft.read | ids, codes=codes_of(self.plan))

    def _list(self) -> bool:
        kind = load(self.draft.kind)
        if kind.HIDES is not None:
            self.app.screen.say(speak(kind.HIDES.at_review))
        keeps = kind.KEEPS
        ours = self.app.library.shipped_lines
        look_over.tell_what_was_found(self.app.asker, self.plan, self.app.journal.words.never_out)
        if not listed(self.plan, reader=self.draft.reader, ours=ours):
            return True
        went_on = self._decide(
            look_over.look_over(
                self.app.asker,
                self.plan,
                reader=self.draft.reader,
                ours=ours,
                some_stay=speak(keeps.at_review) if keeps is not None else "",
                turned=frozenset(s for s in self.plan.spans() if place_of(self.plan, s) in self.draft.turned),
                note=self._note_ticks,
            )
        )
        if went_on:
            self._note_end(self.app.asker.saw_all)
        return went_on

    def _note_ticks(self, plan: "MaskingPlan", turned: "frozenset[Span]") -> None:
        """Keep what was ticked so far, also in a list that is not handed in."""
        self._decide(plan)
        self.draft = replace(self.draft, turned=frozenset(place_of(plan, span) for span in turned))

    def _note_end(self, saw_all: bool) -> None:
        """Note whether the list was gone through: the foot of the page says who looked at what is masked."""
        if saw_all != self.draft.gone_through:
            self.draft = replace(self.draft, gone_through=saw_all)
            self.begin()

    def _pointed(self) -> tuple[pointed_out.Pointed, ...]:
        return pointed_out.pointed_out(self.plan, ours=self.app.library.shipped_lines)

    def _pointers(self) -> bool:
        return self._decide(pointed_out.could_they_know(self.app.asker, self.plan, self._pointed()))

    def _question(self) -> bool:
        """Put one of the three questions, and after a yes take the words that give it away."""
        step = self.draft.step
        while True:
            said = what_only_you_know(self.app.asker, step, self.draft.answers.get(step))
            if said is None:
                return False
            self.draft = replace(self.draft, answers={**self.draft.answers, step: said})
            if said == "no" or self._decide(more_to_mask(self.app.asker, self.plan)):
                return True

    def _signature(self) -> str:
        """Show what changed, and ask for the signature."""
        unread = self.draft.read
        if not self._read_rest(waits=False):
            return sign.BACK
        if unread and unread == self.draft.read:
            self.app.screen.say(speak(READ_BEFORE))
        said = sign.signature(self.app)
        if said == sign.MASK:
            self._decide(more_to_mask(self.app.asker, self.plan))
        if said == sign.READ:
            self.draft = replace(self.draft, read=frozenset())
        return said
