"""A journal of 28 weeks and 90 entries: one area grows, one is steady, one goes up and down, one is seldom rated.

Its sessions grow lighter, and in every other one nothing is said of that.
"""

import random
from datetime import timedelta
from pathlib import Path

from kit.journals import AREAS, FOCUS, TODAY, answer, empty, rating, reflection

from reflect.storage.journal import Journal
from reflect.values.entry import Reflection
from reflect.values.plans import FollowUp, Plan, Status

ENTRIES, DAYS = 90, 7 * 28 - 1
GROWING, STEADY, UP_AND_DOWN, TOO_LITTLE = FOCUS, "confidentiality", "safe_space", "accountability"
WAITED = (
    "I let the silence stand, and the next sentence came from them.",
    "I asked what would help today, and wrote down their words, not mine.",
    "I said what I could not keep to myself before we began, and nobody minded.",
)


def half_year(home: Path, *, every_area: bool = False) -> Journal:
    """Keep it through the journal itself, and leave it open; `every_area` rates the other six as well."""
    made = empty(home)
    for one in sittings(every_area=every_area):
        made.add(one)
    return made


def sittings(*, every_area: bool = False) -> list[Reflection]:
    """Give its entries, the oldest first."""
    rnd = random.Random(28)
    weeks = [rnd.choice((1.8, 4.6)) for _ in range(30)]
    days = [round(DAYS * (n / (ENTRIES - 1))) for n in range(ENTRIES)]
    return [
        _sitting(rnd, n, ago, weeks[ago // 7], every_area=every_area) for n, ago in enumerate(reversed(days))
    ]


def _sitting(rnd: random.Random, n: int, ago: int, this_week: float, *, every_area: bool) -> Reflection:
    middles = {GROWING: 4.4 - 2.2 * ago / DAYS, STEADY: 4, UP_AND_DOWN: this_week}
    rated = [GROWING, (STEADY, UP_AND_DOWN)[n % 2]]
    if n % 13 == 5:
        rated.append(TOO_LITTLE)
    if every_area:
        rated += rnd.sample([a for a in AREAS if a not in middles and a != TOO_LITTLE], 2)
    ratings = [rating(a, min(max(round(rnd.gauss(middles.get(a, 3.4), 0.5)), 1), 5)) for a in rated]
    more: dict[str, object] = {}
    if n % 2:
        loads = ("heavy", "heavy", "usual") if ago > DAYS / 2 else ("light", "light", "usual")
        more["load"] = loads[n // 2 % 3]
    answers = []
    if n % 6 == 0:
        answers.append(answer("keep", WAITED[n // 6 % 3], highlight=True, areas=(FOCUS,)))
    if n % 9 == 1:
        more["plans"] = (Plan(words=f"When it is quiet, I will count to {n}, then ask.", areas=(FOCUS,)),)
    if n % 9 == 4 and n < 80:
        done = (Status.KEPT, Status.PARTLY, Status.KEPT)[n % 3]
        more["follow_up"] = FollowUp(commitment=n // 9 + 1, status=done)
        more |= {"pack": "follow_up", "title": "Follow up"}
    if n % 25 == 20:
        more |= {"pack": "learning_reflection", "title": "Something I learned"}
        answers += [
            answer("source", "workshop", kind="select", words="Workshop or class"),
            answer("title", f"Listening, part {n // 25 + 1}"),
            answer("supports", (FOCUS,), kind="multi"),
        ]
    if n == 70:
        more |= {"pack": "step_back", "title": "Step back and look"}
        ratings = [rating(FOCUS, 2, kind="then"), rating(FOCUS, 4, kind="now")]
    return reflection(TODAY - timedelta(ago), ratings=tuple(ratings), answers=tuple(answers), **more)
