"""Packs as data for the page: all that asks, nothing that is the person's own."""

import pytest
from kit.packs import LIBRARY, PACKS, PRACTICE, pack, question

from reflect.pocket.packed import packed_pack, packed_practice, why_not

OWN_LIST = question("of_mine", "multi", rest='options_from = "ce_categories"')


def test_what_asks_from_a_list_of_ones_own_stays_out():
    form = pack(question("first"), OWN_LIST, question("then", rest='show_if = "of_mine any [a]"'))
    assert [q["id"] for q in packed_pack(form)["questions"]] == ["first", "then"]
    assert why_not(form) == ""
    assert "list of yours" in why_not(pack(OWN_LIST))


def test_look_back_at_a_plan_can_not_go_along():
    assert "no plan goes into the page" in why_not(PACKS["follow_up"])
    assert [id for id, form in PACKS.items() if why_not(form)] == ["follow_up"]


@pytest.mark.parametrize("id", PACKS)
def test_every_key_of_a_question_that_changes_what_is_asked_is_there(id):
    for q, data in zip(PACKS[id].questions, _with_all(id), strict=True):
        assert (data["id"], data["type"], data["ask"], data.get("help", "")) == (q.id, q.type, q.ask, q.help)
        assert data.get("options", []) == [list(option) for option in q.options]
        assert data.get("stops_if", []) == list(q.stops_if)
        assert data.get("kept", True) is q.kept


def _with_all(id: str) -> list[dict]:
    there = {q["id"]: q for q in packed_pack(PACKS[id])["questions"]}
    absent = [q for q in PACKS[id].questions if q.id not in there]
    assert all(q.options_from not in (None, "moments", "growth_areas") for q in absent)
    plain = {q.id: {"id": q.id, "type": q.type, "ask": q.ask, "help": q.help, "kept": q.kept} for q in absent}
    return [there.get(q.id) or plain[q.id] for q in PACKS[id].questions]


def test_only_cards_that_these_packs_show_go_along():
    form = LIBRARY.get("quick_checkin")
    assert list(packed_practice(PRACTICE, [form])["cards"]) == ["you_matter"]
