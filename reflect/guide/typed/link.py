"""A link or a DOI, as somebody types it, brought into one form. It is read here and never opened: nothing is fetched. Pure."""

import re

LONGEST = 500
"""Characters of a link."""

TAKES = "this takes a link such as https://example.org/course, or a DOI such as 10.1000/182"
TOO_LONG = f"a link has up to {LONGEST} characters here; the part before a question mark is often enough"
NO_NAMES = "leave the name and password in front of the @ out of the link"

_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_WEB = re.compile(r"(https?://)?([^/?#\s]+)([/?#]\S*)?", re.IGNORECASE)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}(?::\d{1,5})?")
_FILES = (".pdf", ".doc", ".docx", ".odt", ".txt", ".jpg", ".jpeg", ".png", ".htm", ".html", ".ppt", ".pptx")
"""Ends of a name that is a file on somebody's own computer, and no place on the web."""


def as_link(text: str) -> str:
    """Give a link or a DOI in its one form: https://doi.org/10.1000/182, https://example.org/course.

    Raises:
        ValueError: if it is neither, in plain words and without repeating it.
    """
    typed = text.strip()
    if len(typed) > LONGEST:
        raise ValueError(TOO_LONG)
    if doi := _DOI.fullmatch(typed):
        return f"https://doi.org/{doi[1]}"
    found = _WEB.fullmatch(typed)
    if not found:
        raise ValueError(TAKES)
    scheme, host, rest = found[1] or "", found[2], found[3] or ""
    if "@" in host:
        raise ValueError(NO_NAMES)
    is_file = not scheme and not rest and host.lower().endswith(_FILES)
    if is_file or not _HOST.fullmatch(host):
        raise ValueError(TAKES)
    return f"{scheme.lower() or 'https://'}{host}{rest}"
