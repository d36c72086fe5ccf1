"""Everything that can be read out of a finished page: its bytes, its text, its properties, in every format."""

import io
import re
import unicodedata
import zipfile
import zlib
from functools import cache
from typing import Any

from reflect.export import FORMATS, load
from reflect.report.report import Report


def pages(report: Report) -> dict[str, bytes]:
    """The report in all seven formats."""
    return {name: load(name).render(report) for name in FORMATS}


def everything(content: bytes) -> str:
    """All text of a file, in whatever way it could be got out of it."""
    found = [
        content.decode("utf-8", "replace"),
        content.decode("latin-1"),
        content.decode("utf-16-le", "replace"),
    ]
    if content.startswith(b"%PDF"):
        found += _pdf(content)
    if content.startswith(b"PK"):
        found += _docx(content)
    return "\n".join(found)


def _pdf(content: bytes) -> list[str]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    found = [page.extract_text() for page in reader.pages]
    found += [f"{key} {value}" for key, value in (reader.metadata or {}).items()]
    found.append(str(reader.xmp_metadata.stream.get_data() if reader.xmp_metadata else ""))
    found += [str(one) for number in range(1, len(reader.xref[0]) + 1) if (one := _object(reader, number))]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            found.append(zlib.decompressobj().decompress(stream).decode("latin-1"))
        except zlib.error:
            continue
    return found


def _object(reader: Any, number: int) -> Any:
    from pypdf.errors import PdfReadError
    from pypdf.generic import IndirectObject

    try:
        return IndirectObject(number, 0, reader).get_object()
    except PdfReadError:
        return None


def _docx(content: bytes) -> list[str]:
    import docx

    document = docx.Document(io.BytesIO(content))
    found = [paragraph.text for paragraph in document.paragraphs]
    found += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    properties = document.core_properties
    found += [str(getattr(properties, name)) for name in dir(properties) if not name.startswith("_")]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            # Word may cut a word into runs: read once as it is, and once without its marks.
            part = packed.read(name).decode("utf-8", "replace")
            found += [name, part, re.sub(r"<[^>]+>", "", part.replace("</w:p>", "\n"))]
    return found


@cache
def letters(text: str) -> str:
    """A text as it is compared here: nothing but its letters and digits, without case and accents."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in apart if c.isalnum())
