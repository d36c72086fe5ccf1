"""Earlier versions of an entry: they keep all of it, and read what an older program wrote without what it did not know."""

import json

from kit.kept import FULL, make

from reflect.storage import revisions
from reflect.values.ladder import FIRST_SCALE


def test_a_version_from_before_lines_had_versions_is_by_the_first_ones(tmp_path):
    with make(tmp_path / "home") as journal:
        entry = journal.add(FULL)
    payload = json.loads(revisions.write_down(entry))
    assert [r["scale"] for r in payload["ratings"]] == [2, 1] and payload["load"] == "heavy"
    assert revisions.read(json.dumps(payload)) == entry
    del payload["load"]
    for rating in payload["ratings"]:
        del rating["scale"]
    before = revisions.read(json.dumps(payload))
    assert {r.scale for r in before.ratings} == {FIRST_SCALE} and before.load is None
    assert [r.anchor for r in before.ratings] == [r.anchor for r in entry.ratings]


def test_what_is_kept_again_has_its_load_and_its_lines(tmp_path):
    with make(tmp_path / "home") as journal:
        entry = journal.add(FULL)
        again = revisions.as_reflection(entry)
    assert (again.load, again.ratings) == (FULL.load, FULL.ratings)
