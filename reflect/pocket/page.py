"""The page for a phone: one HTML file that asks for nothing else. Pure; the same input gives the same bytes.

Its policy lets its own script and its own style run, by their hashes, and nothing be loaded or sent.
"""

import base64
import hashlib
import html
import json
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from reflect.guide.areas import Practice
from reflect.guide.choices import ASKED_BY_WEEK, ONE_MORE
from reflect.guide.occasion import DEFAULT_PERIOD, PERIODS
from reflect.guide.one_a_day import NO_HURRY
from reflect.guide.pack import Pack
from reflect.pocket import packed
from reflect.pocket.armour import name_of_key, spaced
from reflect.wording import speak, speaking

SCRIPTS = ("nacl.min.js", "seal.js", "walk.js", "page.js")
"""In this order. The first is tweetnacl-js as it was published; see NOTICE."""


def page(
    packs: Sequence[Pack],
    practice: Practice,
    *,
    support: Sequence[tuple[str, str]],
    key: bytes,
    lang: str,
    version: str,
) -> bytes:
    """Make the page.

    Args:
        packs: the questions to have in it, in their order; `packed.why_not` says which can't be.
        practice: areas, moments, cards and spotlight questions, in the same language.
        support: where to turn: to whom, and how.
        key: the public key of the journal, 32 bytes.
        lang: the language of its own words; see `langs`.
        version: of this program.

    Returns:
        A whole HTML file in UTF-8.
    """
    words = _words()[lang] | _shared(lang)
    data = {
        "lang": lang,
        "version": version,
        "key": key.hex(),
        "key_name": name_of_key(key),
        "key_words": spaced(name_of_key(key)),
        "words": words,
        "packs": [packed.packed_pack(pack) for pack in packs],
        "practice": packed.packed_practice(practice, packs),
        "periods": _periods(lang),
        "period": DEFAULT_PERIOD,
        "support": [list(line) for line in support],
        "vector": json.loads(part("vector.json")),
    }
    return _laid_out(lang, words, data).encode("utf-8")


def _shared(lang: str) -> dict[str, str]:
    """What the page says in the very words of a sitting at the computer."""
    with speaking(lang):
        return {
            "one_more": speak(ONE_MORE),
            "by_week": speak(ASKED_BY_WEEK),
            "no_hurry": speak(NO_HURRY),
            "yes": speak("Yes"),
            "no": speak("No"),
        }


def _periods(lang: str) -> list[list[str]]:
    """How far one can look back, each with its words."""
    with speaking(lang):
        return [[period, speak(period)] for period in PERIODS]


def _laid_out(lang: str, words: dict[str, str], data: dict[str, Any]) -> str:
    script = "\n".join([f"var POCKET = {_in_script(data)};", *(part(name) for name in SCRIPTS)])
    style = part("page.css")
    filled = part("page.html")
    for name, value in (
        ("{{lang}}", lang),
        ("{{title}}", html.escape(words["title"])),
        ("{{asleep_title}}", html.escape(words["asleep_title"])),
        ("{{asleep}}", html.escape(words["asleep"])),
        ("{{style_hash}}", _hash(style)),
        ("{{script_hash}}", _hash(script)),
        ("{{style}}", style),
        ("{{script}}", script),
    ):
        filled = filled.replace(name, value)
    return filled


def langs() -> tuple[str, ...]:
    """Give the languages that the page has words in."""
    return tuple(_words())


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(part("words.toml"))


def part(name: str) -> str:
    """Give the text of a file of the page."""
    return files("reflect.pocket").joinpath("assets", name).read_text("utf-8")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _in_script(data: object) -> str:
    """Write data so that nothing in it can end the script that it stands in."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.translate({ord("<"): "\\u003c", 0x2028: "\\u2028", 0x2029: "\\u2029"})
