"""What is brought up before a sitting: plans from before, at most one kind question. Never a second time soon.

Nothing comes before a sitting that asks about danger first, or before a look back at a plan itself.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from reflect.cli.asking.contract import confirmed
from reflect.cli.phrases import AS_IT_WAS
from reflect.cli.sitting.begin import Chosen, start
from reflect.cli.sitting.sitting import Sitting
from reflect.dates import said
from reflect.guide.ask import Ask, Choice, Step
from reflect.guide.pack import Pack
from reflect.values.meetings import PREP_PACK, RECORD_PACK
from reflect.values.plans import Commitment, Status
from reflect.values.room import Room
from reflect.visible import one_line
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.context import Context

FOLLOW_UP_PACK = "follow_up"
MOST = 3
"""How many plans are said again before a sitting: enough to remember them, on a small screen too."""
LONGEST = 300
"""How many characters of a plan a question repeats."""
FIRST = later('You planned: "{plan}" Look back at it first?')
KEEP, REWORD, LET_GO, LOOK_BACK = "keep", "reword", "let_go", "look_back"


def bring_up(app: "Context", pack: Pack) -> None:
    """Bring up what is due, and say again what was planned in the last sittings of this kind.

    Before a sitting about a meeting of supervision it is what was agreed there before, and no other plan: how that
    stands is asked for.

    Raises:
        KeyboardInterrupt: if the person paused there.
    """
    if pack.follows_up or any(q.stops_if and not q.kept for q in pack.questions):
        return
    if pack.pack in (PREP_PACK, RECORD_PACK):
        from reflect.cli.sitting.since_last import since_last

        since_last(app, pack)
        offered = None
    else:
        offered = None if pack.private else _offer(app)
    if pack.pack != RECORD_PACK:  # what was planned there was just asked about
        _say_plans(app, pack, but=offered)
    if pack.room is Room.SUPERVISION:
        _say_questions(app)


def _offer(app: "Context") -> int | None:
    """One plan whose day has come is offered; one that was quiet for long may be settled. Gives its number."""
    due = app.journal.plans.all_due(app.today)
    if not due:
        return None
    from reflect.growth.plans import may_be_settled, to_bring_up

    plan = to_bring_up(due, app.today)
    if plan is None:
        return None
    if may_be_settled(plan, app.today):
        _settle(app, plan)
    elif confirmed(app.asker, speak(FIRST, plan=one_line(plan.words, LONGEST)), at_once=True):
        _look_back(app, plan)
    return plan.number


def _settle(app: "Context", plan: Commitment) -> None:
    """Ask whether a plan is still useful. Any answer, and none, makes it quiet for four weeks."""
    ask = Ask.one_of(
        Step("still_useful"),
        speak(
            'You planned on {day}: "{plan}" Is it still useful?',
            day=said(plan.made_on, today=app.today),
            plan=one_line(plan.words, LONGEST),
        ),
        (
            Choice(KEEP, speak("Yes, keep it")),
            Choice(REWORD, speak("Say it another way")),
            Choice(LET_GO, speak("Let it go")),
            Choice(LOOK_BACK, speak("Look back at it first")),
        ),
        help=speak("Any answer is fine. You can skip this too."),
        private=plan.private,
        drafts=False,
    )
    reply = app.asker.ask(replace(ask, at_once=True), place=None, earlier=None)
    app.journal.plans.asked_about(plan.number, on=app.today)
    if reply == KEEP:
        app.journal.plans.keep(plan.number, on=app.today)
        app.asker.tell(speak("Plan {number} goes on.", number=plan.number))
    elif reply == REWORD:
        _reword(app, plan)
    elif reply == LET_GO:
        app.journal.plans.say(plan.number, Status.LET_GO, on=app.today)
        app.asker.tell(speak("Plan {number} is let go.", number=plan.number))
    elif reply == LOOK_BACK:
        _look_back(app, plan)


def _reword(app: "Context", plan: Commitment) -> None:
    from reflect.cli.given.own_words import asked_for
    from reflect.cli.given.plan_words import question

    words = asked_for(app, question(private=plan.private), plan.words)
    if words is None or words == plan.words:
        app.asker.tell(speak(AS_IT_WAS, number=plan.number))
        return
    new = app.journal.plans.reword(plan.number, words, on=app.today)
    app.asker.tell(speak("Plan {number} goes on as plan {new}.", number=plan.number, new=new.number))


def _look_back(app: "Context", plan: Commitment) -> None:
    follow_up = app.library.get(FOLLOW_UP_PACK)
    Sitting(app, start(app, follow_up, Chosen(commitment=plan.number))).run()


def _say_plans(app: "Context", pack: Pack, *, but: int | None) -> None:
    """Say the newest open plans of this kind of sitting again."""
    screen, going = app.screen, app.journal.plans.open(pack=pack.pack)
    newest = sorted(
        (p for p in going if but is None or but not in (p.number, p.reworded_from)),
        key=lambda p: (p.made_on, p.number),
        reverse=True,
    )
    if newest:
        from reflect.render import plans

        screen.show(plans.planned(newest[:MOST], screen.look, more=len(newest[MOST:])))


def _say_questions(app: "Context") -> None:
    """Say the questions again that are kept for supervision."""
    kept = [q for q in app.journal.questions.all() if q.closed_on is None]
    if kept:
        from reflect.render import plans

        app.screen.show(plans.kept_questions(kept[:MOST], app.screen.look, more=len(kept[MOST:])))
