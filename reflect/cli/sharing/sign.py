"""The person looks over a page, reads all of it as it will be, and signs it. It writes nothing."""

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from reflect.cli.context import Context
from reflect.cli.sharing import cover_name
from reflect.cli.signals import Stopped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reflect.cli.sharing.page import Page
    from reflect.masking.plan.plan import MaskingPlan
    from reflect.report.admitted import Admitted
    from reflect.report.report import Report

NOT_SIGNED_YET = "This is what will be written. You have not signed it yet."
READ_ON = "Press Enter to read on. "
WHOLE_WORD = 'To sign, type the whole word "yes". To leave it, type "no". To mask more, type "mask".'
SIGN = (
    'Look once more for names, places and dates. To sign it, type "yes". To mask something more, type "mask".'
)
HERE = "> "
NOT_SIGNED = "Not signed, so nothing was written, and what you decided was not kept."
LEFT = "Nothing was written, and what you decided was not kept. To begin again, type: reflect export"
ANSWERS = ("yes", "mask", "no", "n")
"""What is understood at the signature; nothing else signs, and nothing else throws away what was decided."""


def signed_by_hand(
    app: Context, admitted: "Admitted", plan: "MaskingPlan", render: "Callable[[Report], bytes]"
) -> "Page | None":
    """Go through what was found with the person, and let them read and sign the page; None if they did not sign.

    Raises:
        MissingLetters: a letter that is not masked can't be shown in this format.
        KeyboardInterrupt: if they paused; nothing was written, and it is said.
    """
    from reflect.cli.sharing.further_words import more_to_mask
    from reflect.cli.sharing.page import page_of

    tried = _tried(admitted, plan, render)
    try:
        decided = _looked_over(app, admitted, plan)
        # Built anew only where a decision changed it, and then always.
        page = tried if tried is not None and decided == plan else page_of(admitted, decided, render)
        was_read: Report | None = None  # nobody has to read the same page twice
        while True:
            if page.built.report != was_read:
                cover_name.say_if_left_off(app, admitted, page.built.plan)
                _read(app, page.built.report)
                was_read = page.built.report
            said = _signature(app)
            if said == "yes":
                return page
            if said != "mask":
                app.screen.say(NOT_SIGNED)
                return None
            more = more_to_mask(app.asker, page.built.plan)
            page = page_of(admitted, more, render) if more != page.built.plan else page
    except Stopped:
        raise
    except KeyboardInterrupt:
        app.screen.say(LEFT)
        raise


def _tried(admitted: "Admitted", plan: "MaskingPlan", render: "Callable[[Report], bytes]") -> "Page | None":
    """Let a format that can't show every letter say so now, and not after somebody looked through all the words."""
    from reflect.cli.sharing.page import page_of
    from reflect.masking.plan.leaks import LeakFound

    # What the second check finds can still be decided on in the review.
    with suppress(LeakFound):
        return page_of(admitted, plan, render)
    return None


def _looked_over(app: Context, admitted: "Admitted", plan: "MaskingPlan") -> "MaskingPlan":
    """Let the person look over what was found, if there are any words of theirs."""
    from reflect.cli.sharing.review import look_over
    from reflect.report.kinds import load

    if not any(plan.texts):
        return plan
    kind = load(admitted.policy.kind)
    if kind.HIDES is not None:
        app.screen.say(kind.HIDES.at_review)
    some_stay = kind.KEEPS.at_review if kind.KEEPS is not None else ""
    return look_over(app.asker, plan, ours=app.library.shipped_lines, some_stay=some_stay)


def _read(app: Context, report: "Report") -> None:
    """Show the whole page as it will read."""
    from reflect.export import text

    width = min(app.screen.out.width, text.WIDTH)
    lines = text.as_text(replace(report, stamp=NOT_SIGNED_YET), width=width).split("\n")
    height = len(lines) if app.plain else max(app.screen.out.height - 2, 5)
    while lines:
        page = page_end(lines, height)
        app.screen.say("\n".join(lines[:page]))
        lines = lines[page:]
        if lines:
            app.screen.raw(READ_ON)
            app.read_line()


def _signature(app: Context) -> str:
    """Ask for the signature until it is an answer; give it, or "" at the end of the input."""
    app.screen.say(SIGN)
    while True:
        app.screen.raw(HERE)
        line = app.read_line()
        said = line.strip().lower()
        if not line or said in ANSWERS:
            return said
        # An Enter too many while reading must not throw away what was decided; nor does a "y" sign anything.
        app.screen.say(WHOLE_WORD)


def page_end(lines: "Sequence[str]", height: int) -> int:
    """Say how many lines fit a screen; it ends at an empty line where one is near, so that no title stands alone."""
    if len(lines) <= height:
        return len(lines)
    ends = [
        n for n in range(height // 2, height) if not lines[n] and not lines[n - 1].startswith(("---", "==="))
    ]
    return ends[-1] + 1 if ends else height
