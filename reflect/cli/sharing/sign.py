"""The signature under a page that was read: a whole word, typed. It writes nothing."""

from typing import TYPE_CHECKING

from reflect.cli.sharing.reading import BACKS
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.context import Context

WHOLE_WORD = later(
    'To sign it, type the whole word "yes". To stop, type "no". To mask more, "mask". To read it all again, "read". To go back, "<".'
)
SIGN = later(
    'To sign it, type "yes". To mask something more, type "mask". To go back, type "<". To stop here, type "no".'
)
LOOK_ONCE_MORE = later("Look once more for names, places and dates.")
HERE = "> "
YES, MASK, NO, READ, BACK = "yes", "mask", "no", "read", "back"
ANSWERS = {
    YES: YES, MASK: MASK, NO: NO, "n": NO, READ: READ, **dict.fromkeys(BACKS, BACK),
    "sí": YES, "si": YES, "ocultar": MASK, "leer": READ, "atrás": BACK, "atras": BACK,
}  # fmt: skip
"""What is understood at the signature, in English and Spanish; nothing else signs, and nothing else leaves."""


def signature(app: "Context") -> str:
    """Ask for the signature until it is an answer: `YES`, `MASK`, `NO` (also at the end of the input), `READ` or `BACK`."""
    app.screen.say(f"{speak(LOOK_ONCE_MORE)} {speak(SIGN)}")
    while True:
        app.screen.raw(HERE)
        line = app.read_line()
        said = line.strip().lower()
        if not line:
            return NO
        if said in ANSWERS:
            return ANSWERS[said]
        # An Enter too many while reading must not throw away what was decided; nor does a "y" sign anything.
        app.screen.say(speak(WHOLE_WORD))
