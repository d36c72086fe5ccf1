"""What ships as values that are ready is what stands in the TOML that people edit, in each language."""

from dataclasses import asdict

import pytest
from compile_prompts import AreasFile, AreaTable, MomentsFile, compiled, practice, practice_in, shown_first
from kit.packs import PRACTICE

from reflect.guide.library import Library
from reflect.guide.shipped import compiled as ready
from reflect.languages import languages, prompts_root


@pytest.mark.parametrize("lang", languages())
def test_the_file_of_each_language_is_what_its_toml_says(lang):
    assert (prompts_root() / lang / ready.FILE).read_bytes() == compiled(lang), "please run: make prompts"
    assert ready.practice(lang) == practice(lang)
    assert ready.shown_first(lang) == shown_first(lang)


@pytest.mark.parametrize("lang", languages())
def test_what_is_shown_first_is_what_the_packs_say(lang):
    library = Library(lang=lang)
    asked = {
        (id, q.ask): q.highlight
        for id in library.ids()
        for q in library.get(id).questions
        if isinstance(q.highlight, str)
    }
    shown = {(id, ask): about for id, of in ready.shown_first(lang).items() for ask, about in of.items()}
    assert shown == asked != {}


def test_a_language_without_a_file_is_told_in_english():
    assert ready.practice("xx") == ready.practice("en") != ready.practice("es")
    assert ready.shown_first("xx") == ready.shown_first("en")


def test_what_a_practice_has_no_words_for_stays_in_english():
    id, area = next(iter(PRACTICE.areas.items()))
    lines = ("a.", "b.", "c.", "d.", "e.")
    areas = AreasFile(
        scale=PRACTICE.scale + 1,
        default_focus=id,
        area=(AreaTable(**{**asdict(area), "name": "Nombre", "anchors": lines}),),
    )
    moment = next(iter(PRACTICE.moments.values()))
    moments = MomentsFile(
        moments=((moment.id, moment.area, moment.kind, "Algo"), ("nothing", id, "edge", "Nada"))
    )
    told = practice_in(
        PRACTICE,
        areas=areas,
        moments=moments,
        cards={"you_matter": "Importas.\n"},
        spotlight={id: ("¿Una?",)},
    )
    assert (told.areas[id].name, told.areas[id].anchors) == ("Nombre", area.anchors)
    assert told.moments[moment.id].words == "Algo" and set(told.moments) == set(PRACTICE.moments)
    assert (
        told.cards["you_matter"] == "Importas." and told.cards["danger_now"] == PRACTICE.cards["danger_now"]
    )
    assert told.spotlight == PRACTICE.spotlight
    assert practice_in(PRACTICE, areas=None, moments=None, cards={}, spotlight={}) == PRACTICE


def test_no_translation_takes_a_card_away():
    told = practice_in(PRACTICE, areas=None, moments=None, cards={"danger_now": " \n"}, spotlight={})
    assert told.cards == PRACTICE.cards
