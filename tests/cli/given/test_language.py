"""A language that is typed is one of those there are."""

import pytest

from reflect.cli.given.language import language
from reflect.errors import BadUsage


def test_a_language_is_one_that_there_are_questions_in() -> None:
    assert (language("en"), language("es")) == ("en", "es")
    with pytest.raises(BadUsage, match="There are no questions in 'klingon' yet") as caught:
        language("klingon")
    assert caught.value.hint == "There are: en, es"


def test_behind_export_it_is_the_language_of_the_page_alone(world) -> None:
    page = world.home.parent / "p.txt"
    told = world.ok("export", "--unreviewed", "--lang", "es", "--out", str(page))
    assert "Written to:" in told.out and "Página para supervisión" in page.read_text("utf-8")
    both = world.home.parent / "q.txt"
    told = world.ok("--lang=es", "export", "--unreviewed", "--lang=en", "--out", str(both))
    assert "Se escribió en:" in told.out and "Supervision packet" in both.read_text("utf-8")
    assert world.run("export", "--unreviewed", "--lang", "xx").code == 2
    assert "Un momento para mirar" in world.ok("packs", "list", "--lang", "es").out
