"""A tag as it is kept. Pure, and light: a list of one tag is asked for often."""

from reflect.guide.typed.text import clean_text

MAX_TAGS = 20
"""The most tags of one entry."""


def clean_tag(text: str) -> str:
    """Bring a tag into its kept form: one line, no commas, at most 40 characters.

    Raises:
        ValueError: saying what a tag may be.
    """
    tag = " ".join(clean_text(text).split())
    if not tag or len(tag) > 40 or "," in tag:
        raise ValueError("a tag is one to 40 characters, without a comma")
    return tag
