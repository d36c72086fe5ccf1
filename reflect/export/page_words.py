"""The few words that a page has beside those of its report, on the foot of paper. It holds nothing else."""

from reflect.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class PageWords:
    """What stands on a page whatever the report says."""

    page: str


_WORDS = {"en": PageWords("page"), "es": PageWords("p\u00e1gina")}


def page_words(lang: str) -> PageWords:
    """Return the words in the language of a report; English where there are none.

    Args:
        lang: a BCP 47 tag, such as "es-MX".
    """
    return _WORDS.get(lang.partition("-")[0].lower(), _WORDS["en"])
