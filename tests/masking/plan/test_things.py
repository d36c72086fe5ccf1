"""One thing that was found, with all its places."""

from reflect.masking.plan.plan import plan
from reflect.masking.plan.things import things


def test_a_thing_is_one_however_often_it_stands_there():
    made = plan(["Marisol came with Tomas.", "MARISOL laughed. Then I called 614-555-0123."])
    found = things(made.details)
    assert sorted((kind, key, len(places)) for (kind, key, _), places in found.items()) == [
        ("person", "marisol", 2), ("person", "tomas", 1), ("phone", "614-555-0123", 1),
    ]  # fmt: skip
