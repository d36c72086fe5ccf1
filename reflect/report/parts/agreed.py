"""What was agreed in supervision, by both sides, and how it stands. Plans of one's own beside that are one quiet line."""

from collections import Counter
from collections.abc import Collection, Sequence

from reflect.report.gate.shareable import Passed, SharedAgreement, SharedCommitment
from reflect.report.report import Block, Paragraph, Said
from reflect.values.plans import Status
from reflect.wording import later, later_n, speak, speak_n

STANDINGS = {
    Status.KEPT: later("done"),
    Status.PARTLY: later("partly"),
    Status.NOT_YET: later("not yet"),
    Status.OPEN: later("open"),
    Status.LET_GO: later("let go"),
}
"""How a commitment stands. One that was said another way lives on in its new words, which have their own."""

COUNTED = {
    Status.KEPT: later_n("{n} done", "{n} done"),
    Status.PARTLY: later_n("{n} partly", "{n} partly"),
    Status.NOT_YET: later_n("{n} not yet", "{n} not yet"),
    Status.OPEN: later_n("{n} open", "{n} open"),
    Status.LET_GO: later_n("{n} let go", "{n} let go"),
}
"""The same for so many of them."""


def standing(passed: Passed, *, told: Collection[str] = ()) -> list[Block]:
    """Say how it stands: what I agreed to and what my supervisor did in words, where they may be quoted; the rest counted.

    Args:
        passed: what came through the gate.
        told: words of plans of my own that stand elsewhere on the page, with how they stand.
    """
    agreed = [c for c in passed.commitments if c.of_supervision]
    own = [c for c in passed.commitments if not c.of_supervision]
    return [
        *_counted(speak("What I agreed to do"), agreed),
        *_said(speak("I agreed"), agreed),
        *_theirs(passed),
        *_counted(speak("Plans of my own beside these") if agreed else speak("Plans of my own"), own),
        *_said(speak("I wanted to try"), [c for c in own if c.words not in told]),
    ]


def _counted(what: str, plans: Sequence[SharedCommitment | SharedAgreement]) -> list[Block]:
    stands = Counter(plan.status for plan in plans)
    counts = [speak_n(*COUNTED[status], stands[status]) for status in STANDINGS if stands[status]]
    return [Paragraph(text=f"{what}: {', '.join(counts)}.")] if counts else []


def _said(what: str, plans: Sequence[SharedCommitment | SharedAgreement]) -> list[Block]:
    return [
        Said(asked=f"{what} ({speak(STANDINGS[plan.status])})", words=plan.words)
        for plan in plans
        if plan.words and plan.status in STANDINGS
    ]


def _theirs(passed: Passed) -> list[Block]:
    return [
        *_counted(speak("What my supervisor agreed to do"), passed.agreements),
        *_said(speak("My supervisor agreed"), passed.agreements),
    ]
