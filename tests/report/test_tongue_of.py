"""The language of a quote, told by small words; where it can't be told, nothing is said."""

import pytest

from reflect.report.tongue_of import tongue_of


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("I let the quiet sit and did not rush to fill it.", "en"),
        ("When I want to give advice, I will ask one question first.", "en"),
        ("Dejé que el silencio se quedara y no lo llené.", "es"),
        ("Cuando quiera dar un consejo, voy a preguntar primero.", "es"),
        ("", ""), ("Heron.", ""), ("No.", ""), ("La playa", ""), ("沈黙", ""),
        ("I said que no and the rest was para él, la verdad.", ""),
    ],
)  # fmt: skip
def test_a_language_is_told_only_where_it_is_plain(text: str, lang: str) -> None:
    assert tongue_of(text) == lang
