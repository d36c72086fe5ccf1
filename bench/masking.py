"""Measure masking on labelled texts: what is masked whole, how many texts keep nothing, what else is masked, how quick.

    python bench/masking.py                          all labelled texts of the project, and the cost
    python bench/masking.py FILE ... [--misses]      these alone: .jsonl or .txt (masking_texts.py says how they look)

What is missed in the texts that were put aside (`aside*.txt`, and half b of some sentences) is never shown.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from masking_cost import ratios, speed, start  # noqa: E402
from masking_tally import Outcome, Tally, hints, outcome, tally  # noqa: E402
from masking_texts import FIXTURES, Case, Group, groups, of  # noqa: E402

NAMES = {
    "PERSON": "people", "PLACE": "places, addresses too", "ADDRESS": "street addresses", "ORG": "organisations", "DATE": "dates",
    "CONTACT": "ways to reach someone", "ID": "numbers on papers", "AGE": "ages over 89", "all": "**all**",
}  # fmt: skip
GIVEN = ROOT / "prompts" / "en" / "given_names.txt"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table as the documents have it."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def cell(part: Tally, kind: str) -> str:
    share = part.share(kind)
    return "" if share is None else f"{share:.3f} ({part.hit[kind]} of {part.of[kind]})"


def percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.1f} %"


def by_kind(written: Sequence[Outcome], low: Sequence[Outcome]) -> str:
    """One group, by kind and by how it is written."""
    changed = [one.case.text != other.case.text for one, other in zip(written, low, strict=True)]
    columns = {
        "as written": tally(written),
        "written with capitals": tally(one for one, is_changed in zip(written, changed, strict=True) if is_changed),
        "written in lower case": tally(one for one, is_changed in zip(written, changed, strict=True) if not is_changed),
        "all lowered": tally(low),
    }  # fmt: skip
    parts = columns.values()
    rows = [
        [name, *(cell(part, kind) for part in parts)]
        for kind, name in NAMES.items()
        if any(part.of[kind] for part in parts)
    ]
    rows.append(["texts with a detail in which nothing is left", *(percent(p.nothing_left) for p in parts)])
    rows.append(["other words masked too", *(percent(part.over_masking) for part in parts)])
    return table(["", *columns], rows)


def by_part(parts: dict[str, list[tuple[Outcome, Outcome]]], head: str) -> str:
    """One group, by voice or by file."""
    rows = list[list[str]]()
    for name, pairs in parts.items():
        written, low = tally(one for one, _ in pairs), tally(other for _, other in pairs)
        rows.append([
            name, str(written.texts), cell(written, "all"), cell(low, "all"),
            percent(written.nothing_left), percent(low.nothing_left), percent(written.over_masking),
        ])  # fmt: skip
    lead = ["texts", "masked whole", "all lowered", "nothing left", "all lowered", "other words masked too"]
    return table([head, *lead], rows)


def measured(group: Group) -> list[tuple[Outcome, Outcome]]:
    """Each text of a group, as it is written and all lowered."""
    return [(outcome(case), outcome(case.lowered())) for case in group.cases]


def sorted_by(
    pairs: Sequence[tuple[Outcome, Outcome]], what: Callable[[Case], str]
) -> dict[str, list[tuple[Outcome, Outcome]]]:
    """The texts of a group by voice, or by file."""
    parts: dict[str, list[tuple[Outcome, Outcome]]] = {}
    for pair in pairs:
        parts.setdefault(what(pair[0].case), []).append(pair)
    return parts


def report(group: Group, pairs: Sequence[tuple[Outcome, Outcome]]) -> str:
    """All that is said of one group."""
    files = ", ".join(file.name for file in group.files)
    role = (
        "put aside by writer: nothing was learned from them"
        if group.put_aside
        else "training material: rules and tagger have met them, so that this is no figure of unseen text"
    )
    voices = sorted_by(pairs, lambda case: case.voice)
    writers = sorted_by(pairs, lambda case: case.file)
    spoken = f", {len(voices)} voices" if len(voices) > 1 else ""
    told, right = hints(group.cases, GIVEN)
    said = f"\n### {group.name}\n\n{files}: {len(group.cases)} texts, "
    said += f"{len(group.files)} {'writer' if len(group.files) == 1 else 'writers'}{spoken}; {role}.\n\n"
    said += by_kind([one for one, _ in pairs], [other for _, other in pairs])
    if len(writers) > 1:
        said += "\n" + by_part(writers, "writer")
    if spoken:
        said += "\n" + by_part(voices, "voice")
    return said + f"\nHints at writing time: {told}, of which {right} stand on something labelled.\n"


def misses(pairs: Sequence[tuple[Outcome, Outcome]]) -> str:
    said = list[str]()
    for name, at in (("as written", 0), ("all lowered", 1)):
        shown = [pair[at] for pair in pairs if not pair[at].case.hidden]
        said += [f"\nmissed, {name}", *(f"  {line}" for each in shown for line in each.missed)]
        said += [f"\nmasked too much, {name}", *(f"  {line}" for each in shown for line in each.over)]
    return "\n".join(said) + "\n"


def cost(texts: Sequence[str], sentences: Sequence[str]) -> str:
    """What it costs, in one table."""
    began, peak, bare = start()
    rows = [
        ["short texts looked through a second", f"{speed(texts):.0f}"],
        ["start, to the first text looked through", f"{began:.2f} s"],
        ["memory at most, after that text", f"{peak:.0f} MB ({bare:.0f} MB without masking)"],
    ]
    said = table(["", "on this computer, processor time"], rows)
    long = [[name, f"{once:.1f}", f"{whole:.1f}"] for name, once, whole in ratios(sentences)]
    head = ["long text, as many times as cutting it into words takes", "looked through once", "the whole way"]
    return f"\n### cost\n\n{said}\n{table(head, long)}"


def main(arguments: Sequence[str]) -> None:
    files = [Path(a) for a in arguments if not a.startswith("--")]
    found = [of(file.name, [file]) for file in files] or groups()
    together = dict[str, list[tuple[Outcome, Outcome]]]()
    for group in found:
        pairs = measured(group)
        together[group.name] = pairs
        sys.stdout.write(report(group, pairs))
        if "--misses" in arguments and not group.put_aside:
            sys.stdout.write(misses(pairs))
        sys.stdout.flush()
    if len(found) > 1:
        sys.stdout.write(f"\n### all of them\n\n{by_part(together, 'group')}")
    if not files:
        texts = [case.text for group in found for case in group.cases]
        sys.stdout.write(cost(texts[:: max(1, len(texts) // 600)], [c.text for c in of("", [FIXTURES / "own.jsonl"]).cases]))  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
