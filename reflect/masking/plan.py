"""Plans what is masked in some texts, takes the person's decisions, and makes the masked texts. Writes nothing, keeps nothing.

Everything that was found is masked unless the person keeps it; what is only a `look` stays unless they mask it. Codes are
dealt anew in each plan, by first appearance, so that two finished documents cannot be joined.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from reflect.masking.always import always_spans
from reflect.masking.find import check, compare_key, find
from reflect.masking.leaks import LeakFound, Undecided
from reflect.masking.lexicon import words
from reflect.masking.rounds import until_quiet
from reflect.masking.spans import FIRM, NOUNS, NUMBERED, Detector, Kind, Span

Choice = Literal["mask", "keep", "replace"]


@dataclass(frozen=True, slots=True)
class Options:
    """How a plan is made."""

    relations: bool = True
    """Whether a code may say who somebody is: Person 1 (sister)."""
    everything_seen: bool = False
    """Whether `render` asks that the person looked at every detail that is masked by itself."""
    detectors: tuple[Detector, ...] = ()
    """Further finders, an agency's own."""


@dataclass(frozen=True, slots=True)
class Item:
    """A span with what becomes of it."""

    span: Span
    choice: Choice
    replacement: str
    """What stands there when it is masked or replaced."""
    decided: bool = False
    """Whether the person said so; else it is the start state."""

    @property
    def masked(self) -> bool:
        """Whether the text itself goes."""
        return self.choice != "keep"


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

    def decide(self, span: Span, choice: str, always: bool = False) -> "Plan":
        """Say what becomes of a span.

        Args:
            span: A span of this plan (`span.where` is the number of its text).
            choice: `mask`, `keep`, or `replace:` with the words to put there.
            always: Decide the same for every mention of it in this plan, and note the word in `asked_always` or
                `asked_keep`, so that the caller can keep it.

        Returns:
            The plan with this decision.

        Raises:
            ValueError: the span is not of this plan, or the choice is none of the three.
        """
        wanted, words = _choice(choice)
        if not any(item.span == span for item in self.items):
            raise ValueError("that span is not in this plan")
        key = compare_key(span.text)

        def meant(item: Item) -> bool:
            return item.span == span or (
                always and item.span.kind == span.kind and compare_key(item.span.text) == key
            )

        items = tuple(_decided(item, wanted, words) if meant(item) else item for item in self.items)
        noted = frozenset([span.text]) if always else frozenset()
        return replace(
            self,
            items=_dealt(items, self.options, self.always),
            asked_always=self.asked_always | noted if wanted != "keep" else self.asked_always - noted,
            asked_keep=self.asked_keep | noted if wanted == "keep" else self.asked_keep - noted,
        )

    def decide_all(self, choices: Mapping[Span, str]) -> "Plan":
        """Say what becomes of many spans at once; the same as `decide` for one after the other, with the codes dealt once.

        Args:
            choices: Span of this plan -> `mask`, `keep`, or `replace:` with the words to put there.

        Returns:
            The plan with these decisions.

        Raises:
            ValueError: a span is not of this plan, or a choice is none of the three.
        """
        wanted = {span: _choice(choice) for span, choice in choices.items()}
        if wanted.keys() - {item.span for item in self.items}:
            raise ValueError("that span is not in this plan")
        items = tuple(
            _decided(item, *wanted[item.span]) if item.span in wanted else item for item in self.items
        )
        return replace(self, items=_dealt(items, self.options, self.always))

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


def _choice(choice: str) -> tuple[str, str]:
    wanted, _, words = choice.partition(":")
    if wanted not in ("mask", "keep", "replace"):
        raise ValueError(f"no such choice: {wanted}")
    return wanted, words.strip()


def _decided(item: Item, wanted: str, words: str) -> Item:
    if wanted == "replace":
        return replace(item, choice="replace", replacement=words, decided=True)
    return replace(item, choice="mask" if wanted == "mask" else "keep", decided=True)


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

    items = [
        Item(replace(span, where=where), "mask" if span.rank else "keep", span.suggestion)
        for where, text in enumerate(taken)
        for span in until_quiet(text, look(text), look)
    ]
    return Plan(taken, _dealt(tuple(items), options, words), words, kept, options)


def _dealt(items: tuple[Item, ...], options: Options, always: frozenset[str]) -> tuple[Item, ...]:
    """Deal the codes by first appearance. A first name alone is the same person as the full name that it begins or ends."""
    dealt: dict[tuple[Kind, str], int] = {}
    relations: dict[tuple[Kind, int], str] = {}
    count: Counter[Kind] = Counter()
    made = list[Item]()
    for item in items:
        span = item.span
        if span.kind not in NUMBERED or item.choice == "replace":
            made.append(item)
            continue
        if not item.masked:
            made.append(replace(item, replacement=NOUNS[span.kind]))
            continue
        key = compare_key(_untitled(span))
        number = dealt.get((span.kind, key))
        if number is None:
            number = _same(dealt, span.kind, key)
        if number is None:
            count[span.kind] += 1
            number = count[span.kind]
        for part in {key, key.split(" ")[0], key.split(" ")[-1]} if span.kind == "person" else {key}:
            dealt.setdefault((span.kind, part), number)
        relation = relations.setdefault((span.kind, number), span.relation) or span.relation
        relations[(span.kind, number)] = relation
        code = f"{NOUNS[span.kind]} {number}"
        told = options.relations and relation and not span.relation and span.kind == "person"
        if told and not any(always_spans(relation, always)):
            code = f"{code} ({relation})"
        made.append(replace(item, replacement=code))
    return tuple(made)


_TITLES = words("titles")


def _untitled(span: Span) -> str:
    first, _, rest = span.text.partition(" ")
    return rest.strip() if rest and first.rstrip(".").lower() in _TITLES else span.text


def _same(dealt: dict[tuple[Kind, str], int], kind: Kind, key: str) -> int | None:
    if kind != "person" or not key:
        return None
    return dealt.get((kind, key.split(" ", maxsplit=1)[0]))


def render(made: Plan) -> tuple[str, ...]:
    """Make the masked texts, and look over them once more.

    Args:
        made: The plan with the person's decisions. What is undecided is masked, unless the options ask for every decision.

    Returns:
        The masked texts, in the order of the plan.

    Raises:
        Undecided: the options ask that everything was looked at, and it was not.
        LeakFound: an always-mask word, or a `sure` or `likely` detail that the person did not keep, is still in a text.
            Nothing is returned then.
    """
    if made.options.everything_seen and made.waiting:
        raise Undecided(made.waiting)
    by_text: dict[int, list[Item]] = {}
    for item in made.items:
        by_text.setdefault(item.span.where, []).append(item)
    kept = made.allow | {item.span.text for item in made.items if not item.masked} | made.asked_keep
    finished, leaks = list[str](), list[Span]()
    for where, text in enumerate(made.texts):
        masked = _written(text, by_text.get(where, []))
        finished.append(masked)
        leaks += [replace(span, where=where) for span in _leaks(masked, made, kept, by_text.get(where, []))]
    if leaks:
        raise LeakFound(leaks)
    return tuple(finished)


def _written(text: str, items: Sequence[Item]) -> str:
    pieces, at = list[str](), 0
    for item in items:
        if item.masked:
            pieces += [text[at : item.span.start], item.replacement]
            at = item.span.end
    return "".join([*pieces, text[at:]])


def _leaks(masked: str, made: Plan, kept: frozenset[str], items: Sequence[Item]) -> Iterable[Span]:
    """What the second pass finds, without what the person kept and what they wrote themselves in its place."""
    chosen = {item.replacement for item in items if item.choice == "replace"} | {
        item.span.text for item in items if not item.masked
    }
    words = made.always | made.asked_always
    for span in check(masked, words, allow=kept):
        if span.kind == "always" or not any(
            span.text in said or said in span.text for said in chosen if said
        ):
            yield span
