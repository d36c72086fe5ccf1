"""Bring the sentences of the program up to date for those who translate them: `prompts/*/program.po`, and `program.mo` from it.

    python bench/words.py

Finds what stands in `speak`, `speak_n` and `later` with Babel, adds what is new with no translation yet, takes out what is gone,
and writes the same bytes for the same sentences. A sentence that changed is a new one: it is never guessed at.
"""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {"speak": None, "later": None, "speak_n": (1, 2), "later_n": (1, 2)}
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # a day in the file would make it another one each time
HEADER = "# The sentences of the program. Translate what stands after msgstr; keep what stands in {curly brackets}.\n#"


def sentences() -> Catalog:
    """Find all sentences of the program, in the order of its files."""
    found = Catalog()
    for file, _, message, _, _ in extract_from_dir(ROOT / "reflect", keywords=KEYWORDS, comment_tags=()):
        found.add(message, locations=[(f"reflect/{file}", 0)])
    return found


def brought_up_to_date(old: bytes, found: Catalog) -> bytes:
    """Give the words of a language for today's sentences: with what was translated before, and with gaps for the rest."""
    before = read_po(io.BytesIO(old)) if old else Catalog()
    fresh = Catalog(
        project="reflect", version="", creation_date=NO_DAY, revision_date=NO_DAY, header_comment=HEADER,
        last_translator="", language_team="", charset="utf-8",
    )  # fmt: skip
    for message in real(found):
        known = before.get(message.id)
        told = known.string if known is not None and known.pluralizable == message.pluralizable else ""
        files = sorted({file for file, _ in message.locations})
        fresh.add(
            message.id,
            told,
            locations=[(file, 0) for file in files],
            flags=message.flags & {"python-brace-format"},
        )
    written = io.BytesIO()
    write_po(written, fresh, include_lineno=False, width=100, omit_header=False)
    return written.getvalue()


def compiled(words: bytes) -> bytes:
    """Give the file that the program reads; what has no translation is left out of it."""
    made = io.BytesIO()
    write_mo(made, read_po(io.BytesIO(words)))
    return made.getvalue()


def real(catalogue: Catalog) -> Iterator[Message]:
    """Give the sentences of a catalogue, without its head."""
    return (message for message in catalogue if message.id)


def main() -> None:
    """Write both files of every language, and say how many sentences are left to translate."""
    found = sentences()
    for folder in sorted((ROOT / "prompts").iterdir()):
        if folder.name == "en" or not (folder / "packs").is_dir():
            continue
        file = folder / "program.po"
        words = brought_up_to_date(file.read_bytes() if file.exists() else b"", found)
        file.write_bytes(words)
        (folder / "program.mo").write_bytes(compiled(words))
        left = [m for m in real(read_po(io.BytesIO(words))) if not _is_told(m)]
        sys.stdout.write(
            f"{folder.name}: {len(list(real(found)))} sentences, {len(left)} left to translate\n"
        )


def _is_told(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


if __name__ == "__main__":
    main()
