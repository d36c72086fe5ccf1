"""Plans what is masked in some texts, takes the person's decisions, and makes the masked texts. Writes nothing, keeps nothing.

Everything that was found is masked unless the person keeps it; what is only a `look` stays unless they mask it. Codes are
dealt anew in each plan, by first appearance, so that two finished documents cannot be joined.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reflect.masking.asked.fragments import compare_key
from reflect.masking.find import check, find, without
from reflect.masking.plan.codes import dealt
from reflect.masking.plan.items import Decision, Item, Keep, Mask, Options, Replace
from reflect.masking.plan.leaks import LeakFound, Undecided
from reflect.masking.plan.second_look import ROUNDS, Put, clear_of, coming_to_light, masking
from reflect.masking.plan.spellings import Spellings
from reflect.masking.plan.years import without_years
from reflect.masking.spans import FIRM, Kind, Span

__all__ = ["Item", "LeakFound", "Options", "Plan", "Undecided", "finish", "plan", "render", "settled"]


@dataclass(frozen=True, slots=True)
class Plan:
    """Every span of some texts, and what becomes of each. A value: `decide` gives another plan."""

    texts: tuple[str, ...]
    items: tuple[Item, ...]
    always: frozenset[str]
    allow: frozenset[str]
    options: Options = field(default_factory=Options)
    asked_always: frozenset[str] = frozenset()
    """Words that the person asked, while deciding, to mask always. The caller keeps them."""
    asked_keep: frozenset[str] = frozenset()
    """Words that the person asked, while deciding, to keep always. The caller keeps them."""

    def decide(self, span: Span, decision: Decision, *, always: bool = False) -> "Plan":
        """Say what becomes of a span.

        Args:
            span: A span of this plan (`span.where` is the number of its text).
            decision: What becomes of it.
            always: Decide the same for every mention of it in this plan, and note the word in `asked_always` or
                `asked_keep`, so that the caller can keep it.

        Returns:
            The plan with this decision.

        Raises:
            ValueError: the span is not of this plan.
        """
        if not any(item.span == span for item in self.items):
            raise ValueError("that span is not in this plan")
        key = compare_key(span.text)

        def meant(item: Item) -> bool:
            return item.span == span or (
                always and item.span.kind == span.kind and compare_key(item.span.text) == key
            )

        items = tuple(_decided(item, decision) if meant(item) else item for item in self.items)
        noted = frozenset([span.text]) if always else frozenset()
        stays = isinstance(decision, Keep)
        return replace(
            self,
            items=dealt(items, self.options, self.always),
            asked_always=self.asked_always - noted if stays else self.asked_always | noted,
            asked_keep=self.asked_keep | noted if stays else self.asked_keep - noted,
        )

    def decide_all(self, decisions: Mapping[Span, Decision]) -> "Plan":
        """Say what becomes of many spans at once; the same as `decide` for one after the other, with the codes dealt once.

        Args:
            decisions: Span of this plan -> what becomes of it.

        Returns:
            The plan with these decisions.

        Raises:
            ValueError: a span is not of this plan.
        """
        if decisions.keys() - {item.span for item in self.items}:
            raise ValueError("that span is not in this plan")
        items = tuple(
            _decided(item, decisions[item.span]) if item.span in decisions else item for item in self.items
        )
        return replace(self, items=dealt(items, self.options, self.always))

    def spans(self, *, undecided: bool = False) -> tuple[Span, ...]:
        """The spans in the order of the texts; with `undecided` only those that the person has not decided."""
        return tuple(item.span for item in self.items if not (undecided and item.decided))

    @property
    def masked(self) -> Mapping[Kind, int]:
        """How many details of each kind go."""
        return Counter(item.span.kind for item in self.items if item.masked)

    @property
    def kept(self) -> Mapping[Kind, int]:
        """How many `sure` or `likely` details of each kind the person kept: this is written down with an export."""
        return Counter(
            item.span.kind for item in self.items if not item.masked and item.span.certainty in FIRM
        )

    @property
    def waiting(self) -> int:
        """How many details are masked without the person having looked at them."""
        return sum(item.masked and not item.decided for item in self.items)


def _decided(item: Item, decision: Decision) -> Item:
    return replace(item, decision=decision, code=item.span.suggestion, decided=True)


def plan(
    texts: Iterable[str],
    *,
    always: Collection[str] = (),
    allow: Collection[str] = (),
    options: Options | None = None,
) -> Plan:
    """Find what may point to someone in some texts, and lay out what becomes of it.

    Args:
        texts: The texts of one document, in its order.
        always: Words never to let out.
        allow: Words that the person keeps.
        options: How the plan is made.

    Returns:
        A plan in its start state: `sure`, `likely` and `maybe` masked, `look` kept, nothing decided by the person.
    """
    options = options or Options()
    taken, words = tuple(texts), frozenset(always)
    kept = frozenset(allow)

    def look(text: str) -> list[Span]:
        return find(text, always=words, allow=kept, detectors=options.detectors)

    found = in_all_spellings(taken, [_all_of(text, look) for text in taken], look, kept)
    items = [
        Item(replace(span, where=where), Mask() if span.rank else Keep(), span.suggestion)
        for where, spans in enumerate(found)
        for span in spans
    ]
    return Plan(taken, dealt(tuple(items), options, words), words, kept, options)


def _all_of(text: str, look: Callable[[str], list[Span]]) -> list[Span]:
    """What is found in a text, with what comes to light when that is masked."""
    spans = look(text)
    masks = [span for span in spans if span.rank]
    fresh = coming_to_light(
        text, [masking(span) for span in masks], lambda masked: [s for s in look(masked) if s.rank]
    )
    looks = clear_of((s for s in spans if not s.rank), [(s.start, s.end) for s in fresh])
    return sorted([*masks, *looks, *fresh], key=lambda s: s.start)


def in_all_spellings(
    texts: Sequence[str],
    found: Sequence[Sequence[Span]],
    look: Callable[[str], list[Span]],
    allow: Collection[str],
) -> list[list[Span]]:
    """What was found in each text, with its other spellings in all of them, and with what comes to light when these are masked."""
    made, known = [list(spans) for spans in found], Spellings()
    for _ in range(ROUNDS):
        if not known.learn(span for spans in made for span in spans):
            break
        for where, text in enumerate(texts):
            masks = [span for span in made[where] if span.rank]
            fresh = without(known.in_text(text, masks), allow)
            if fresh:
                made[where] = _with(text, made[where], fresh, look)
    return made


def _with(
    text: str, spans: Sequence[Span], fresh: Sequence[Span], look: Callable[[str], list[Span]]
) -> list[Span]:
    """The spans with fresh ones in the place of those that they overlap, and what comes to light when these are masked."""
    covered = [(span.start, span.end) for span in fresh]
    spans = sorted([*clear_of(spans, covered), *fresh], key=lambda s: s.start)
    more = coming_to_light(
        text,
        [masking(span) for span in spans if span.rank],
        lambda masked: [s for s in look(masked) if s.rank],
        beside=covered,
    )
    return sorted([*clear_of(spans, [(s.start, s.end) for s in more]), *more], key=lambda s: s.start)


def settled(made: Plan) -> Plan:
    """The plan with what comes to light when its decisions are carried out: a neighbour of what is masked, or of what was kept.

    Such a detail is masked like any other that the person has not decided. What they kept, or typed in a place, is theirs; an
    always-mask word that they kept or typed is left for `finish` to refuse.
    """
    by_text, kept, items = _by_text(made), _kept(made), list[Item]()
    for where, text in enumerate(made.texts):
        here = by_text.get(where, ())
        here = without_years(here, _leaks(_written(text, here), made, kept, here))
        fresh = [replace(span, where=where) for span in _comes_to_light(text, made, here)]
        covered = [(span.start, span.end) for span in fresh]
        items += sorted(
            [
                *(i for i in here if i.masked or i.decided or clear_of([i.span], covered)),
                *(Item(span, Mask(), span.suggestion) for span in fresh),
            ],
            key=lambda item: item.span.start,
        )
    return replace(made, items=dealt(tuple(items), made.options, made.always))


def _comes_to_light(text: str, made: Plan, items: Sequence[Item]) -> list[Span]:
    kept = _kept(made)
    return coming_to_light(
        text,
        [Put(item.span.start, item.span.end, item.replacement) for item in items if item.masked],
        lambda masked: _leaks(masked, made, kept, items),
        everywhere=True,
        apart=[(item.span.start, item.span.end) for item in items if item.masked or item.decided],
    )


def finish(made: Plan) -> tuple[tuple[str, ...], Plan]:
    """Make the masked texts, and look over them once more.

    What comes to light only now is masked too (`settled`), and the texts are looked over again after that.

    Args:
        made: The plan with the person's decisions. What is undecided is masked, unless the options ask for every decision.

    Returns:
        The masked texts, in the order of the plan, and the plan that they were made by.

    Raises:
        Undecided: the options ask that everything was looked at, and it was not.
        LeakFound: an always-mask word, or a `sure` or `likely` detail that the person did not keep, is still in a text.
            Nothing is returned then.
    """
    finished, leaks = _finished(made)
    if leaks:
        made = settled(made)
        finished, leaks = _finished(made)
    if made.options.everything_seen and made.waiting:
        raise Undecided(made.waiting)
    if leaks:
        raise LeakFound(leaks)
    return finished, made


def render(made: Plan) -> tuple[str, ...]:
    """The masked texts of `finish` by themselves."""
    return finish(made)[0]


def _finished(made: Plan) -> tuple[tuple[str, ...], list[Span]]:
    by_text, kept = _by_text(made), _kept(made)
    finished, leaks = list[str](), list[Span]()
    for where, text in enumerate(made.texts):
        items = by_text.get(where, [])
        masked = _written(text, items)
        finished.append(masked)
        leaks += [replace(span, where=where) for span in _leaks(masked, made, kept, items)]
    return tuple(finished), leaks


def _by_text(made: Plan) -> Mapping[int, Sequence[Item]]:
    by_text: dict[int, list[Item]] = {}
    for item in made.items:
        by_text.setdefault(item.span.where, []).append(item)
    return by_text


def _kept(made: Plan) -> frozenset[str]:
    return made.allow | {item.span.text for item in made.items if not item.masked} | made.asked_keep


def _written(text: str, items: Sequence[Item]) -> str:
    pieces, at = list[str](), 0
    for item in items:
        if item.masked:
            pieces += [text[at : item.span.start], item.replacement]
            at = item.span.end
    return "".join([*pieces, text[at:]])


def _leaks(masked: str, made: Plan, kept: frozenset[str], items: Sequence[Item]) -> list[Span]:
    """What the second pass finds, without what the person kept and what they wrote themselves in its place."""
    chosen = {item.decision.words for item in items if isinstance(item.decision, Replace)} | {
        item.span.text for item in items if not item.masked
    }
    words = made.always | made.asked_always
    return [
        span
        for span in check(masked, words, allow=kept, detectors=made.options.detectors)
        if span.kind == "always" or not any(span.text in said or said in span.text for said in chosen if said)
    ]
