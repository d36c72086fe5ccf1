"""What no detector can know: three questions before every signature, and words that a person wants masked. It writes nothing."""

from dataclasses import replace
from typing import TYPE_CHECKING

from reflect.cli.asking.contract import Move
from reflect.cli.sharing.asked import asked, typed
from reflect.cli.sharing.listed import LONGEST
from reflect.guide.ask import Ask, Step
from reflect.masking.asked.find import always_spans
from reflect.masking.plan.codes import carried
from reflect.masking.plan.details import Decision
from reflect.masking.plan.plan import MaskingPlan, plan
from reflect.masking.spans import Span
from reflect.visible import one_line
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.asking.contract import Asker

ONLY_YOU_KNOW = {
    "job": later("Is there a job, a role or an event in your words that points to one person?"),
    "illness": later("Is there a rare illness or condition in your words?"),
    "else": later("Is there anything else that you know would tell the reader who this is?"),
}
"""Step -> what no detector can answer, asked every time."""
NO_PROGRAM_KNOWS = later("No program can know this, so Enter alone is no answer.")
SAY_YES_OR_NO = later("Nothing was said yet. Choose yes or no, please.")
WHICH = later("Which words give it away?")
HOW = later("As they stand in the text, one thing a line. Leave it empty if there is nothing more.")
MASKED_HERE = later("That is masked on this page now.")
NOTHING_MORE = later("Nothing more is masked.")
NOT_THERE = later("Type it as it stands in your text. To change an entry, stop here and type: reflect edit")


def what_only_you_know(asker: "Asker", step: str, before: str | None) -> str | None:
    """Put one of the three questions until it has an answer.

    Args:
        asker: who asks.
        step: which one, a key of `ONLY_YOU_KNOW`.
        before: what was answered the last time, or None.

    Returns:
        "yes" or "no"; None if the person went back.
    """
    usual = Ask.yes_no(Step("only_you_know", step), speak(ONLY_YOU_KNOW[step]), help=speak(NO_PROGRAM_KNOWS))
    ask = replace(usual, default="", skippable=False)
    while True:
        reply = asked(asker, ask, earlier=before)
        if reply is Move.BACK:
            return None
        if reply in ("yes", "no"):
            return str(reply)
        asker.tell(speak(SAY_YES_OR_NO))


def more_to_mask(asker: "Asker", made: MaskingPlan) -> MaskingPlan | None:
    """Take further words to mask on this page, until all of them were found or there are no more.

    Returns:
        The plan with them; None if the person went back.

    Raises:
        KeyboardInterrupt: if they paused.
    """
    while True:
        words = typed(asker, speak(WHICH), speak(HOW))
        if words is Move.BACK:
            return None
        wanted = tuple(dict.fromkeys(line.strip() for line in str(words).split("\n") if line.strip()))
        if not wanted:
            asker.tell(speak(NOTHING_MORE))
            return made
        # Words that are not there too: one of them may be in the name on the cover.
        made = again(made, always=made.always.union(wanted))
        missing = [w for w in wanted if not any(any(always_spans(text, (w,))) for text in made.texts)]
        if len(missing) < len(wanted):
            asker.tell(speak(MASKED_HERE))
        if not missing:
            return made
        listed = ", ".join(f'"{one_line(word, LONGEST)}"' for word in missing)
        told = speak("I can't find this in your words: {listed}.", listed=listed)
        asker.tell(f"{told} {speak(NOT_THERE)}")


def again(made: MaskingPlan, *, always: frozenset[str]) -> MaskingPlan:
    """Make the plan anew with more words to mask, and with the same decisions and codes where they still have their place."""
    fresh = plan(made.texts, always=always, allow=made.allow, detectors=made.detectors)
    fresh = replace(fresh, details=carried(fresh.details, made.details))
    decided = {(i.span.where, i.span.start, i.span.end): i for i in made.details if i.decided}
    decisions = dict[Span, Decision]()
    for detail in fresh.details:
        before = decided.get((detail.span.where, detail.span.start, detail.span.end))
        if before is not None and not detail.span.never_out:
            decisions[detail.span] = before.decision
    return replace(fresh.decide_all(decisions), asked_always=made.asked_always, asked_keep=made.asked_keep)
