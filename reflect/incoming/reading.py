"""From what a person named to what stands in it: which kind of file it is, and the reader for it."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from typing import Any

from reflect.errors import BadFile
from reflect.incoming import day_one, jrnl, markdown, table
from reflect.incoming.found import About, Format, Item, Items
from reflect.incoming.source import Source, text_of
from reflect.incoming.strict import strict_json

UTF16_MARKS = (BOM_UTF16_LE, BOM_UTF16_BE)
LOCKED_MARKS = (b"JRNLv", b"gAAAAA")
"""How the files begin that jrnl has locked, those of today and those of earlier."""
ZIP = b"PK\x03\x04"
PLAIN_ENDINGS = (".md", ".markdown", ".txt")
UNKNOWN = "I don't know what kind of file this is"
SAY = "If it is one of these, say so: --from jrnl, --from dayone, --from csv, --from markdown"
LOCKED = "this is a journal that jrnl has locked"
MOST_SLIPS = 8
BACKUP = ".reflectbackup"
IS_BACKUP = "this is a backup of reflect"
RESTORE = "To bring it back: reflect restore FILE. To take in what is new in it: reflect merge FILE"
UNLOCK = "jrnl can write it out: jrnl --export json | reflect import -"


def recognise(source: Source) -> Format:
    """Say what kind of file this most likely is, by what stands in it and then by its name.

    Raises:
        BadFile: if nothing tells.
    """
    if source.is_folder:
        return "markdown"
    start = source.beginning()
    if not start.strip():
        raise BadFile(source.name, "", "there is nothing in it")
    if source.suffix == BACKUP:
        raise BadFile(source.name, "", IS_BACKUP, hint=RESTORE)
    if start.startswith(ZIP):
        return "dayone"
    if start.startswith(LOCKED_MARKS):
        raise BadFile(source.name, "", LOCKED, hint=UNLOCK)
    kind = None if _is_no_text(start) else _of_text(source, start)
    if kind is None:
        raise BadFile(source.name, "", UNKNOWN, hint=SAY)
    return kind


def _is_no_text(start: bytes) -> bool:
    """A text may hold one by a slip, which is told by its place; what is full of them is none."""
    return start.count(0) > max(MOST_SLIPS, len(start) // 100) and not start.startswith(UTF16_MARKS)


def _of_text(source: Source, start: bytes) -> Format | None:
    """Tell the kind of a text; None where nothing tells."""
    text = text_of(start, source.name) if start.startswith(UTF16_MARKS) else _roughly(start)
    if jrnl.looks_like_text(text):
        return "jrnl"
    if text.lstrip()[:1] in ("{", "["):
        return _of_json(_document(source))
    if source.suffix in (".csv", ".tsv") or table.looks_like(source):
        return "csv"
    return "markdown" if source.suffix in PLAIN_ENDINGS or text.lstrip().startswith("#") else None


def _of_json(document: Any) -> Format | None:
    if day_one.looks_like(document):
        return "dayone"
    return "jrnl" if jrnl.looks_like_json(document) else None


def read(source: Source, kind: Format, given: About) -> Iterator[Item]:
    """Give all that stands in a source, in its order.

    Raises:
        BadFile: if it is not of that kind, or damaged. This may come late: nothing is known to be whole before the end.
    """
    if source.is_folder and kind != "markdown":
        raise BadFile(source.name, "", "it is a folder; only Markdown comes as one")
    readers = {"markdown": _markdown, "csv": table.from_table, "dayone": _day_one, "jrnl": _jrnl}
    try:
        yield from readers[kind](source, given)
    except OSError as error:
        raise BadFile(source.name, "", f"it can't be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise BadFile(source.name, "", "its letters are not what they were when I looked") from None


def _markdown(source: Source, given: About) -> Items:
    return (markdown.from_folder if source.is_folder else markdown.from_file)(source, given)


def _day_one(source: Source, given: About) -> Items:
    if source.beginning().startswith(ZIP):
        return day_one.from_zip(source, given)
    document = _document(source)
    if not day_one.looks_like(document):
        raise BadFile(source.name, "", day_one.NO_JOURNAL)
    return day_one.from_json(document, given)


def _jrnl(source: Source, given: About) -> Items:
    if not _roughly(source.beginning()).lstrip().startswith("{"):
        return jrnl.from_text(source, given)
    document = _document(source)
    if not jrnl.looks_like_json(document):
        raise BadFile(source.name, "", "there are no entries of jrnl in it")
    return jrnl.from_json(document, given)


def _document(source: Source) -> Any:
    return strict_json(text_of(source.whole(), source.name), source.name)


def _roughly(start: bytes) -> str:
    """The beginning of a text, to tell its kind by; its letters are checked when it is read."""
    return start.decode("utf-8-sig", "replace")
