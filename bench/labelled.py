"""Turn sentences with labels written inside them into the format that bench/masking.py reads, and back.

python bench/labelled.py FILE.txt > FILE.jsonl      [PERSON:Marcus] sat down.
python bench/labelled.py --show FILE.jsonl          the other way, to read or change them
"""

import json
import re
import sys
from pathlib import Path

LABEL = re.compile(r"\[(PERSON|PLACE|ORG|DATE|CONTACT|ID|AGE|DATE_REL|JOB|HEALTH|STATE):([^\]]*)\]")


def read(line: str, id: str) -> dict[str, object]:
    """Take the labels out of a line. Offsets count code points."""
    text, at, spans = "", 0, []
    for found in LABEL.finditer(line):
        text += line[at : found.start()]
        spans.append({"start": len(text), "end": len(text) + len(found[2]), "label": found[1]})
        text += found[2]
        at = found.end()
    return {"id": id, "text": text + line[at:], "spans": spans}


def show(case: dict[str, object]) -> str:
    text = case["text"]
    for span in sorted(case["spans"], key=lambda s: -s["start"]):
        inner = text[span["start"] : span["end"]]
        text = f"{text[: span['start']]}[{span['label']}:{inner}]{text[span['end'] :]}"
    return text.replace("\n", "\\n")


def main(arguments: list[str]) -> None:
    back = "--show" in arguments
    [file] = [Path(a) for a in arguments if a != "--show"]
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if line.strip():
            said = (
                show(json.loads(line))
                if back
                else json.dumps(read(line, f"{file.stem}-{number:03}"), ensure_ascii=False)
            )
            sys.stdout.write(said + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
