"""What was agreed in supervision, by both sides, and how it stands. Plans of one's own beside that are one quiet line."""

from collections import Counter
from collections.abc import Collection, Sequence

from reflect.report.gate.shareable import Passed, SharedAgreement, SharedCommitment
from reflect.report.report import Block, Paragraph, Said
from reflect.values.plans import Status

STANDINGS = {
    Status.KEPT: "done",
    Status.PARTLY: "partly",
    Status.NOT_YET: "not yet",
    Status.OPEN: "open",
    Status.LET_GO: "let go",
}
"""How a commitment stands. One that was said another way lives on in its new words, which have their own."""


def standing(passed: Passed, *, told: Collection[str] = ()) -> list[Block]:
    """Say how it stands: what I agreed to and what my supervisor did in words, where they may be quoted; the rest counted.

    Args:
        passed: what came through the gate.
        told: words of plans of my own that stand elsewhere on the page, with how they stand.
    """
    agreed = [c for c in passed.commitments if c.of_supervision]
    own = [c for c in passed.commitments if not c.of_supervision]
    return [
        *_counted("What I agreed to do", agreed),
        *_said("I agreed", agreed),
        *_theirs(passed),
        *_counted(f"Plans of my own{' beside these' if agreed else ''}", own),
        *_said("I wanted to try", [c for c in own if c.words not in told]),
    ]


def _counted(what: str, plans: Sequence[SharedCommitment | SharedAgreement]) -> list[Block]:
    stands = Counter(plan.status for plan in plans)
    counts = [f"{stands[status]} {words}" for status, words in STANDINGS.items() if stands[status]]
    return [Paragraph(text=f"{what}: {', '.join(counts)}.")] if counts else []


def _said(what: str, plans: Sequence[SharedCommitment | SharedAgreement]) -> list[Block]:
    return [
        Said(asked=f"{what} ({STANDINGS[plan.status]})", words=plan.words)
        for plan in plans
        if plan.words and plan.status in STANDINGS
    ]


def _theirs(passed: Passed) -> list[Block]:
    return [
        *_counted("What my supervisor agreed to do", passed.agreements),
        *_said("My supervisor agreed", passed.agreements),
    ]
