"""Four entries as they are written in a hurry, in small letters: what one takes to supervision. All of it is invented."""

import json
from typing import Any

RECORD = {
    "pack": "supervision_record", "date": "2026-02-25",
    "answers": {
        "on": "2026-02-25", "hours": 0.75, "talked_about": ["practice", "values"],
        "take_away": "linda said i carry marcus around like homework. i met him at room 4b only to hand him the card, not to fix it.",
        "i_will": "tell dr. okafor that i dont do the med counts on fridays.",
        "they_will": "linda brings it up with maple house by 11/30.",
        "still_open": "who covers oak ward when kesha is out?", "how_was_it": "helped",
    },
}  # fmt: skip
BOUNDARY = {
    "pack": "boundary_story", "date": "2026-03-02",
    "answers": {
        "kind": "gift",
        "headline": "ernesto gave me a cap from the forest lawn job after mass at st lukes and asked me not to tell anna.",
        "whose_need": "both", "open_test": "both",
        "their_side": "for ernesto it was thanks. everybody in building c saw it, and he is famous there since he was in the paper.",
        "options": "give it back at the front desk, or tell linda and keep it in the office on 3rd and main.", "next": "ask",
        "plan": "i will ask ernesto what the cap means to him before wednesday.",
    },
}  # fmt: skip
SESSION = {
    "pack": "post_session", "date": "2026-03-04", "setting": "phone_online",
    "answers": {
        "headline": "yolanda was late and laughed about it, then we sat by the river in kettering for an hour.",
        "helped": "i let yolanda pick the place. she is 34 and the first one from her block to finish at sinclair.",
        "story": "brief", "story_reason": "told her about my year at the greenville unit, case 22 cr 1881, one line only.",
        "plan": "next time i will ask yolanda before i text her brother luis.",
    },
}  # fmt: skip
PREP = {
    "pack": "supervision_prep", "date": "2026-03-06",
    "answers": {
        "unreported": "no", "want": ["think", "feedback"],
        "win": "i waited for tanisha to find her own words about the 12th, and she called me back from the bus on saturday.",
        "situation": "darnell at the shelter on pine street wants me at his hearing. his sister renee texted me twice, 937-555-0142, and linda you said on the 3rd that we dont go to court.",
        "question": "how do i tell darnell no without him hearing what the folks at harbor light told him?",
        "so_far": "i talked with coach ray after group. he is the only one on nights who did time himself.",
        "pull": "little", "pull_from": ["asked", "unclear"],
        "ask": "linda, a word with the county office in dayton about rides on tuesday mornings.",
        "wellness": True, "wellness_line": "bit tired since the funeral at st marks.",
    },
}  # fmt: skip


def write_them(world: Any) -> None:
    """Log the record as 1, and for supervision the question of a boundary as 2, a session as 3, getting ready as 4."""
    for document in (RECORD, BOUNDARY, SESSION, PREP):
        world.ok("log", "--answers", "-", stdin=json.dumps(document))
    for number in ("2", "3"):
        world.ok("mark", number)
