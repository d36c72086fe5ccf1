"""A quote in another language than its page is marked; the page itself, and what can't be told, are not."""

from reflect.report.in_their_languages import in_their_languages
from reflect.report.report import Bullets, Paragraph, Said, Section

ENGLISH, SPANISH = (
    "I let the quiet sit and did not fill it.",
    "Dejé que el silencio se quedara y no lo llené.",
)


def test_only_words_of_the_writers_own_in_another_language_are_marked() -> None:
    blocks = (
        Paragraph(text=ENGLISH),
        Said(asked="¿Qué quieres recordar de todo esto?", words=ENGLISH),
        Said(asked=ENGLISH, words=SPANISH),
        Paragraph(text="The page is of this and that."),
        Bullets(items=(ENGLISH,)),
    )
    (section,) = in_their_languages((Section(title="Qué", blocks=blocks),), (ENGLISH, SPANISH, ""), page="es")
    paragraph, said, both, ours, bullets = section.blocks
    assert paragraph == Paragraph(text=ENGLISH, lang="en")
    assert isinstance(said, Said) and (said.asked_lang, said.lang) == ("", "en")
    assert isinstance(both, Said) and (both.asked_lang, both.lang) == ("en", "")
    assert (ours, bullets) == (blocks[3], blocks[4])
