"""`mask try`: what the masking rules would do with a text. It shows, and it keeps nothing of the text anywhere."""

from typing import TYPE_CHECKING

from reflect.cli.asking.contract import Move
from reflect.errors import AnswerNeeded

if TYPE_CHECKING:
    from reflect.cli.context import Context
    from reflect.masking.plan import Plan
    from reflect.masking.spans import Span

NOTHING = "There is no text to look at."


def show(app: "Context", *, json: bool) -> None:
    """Read a text and show it as it would leave, with each detail that was found.

    Raises:
        AnswerNeeded: if there is no text and nobody to ask.
        BadFile: if the text can't be read.
    """
    text = _text(app)
    if text is None:
        app.screen.say(NOTHING)
        return
    from reflect.masking.leaks import LeakFound
    from reflect.masking.plan import plan, render

    made = plan([text], always=app.journal.always_mask, allow=app.journal.kept_words)
    masked: str | None = None
    left: tuple[Span, ...] = ()
    try:
        masked = render(made)[0]
    except LeakFound as error:
        left = error.spans
    if json:
        app.screen.json(_document(made, masked, len(left)))
        return
    from reflect.render import masking

    app.screen.show(masking.tried(made, masked, still_there=len(left)))


def _text(app: "Context") -> str | None:
    from reflect.cli.given.own_words import from_stdin
    from reflect.guide.ask import Ask, Step, as_typed

    ask = Ask(
        step=Step("text"),
        kind="text",
        words="Which text should be looked at?",
        help="Nothing of it is kept.",
        drafts=False,
    )
    if not app.stdin.isatty():
        return from_stdin(app, ask, read=as_typed)  # nothing is kept of it, so nothing has to be refused
    if not app.can_ask:
        raise AnswerNeeded(hint="Leave --no-input out, or hand the text over: reflect mask try < FILE")
    reply = app.asker.ask(ask, place=None, earlier=None)
    if reply is Move.PAUSE:
        raise KeyboardInterrupt
    return reply if isinstance(reply, str) else None


def _document(made: "Plan", masked: str | None, still_there: int) -> dict[str, object]:
    return {
        "text": masked,
        "details": [
            {
                "start": item.span.start,
                "end": item.span.end,
                "kind": item.span.kind,
                "certainty": item.span.certainty,
                "why": item.span.why,
                "words": item.span.text,
                "masked": item.masked,
                "replacement": item.replacement if item.masked else None,
            }
            for item in made.items
        ],
        "still_there": still_there,
    }
