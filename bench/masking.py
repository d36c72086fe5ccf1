"""Measure the masking rules on labelled sentences: what is found whole, what is masked too much, how quick.

    python bench/masking.py FILE.jsonl ... [--json] [--misses]

One JSON object a line: `text` and `spans` (`start`, `end`, `label`; offsets in code points). PERSON PLACE ORG DATE CONTACT ID AGE must
be masked whole; DATE_REL JOB HEALTH STATE count neither way. `bench/labelled.py` makes such lines. A line may say that it is of `half` a
or b of its file: each half is measured by itself. `--misses` never shows a line of half b, nor one of `heldout`: those are put aside.
"""

import json
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from reflect.masking.find import find  # noqa: E402
from reflect.masking.gentle.warn import warn  # noqa: E402
from reflect.masking.plan.finish import render  # noqa: E402
from reflect.masking.plan.plan import plan  # noqa: E402

HARD = ("PERSON", "PLACE", "ORG", "DATE", "CONTACT", "ID", "AGE")
GIVEN = frozenset((ROOT / "prompts" / "en" / "given_names.txt").read_text("utf-8").split())
ADDRESS = re.compile(r"[0-9]+ .*[^\W\d_]")
WORD = re.compile(r"\w+(?:['’-]\w+)*")


def label_of(span: dict, text: str) -> str:
    return (
        "ADDRESS"
        if span["label"] == "PLACE" and ADDRESS.match(text[span["start"] : span["end"]])
        else span["label"]
    )


def lowered(case: dict) -> dict:
    """The same sentence without capitals, where lowering keeps every offset."""
    return {**case, "text": "".join(c.lower() if len(c.lower()) == 1 else c for c in case["text"])}


def measure(cases: list[dict], misses: list[str] | None = None, extra: list[str] | None = None) -> dict:
    hit, seen, other, over = Counter(), Counter(), 0, 0
    for case in cases:
        text = case["text"]
        covered = [False] * len(text)
        for span in find(text, always=(), allow=()):
            if span.rank:
                covered[span.start : span.end] = [True] * (span.end - span.start)
        labelled = [False] * len(text)
        for span in case["spans"]:
            labelled[span["start"] : span["end"]] = [True] * (span["end"] - span["start"])
            if span["label"] in HARD:
                kind = label_of(span, text)
                whole = all(covered[i] or not text[i].isalnum() for i in range(span["start"], span["end"]))
                for name in {kind, "PLACE" if kind == "ADDRESS" else kind}:
                    seen[name] += 1
                    hit[name] += whole
                seen["all"] += 1
                hit["all"] += whole
                if not whole and misses is not None:
                    misses.append(f"{kind:8} {text[span['start'] : span['end']]!r} in {text!r}")
        for word in WORD.finditer(text):
            if not any(labelled[word.start() : word.end()]):
                other += 1
                if any(covered[word.start() : word.end()]):
                    over += 1
                    if extra is not None:
                        extra.append(f"{word.group()!r} in {text!r}")
    return {
        "texts": len(cases),
        "found_whole": {
            k: {"found": hit[k], "of": seen[k], "share": round(hit[k] / seen[k], 3)} for k in sorted(seen)
        },
        "other_words": other,
        "masked_too_much": over,
        "over_masking": round(over / max(other, 1), 4),
    }


def warning(cases: list[dict]) -> dict:
    """How many of the hints at writing time stand on something labelled."""
    right = told = 0
    for case in cases:
        for hint in warn(case["text"], names=GIVEN):
            told += 1
            right += any(s["start"] < hint.end and hint.start < s["end"] for s in case["spans"])
    return {"hints": told, "right": right, "precision": round(right / told, 3) if told else None}


START = """
import time, resource
import sys
def peak():
    try:  # a child keeps the peak of its parent in ru_maxrss; Linux has the own one here
        return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
base = peak()
t = time.process_time()
from reflect.masking.find import find
find("met with kayla on Mar 3")
print(time.process_time() - t, peak(), base)
"""


PLAIN = (
    "We talked for a while about how hard the first weeks are and what helped him to keep going. I listened more than I spoke. "
    "They said the group was a good place to be. It rained all day, so we stayed inside and made a plan for the next step.\n"
)
"""Prose that points to nobody."""


def masked(text: str) -> float:
    """Processor seconds for one text through the plan, its second look, and the last check."""
    began = time.process_time()
    render(plan([text]))
    return time.process_time() - began


def cost(cases: list[dict]) -> dict:
    """Processor seconds, so that other work on the machine does not count."""
    texts = [case["text"] for case in cases]
    find(texts[0])
    best = 0.0
    for _ in range(5):
        began = time.process_time()
        for text in texts:
            find(text)
        best = max(best, len(texts) / (time.process_time() - began))
    runs = [
        subprocess.run(
            [sys.executable, "-c", START], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.split()
        for _ in range(5)
    ]
    big = ("\n".join(texts) + "\n") * (1_000_000 // sum(map(len, texts)) + 1)
    began = time.process_time()
    find(big[:1_000_000])
    long = time.process_time() - began
    plain = PLAIN * (1_000_000 // len(PLAIN) + 1)
    return {
        "texts_a_second": round(best),
        "start_seconds": round(min(float(r[0]) for r in runs), 3),
        "peak_megabytes": round(max(int(r[1]) for r in runs) / 1024, 1),
        "bare_interpreter_megabytes": round(min(int(r[2]) for r in runs) / 1024, 1),
        "one_megabyte_text_seconds": round(long, 2),
        "one_megabyte_planned_and_rendered_seconds": round(masked(big[:1_000_000]), 2),
        "half_a_megabyte_planned_and_rendered_seconds": round(masked(big[:500_000]), 2),
        "one_megabyte_without_names_planned_and_rendered_seconds": round(masked(plain[:1_000_000]), 2),
    }


def parts(file: Path) -> dict[str, list[dict]]:
    """The sentences of a file, by half where it has halves."""
    cases = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    made: dict[str, list[dict]] = {}
    for case in cases:
        made.setdefault(f"{file.name}, half {case['half']}" if "half" in case else file.name, []).append(case)
    return dict(sorted(made.items()))


def is_put_aside(name: str) -> bool:
    """Whether only the totals of these sentences are ever looked at."""
    return name.startswith("heldout.") or name.endswith(" half b")


def report(name: str, cases: list[dict], misses: bool) -> dict:
    cased = [c for c in cases if c["text"] != lowered(c)["text"]]
    low = [c for c in cases if c["text"] == lowered(c)["text"]]
    misses = misses and not is_put_aside(name)
    missed, extra = ([], []) if misses else (None, None)
    made = {
        "file": name,
        "as_written": measure(cases, missed, extra),
        "with_capitals": measure(cased) if cased else None,
        "written_in_lower_case": measure(low) if low else None,
        "all_lowered": measure([lowered(c) for c in cases]),
        "warning": warning(cases),
    }
    if misses:
        more, extra_low = [], []
        measure([lowered(c) for c in cased], more, extra_low)
        made["missed"], made["too_much"], made["missed_lowered"], made["too_much_lowered"] = (
            missed,
            extra,
            more,
            extra_low,
        )
    return made


def say(made: dict) -> None:
    out = sys.stdout.write
    out(f"\n{made['file']}: {made['as_written']['texts']} texts\n")
    columns = ("as_written", "with_capitals", "written_in_lower_case", "all_lowered")
    out(f"{'':10}" + "".join(f"{c.replace('_', ' '):>24}" for c in columns) + "\n")
    for kind in made["as_written"]["found_whole"]:
        row = ""
        for c in columns:
            cell = (made[c] or {"found_whole": {}})["found_whole"].get(kind)
            row += f"{cell['share']:>12.3f} ({cell['found']:>4}/{cell['of']:>4})" if cell else f"{'-':>24}"
        out(f"{kind:10}{row}\n")
    out(
        f"{'too much':10}"
        + "".join(f"{(made[c]['over_masking'] if made[c] else 0):>24.4f}" for c in columns)
        + "\n"
    )
    out(f"warning: {made['warning']}\n")
    if "cost" in made:
        out(f"cost: {made['cost']}\n")
    for part in ("missed", "too_much", "missed_lowered", "too_much_lowered"):
        if part in made:
            out(f"\n{part}\n" + "".join(f"  {line}\n" for line in made[part]))


def main(arguments: list[str]) -> None:
    files = [Path(a) for a in arguments if not a.startswith("--")]
    made = list[dict]()
    for file in files:
        split = parts(file)
        made += [report(name, cases, "--misses" in arguments) for name, cases in split.items()]
        made[-1]["cost"] = cost([case for cases in split.values() for case in cases])
    if "--json" in arguments:
        sys.stdout.write(json.dumps(made, indent=2, ensure_ascii=False) + "\n")
    else:
        for each in made:
            say(each)


if __name__ == "__main__":
    main(sys.argv[1:])
