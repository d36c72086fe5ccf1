"""Lets a person read a page before they sign it, screen by screen, or only what changed. It writes nothing."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from reflect.cli.sharing.passages import PageLine, Passage, lines
from reflect.masking.plan.codes_told import code_of
from reflect.masking.plan.details import Mask
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.context import Context
    from reflect.masking.plan.plan import MaskingPlan

NOT_SIGNED_YET = later("This is the page as it would read. You have not signed it yet.")
MASKED_IS = later("What is masked stands in {marks}.")
CHANGED = later("This is what you have not read yet. The rest is as you read it.")
READ_ON = later("Press Enter to read on. ")
GO_BACK = later("To go back: <.")
BACKS = ("<", ":back", "back", "\x1b", "\x1b[z")
"""What is typed on a line of its own to go back: also Esc and Shift+Tab."""
WIDEST = 100


def read(
    app: "Context",
    shown: Sequence[Passage],
    made: "MaskingPlan",
    *,
    head: str,
    lang: str,
    waits: bool,
    note: Callable[[Iterable[str]], None],
) -> bool:
    """Show passages screen by screen.

    Args:
        app: the world.
        shown: what is to be read.
        made: the plan that the page was made by.
        head: said above, in English.
        lang: the language of the page.
        waits: whether the last screen is waited at too; nobody is waited for in plain lines.
        note: told of the passages that were read.

    Returns:
        False if they went back from the first screen.
    """
    screens = _screens(app, shown, made, head, lang=lang)
    at = 0
    while at < len(screens):
        _show(app, screens[at])
        if not app.plain and (waits or at < len(screens) - 1):
            page = speak("Page {number} of {count}.", number=at + 1, count=len(screens))
            app.screen.raw(f"{page} {speak(GO_BACK)} {speak(READ_ON)}")
            if app.read_line().strip().lower() in BACKS:
                if not at:
                    return False
                at -= 1
                continue
        left = {line.passage for later in screens[at + 1 :] for line in later}
        note({line.passage for line in screens[at]} - left - {""})
        at += 1
    return True


def _screens(
    app: "Context", shown: Sequence[Passage], made: "MaskingPlan", head: str, *, lang: str
) -> list[list[PageLine]]:
    """Cut the lines into screens; in plain lines all is one."""
    marks = "[]" if app.plain or app.screen.look.ascii else "«»"
    codes = {
        code_of(d, lang=lang)
        for d in made.details
        # What stands in brackets already is marked by them where the marks are brackets.
        if isinstance(d.decision, Mask) and not (marks == "[]" and d.replacement.startswith("["))
    }
    width = min(app.screen.out.width, WIDEST)
    above = (
        f"{speak(head)} {speak(MASKED_IS, marks=marks)}"
        if any(d.masked for d in made.details)
        else speak(head)
    )
    laid = [PageLine(line, "") for line in app.screen.folded(above, width)]
    laid += lines(shown, width=width, codes=codes, marks=marks)
    height = len(laid) if app.plain else max(app.screen.out.height - 2, 5)
    screens = []
    while laid:
        end = page_end(laid, height)
        screens.append(laid[:end])
        laid = laid[end:]
    return screens


def page_end(laid: Sequence[PageLine], height: int) -> int:
    """Say how many lines fit a screen, without a title at its end that stands alone."""
    if len(laid) <= height:
        return len(laid)
    end = height
    while end > 1 and (laid[end - 1].is_title or not laid[end - 1].text):
        end -= 1
    return end


def _show(app: "Context", laid: Sequence[PageLine]) -> None:
    from rich.text import Text

    from reflect.visible import visible

    shown = Text()
    for line in laid:
        shown.append(visible(line.text) + "\n", style="bold" if line.is_title else "")
    shown.right_crop(1)
    app.screen.show(shown)
