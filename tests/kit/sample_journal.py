"""An invented journal behind the sample pages, written as a person would: each entry is a sitting with a shipped pack.

Nobody in it is real. What a pack asks, which step of a reflection an answer belongs to and what it makes (a plan, an
agreement, a rating) comes from the pack itself, so a change of a pack or of the guide changes the sample pages too.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from uuid import UUID

from kit.packet_sample import SINCE, UNTIL, agreements_of

from reflect.guide.ask import Empty
from reflect.guide.harvest import reflection
from reflect.guide.library import Library
from reflect.guide.occasion import Occasion
from reflect.guide.walk import Walk
from reflect.values.entry import Entry
from reflect.values.plans import Agreement, Commitment, Status
from reflect.values.renewal import LearningCategory, RenewalRules

LIBRARY = Library()
PRACTICE = LIBRARY.practice
AREA_NAMES = {area.id: area.name for area in PRACTICE.areas.values()}
PRIVATE_AREAS = frozenset(area for area in PRACTICE.areas if PRACTICE.is_private(area))
FOCUS = "peer_focus"
WRITER = "Dana Rivers"

RULES = RenewalRules(
    first=date(2025, 7, 1),
    last=date(2027, 6, 30),
    hours=20,
    categories=(
        LearningCategory(id="ethics", words="Ethics", hours=3),
        LearningCategory(id="practice", words="Peer support practice", hours=10),
        LearningCategory(id="notes", words="Documentation", hours=2),
        LearningCategory(id="other", words="Anything else"),
    ),
)
YARDSTICKS = {"respect_and_choice": UNTIL - timedelta(weeks=14)}
"""From this day on the writer rates that area more strictly."""

FOCUS_LINES = "2322322232232232232333344444"
CHOICE_LINES = "44444442122112"
GUIDELINE_LINES = "44344444443444"
"""Lines picked from week to week, the oldest first: of the focus in each week, of the others in each second one."""

FIRST_MEETING, MEETING, PREP, LOOK_BACK, FIRST_COURSE = 41, 42, 43, 44, 51
STORY = 27
"""The sitting whose answers are told most fully, so that a page can be made of it alone."""


def sitting(number: int, pack: str, day: date, given: Mapping[str, object]) -> tuple[Entry, list[Commitment]]:
    """Sit down with a pack, give these answers and skip the rest.

    Args:
        number: of the entry.
        pack: id of a shipped pack.
        day: what the entry is about.
        given: question id, or `id.part` for what repeats -> answer.

    Returns:
        The entry, and the plans that came of it, as they stand on the day.
    """
    occasion = Occasion(day=day, focus=FOCUS, ce_categories=tuple((c.id, c.words) for c in RULES.categories))
    walk, asked = Walk(LIBRARY.get(pack), PRACTICE, occasion), set()
    while (ask := walk.next()) is not None:
        place = ".".join(part for part in ask.step if part)
        asked.add(place)
        walk = walk.answer(given.get(place, Empty.SKIPPED))
    assert given.keys() <= asked, f"{pack} never asked {given.keys() - asked}"
    kept = reflection(walk)
    entry = Entry(
        uuid=UUID(int=number),
        number=number,
        pack=kept.pack,
        pack_version=kept.pack_version,
        title=kept.title,
        day=day,
        written_at=datetime(day.year, day.month, day.day, 20, 30, tzinfo=UTC),
        zone="America/Denver",
        room=kept.room,
        private_pack=kept.private_pack,
        setting=kept.setting,
        answers=kept.answers,
        ratings=kept.ratings,
        moments=kept.moments,
        agreements=kept.agreements,
        questions=kept.questions,
    )
    plans = [
        Commitment(
            number=number, uuid=UUID(int=1000 + number), words=plan.words, status=Status.OPEN, made_on=day,
            due_on=day + timedelta(28), entry=number, areas=plan.areas, private=plan.private, source=plan.source,
            pack=kept.pack,
        )
        for plan in kept.plans
    ]  # fmt: skip
    return entry, plans


WEEKS: Mapping[int, Mapping[str, object]] = {
    17: {"helped": "I let the silence be, and they found the word themselves.", "moments": ("asked_view", "gave_advice"),
         "plan": "When I want to give advice, I will ask one question first."},
    18: {"helped": "I asked what they want from the time we have.", "moments": ("came_back", "about_me")},
    19: {"helped": "I stayed quiet and let them think.", "moments": ("asked_view", "gave_advice"),
         "plan": "When it gets quiet, I will count to five."},
    21: {"helped": "I asked before I told a piece of my own story.", "moments": ("asked_view", "short_story")},
    22: {"helped": "A long quiet in the group, and I did not fill it.", "moments": ("came_back", "about_me"),
         "plan": "When we begin, I will say what I can't keep private."},
    23: {"helped": "I said whose choice it is, and meant it.", "moments": ("asked_view", "backed_choice")},
    25: {"helped": "I gave them time and waited in silence.", "moments": ("backed_choice", "came_back"),
         "plan": "When I feel rushed, I will ask what matters most."},
    26: {"helped": "I asked for their view first.", "moments": ("came_back", "gave_advice")},
    STORY: {
        "headline": "Someone was choosing between two paths, and I thought that I knew the better one.\n"
        "I noticed it in my voice before I noticed it in my words.",
        "moments": ("asked_view", "short_story", "came_back"),
        "helped": "I asked one question and then waited. The quiet did more than my advice would have.",
        "story": "brief",
        "story_reason": "I asked first and told very little of my own start. The talk went back to them right after.",
        "replay": "I would ask what they hope for before I say what I hope for.",
        "roadmap": "unsure",
        "roadmap_question": "When is sharing my own path a gift, and when does it steer?",
        "plan": "When I think that I know the better path, I will ask one more question.",
    },
}  # fmt: skip
"""What was written in some of the weeks beside the lines, by the number of the week and of its entry."""

STATUSES = {17: Status.KEPT, 19: Status.PARTLY, 25: Status.LET_GO}
"""How plans stand by now; the others are open."""


@cache
def weeks() -> tuple[list[Entry], list[Commitment]]:
    """Twenty-eight weeks up to the end of the sample period, with one sitting in each."""
    kinds = ("one_to_one", "group")
    entries, plans = [], []
    for week, line in enumerate(FOCUS_LINES, start=1):
        other, lines = (("respect_and_choice", CHOICE_LINES), ("role_and_guidelines", GUIDELINE_LINES))[
            week % 2
        ]
        given: dict[str, object] = {
            **WEEKS.get(week, {}),
            **{"ratings.#1": FOCUS, f"ratings.{FOCUS}": int(line)},
            **{"ratings.#2": other, f"ratings.{other}": int(lines[(week - 1) // 2])},
        }
        day = UNTIL - timedelta(weeks=len(FOCUS_LINES) - week, days=4)
        entry, made = sitting(week, "post_session", day, given)
        entries.append(replace(entry, setting=kinds[week % len(kinds)]))
        plans += [replace(p, status=STATUSES.get(week, Status.OPEN)) for p in made]
    return entries, plans


@cache
def supervision() -> tuple[list[Entry], list[Commitment]]:
    """What was agreed in supervision, what is brought to the next meeting, and a look back."""
    record, agreed = sitting(
        MEETING,
        "supervision_record",
        SINCE + timedelta(weeks=3),
        {
            "hours": 1.0,
            "form": "one_to_one",
            "take_away": "Curiosity is easier when I say out loud that I am worried.",
            "i_will": "When I feel a pull to steer, I will name it to myself.",
            "they_will": "Look into a quiet room for phone calls.",
            "still_open": "How do other teams say what they cannot keep private?",
        },
    )
    before, _ = sitting(
        FIRST_MEETING,
        "supervision_record",
        SINCE + timedelta(weeks=1),
        {"hours": 0.75, "they_will": "Send me the code of ethics in large print."},
    )
    prep, _ = sitting(
        PREP,
        "supervision_prep",
        UNTIL - timedelta(days=4),
        {
            "want": ("think", "feedback"),
            "win": "I stayed quiet long enough for someone to find their own next step.",
            "situation": "Someone chose a path that I would not choose. I noticed a pull to steer.",
            "question": "How do I stay curious when I am worried?",
            "ask": "Ten minutes between sessions, as Marisol Quintero on the team has.",
        },
    )
    back, _ = sitting(
        LOOK_BACK,
        "step_back",
        UNTIL - timedelta(days=6),
        {
            "pick": ("peer_focus", "confidentiality"),
            **{
                "then.peer_focus": 2,
                "now.peer_focus": 4,
                "then.confidentiality": 3,
                "now.confidentiality": 4,
            },
            "tells_you": "I now say the limits in the first minutes.",
        },
    )
    return [before, record, prep, back], agreed


def agreements(entries: Iterable[Entry]) -> list[Agreement]:
    """What the supervisor agreed to do: the first is done, the others are open."""
    first, *others = agreements_of(entries)
    return [replace(first, closed_on=UNTIL - timedelta(days=20)), *others]


COURSES: Sequence[tuple[date, Mapping[str, object]]] = (
    (date(2026, 2, 11), {"source": "workshop", "title": "Listening when there is nothing to fix", "sponsor": "State peer academy",
                         "on": "2026-02-11", "hours": 6, "category": ("practice",), "proof": "have"}),
    (date(2026, 5, 20), {"source": "webinar", "title": "Where support ends and friendship begins", "sponsor": "State peer academy",
                         "on": "2026-05-20", "hours": 1.5, "category": ("ethics", "practice"), "proof": "have"}),
    (date(2026, 6, 18), {"source": "dialogue", "idea": "There are more paths than mine."}),
    (date(2026, 7, 30), {"source": "research", "title": "New findings on peer support in groups", "on": "2026-07-28", "hours": 2,
                         "category": ("other",)}),
    (date(2026, 8, 12), {"source": "conference", "title": "Walking alongside", "sponsor": "Regional peer network",
                         "on": "2026-08-11", "hours": 4, "category": ("practice", "other"), "proof": "asked"}),
    (date(2026, 10, 14), {"source": "supervision", "on": "2026-10-14", "hours": 0.75, "category": ("ethics",)}),
)  # fmt: skip


@cache
def courses() -> list[Entry]:
    """What was learned in a year, with hours and the writer's own categories."""
    return [
        sitting(number, "learning_reflection", day, given)[0]
        for number, (day, given) in enumerate(COURSES, start=FIRST_COURSE)
    ]
