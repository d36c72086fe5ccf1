"""A disk that refuses while a person sits there: the words wait in memory, and it is asked whether to try again."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from reflect.cli.asking.contract import EndOfInput
from reflect.cli.signals import Stopped, heard
from reflect.errors import LOOK_FIRST, ComputerSaidNo, ReflectError
from reflect.guide.ask import Ask, Choice, Step
from reflect.storage.disk.refusal import Saved, of_driver
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.context import Context

T = TypeVar("T")
STILL_HERE = later("Your words are still here, in this window.")
AGAIN, LEAVE = "again", "leave"


def or_again(app: "Context", keep: Callable[[], T], *, once: Callable[[], bool] | None = None) -> T:
    """Keep something; where the disk refuses at a keyboard, let the person make room, and try as often as they like.

    Args:
        app: the world.
        keep: what keeps it. It is called again from its beginning.
        once: for what must not be kept twice, says whether it is kept by now. Then it is also not tried again where
            nobody can tell. None for a draft, which is kept over itself.

    Raises:
        Exception: what `keep` raised at last, where nobody can be asked, or the person would rather leave.
    """
    while True:
        try:
            return keep()
        except Exception as error:
            refused = _that_may_pass(error)
            if refused is None or (once is not None and (once() or refused.hint == LOOK_FIRST)):
                raise
            if not (app.on_terminal and app.can_ask and _tries_again(app, refused)):
                raise


def _that_may_pass(error: Exception) -> ComputerSaidNo | None:
    """What the computer refused, and may not refuse once more; None for anything else."""
    refused = error if isinstance(error, ReflectError) else of_driver(error)
    return refused if isinstance(refused, ComputerSaidNo) else None


def _tries_again(app: "Context", refused: ReflectError) -> bool:
    """Say what happened and that nothing is lost yet, and ask; who stops there would rather leave."""
    from reflect.cli.asking.pasted import let_go_of_the_rest

    # What was typed before this could be seen is no answer to it.
    let_go_of_the_rest(app.stdin)
    message = refused.message.removesuffix(Saved.UNKNOWN.value).rstrip(".") + "."
    hint = "" if refused.hint == LOOK_FIRST else refused.hint
    app.asker.tell("\n".join(filter(None, (message, hint, speak(STILL_HERE)))))
    try:
        return app.asker.ask(_question(), place=None, earlier=None) == AGAIN
    except Stopped:
        raise
    except KeyboardInterrupt:
        heard()
    except EndOfInput:
        pass
    return False


def _question() -> Ask:
    ways = (Choice(AGAIN, speak("Try again")), Choice(LEAVE, speak("Leave without saving")))
    asked = Ask.one_of(
        Step("not_kept"), speak("Try to save it once more?"), ways,
        help=speak("Enter alone tries again."), default=AGAIN, skippable=False, drafts=False,
    )  # fmt: skip
    return replace(asked, leads_back=False)
