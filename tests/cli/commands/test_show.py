"""`show`: an entry with its earlier versions, of which a long row is not drawn unasked."""

import json

from kit.kept import answer, reflection
from kit.world import PASSPHRASE, ladder

from reflect.storage.journal import Journal


def test_of_many_earlier_versions_the_newest_are_shown_and_how_to_see_more_is_said(world):
    with Journal.open(world.home, PASSPHRASE, ladder=ladder) as journal:
        journal.add(reflection(answers=(answer("text 0"),)))
        for n in range(1, 24):
            journal.edit(1, reflection(answers=(answer(f"text {n}"),)))
    shown = world.ok("show", "1", "--versions").out
    assert "These are the newest 20 of 23 earlier versions. To see more, add: --limit 23" in " ".join(
        shown.split()
    )
    assert shown.count("Version ") == 20
    assert "text 3\n" in shown and "text 2\n" not in shown and "text 23\n" in shown
    assert world.ok("show", "1", "--versions", "--limit", "23").out.count("Version ") == 23
    assert len(json.loads(world.ok("show", "1", "--versions", "--json").out)["versions"]) == 23
    assert "These are" not in world.ok("show", "1").out
