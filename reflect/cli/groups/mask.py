"""`mask`: the words that a person never wants to let out, and those to leave alone. In the encrypted journal only.

Neither list is linked to an entry or to a person. No message repeats a word, and `try` writes nothing at all.
"""

from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.given.options import As_Json
from reflect.cli.phrases import NOT_CHANGED, TAKE_BACK
from reflect.errors import AnswerNeeded, NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.masking.plan.plan import MaskingPlan
    from reflect.masking.quasi.pointers import Pointer
    from reflect.masking.spans import Span


NO_TEXT = "There is no text to look at."

app = typer.Typer(
    help="Words that you never want to let out.", epilog="Example: reflect mask list", no_args_is_help=True
)
Word = Annotated[
    str | None,
    typer.Argument(metavar="[-]", help="Leave it out to be asked; - reads standard input, one word a line."),
]
Words_File = Annotated[
    str, typer.Argument(metavar="FILE", help="One word a line, UTF-8; - is standard input.")
]
ADD, REMOVE, FORGET = "reflect mask add", "reflect mask remove", "reflect mask forget"
NOTHING = "Nothing was written, so nothing was kept. That is fine."
OUTSIDE = "The file itself is not encrypted. If you no longer need it, delete it."


@app.command("list")
def list_words(ctx: typer.Context, json: As_Json = False) -> None:
    """List the words that you never want to let out.

    Example: reflect mask list
    """
    app: Context = ctx.obj
    words = app.journal.words.never_out
    if json:
        app.screen.json({"always": list(words)})
        return
    for word in words:
        app.screen.say(word)
    if not words:
        app.screen.say(f"There are none yet. To add one, type: {ADD}")


@app.command()
def add(ctx: typer.Context, word: Word = None) -> None:
    """Add words never to let out: a name, an agency, a town. You are told when you write one.

    Example: reflect mask add
    """
    from reflect.cli.asking import meanwhile
    from reflect.cli.given.word_list import lines_for

    app: Context = ctx.obj
    meanwhile.load(*app.journal.to_write)
    words = lines_for(app, "What should never be let out? A name, an agency, a town.", word, command=ADD)
    if not words:
        app.screen.say(NOTHING)
        return
    _say_added(app, len({word.casefold() for word in words}), app.journal.words.never_let_out(*words))


@app.command("import")
def import_words(ctx: typer.Context, file: Words_File) -> None:
    """Add all the words of a file. If one of them can't be used, none is added.

    Example: reflect mask import words.txt
    """
    from reflect.cli.given.word_list import read_file

    app: Context = ctx.obj
    words = read_file(app, file)
    _say_added(app, len({word.casefold() for word in words}), app.journal.words.never_let_out(*words))
    if file != "-":
        app.screen.say(OUTSIDE)


@app.command()
def remove(ctx: typer.Context, word: Word = None) -> None:
    """Take words off the list of those that you never want to let out.

    Example: reflect mask remove
    """
    from reflect.cli.given.word_list import lines_for

    app: Context = ctx.obj
    words = lines_for(app, "Which words may go off the list?", word, command=REMOVE)
    gone = app.journal.words.let_out_again(*words)
    if words and not gone:
        raise NotFound("That word is not on the list.", hint="To see the list: reflect mask list")
    app.screen.say(f"{_words(gone)} off the list. {TAKE_BACK}" if gone else NOT_CHANGED)


@app.command()
def kept(ctx: typer.Context, json: As_Json = False) -> None:
    """List the words that you said to leave alone. They are not pointed out to you.

    Example: reflect mask kept
    """
    app: Context = ctx.obj
    words = sorted(app.journal.words.left_alone)
    if json:
        app.screen.json({"kept": words})
        return
    for word in words:
        app.screen.say(word)
    if not words:
        app.screen.say("There are none. You can choose this when a word is pointed out to you.")


@app.command()
def forget(ctx: typer.Context, word: Word = None) -> None:
    """Let words be pointed out again that you said to leave alone.

    Example: reflect mask forget
    """
    from reflect.cli.given.word_list import lines_for

    app: Context = ctx.obj
    words = lines_for(app, "Which words may be pointed out again?", word, command=FORGET)
    gone = app.journal.words.point_out_again(*words)
    if words and not gone:
        raise NotFound("That word is not one to leave alone.", hint="To see them: reflect mask kept")
    app.screen.say(f"{_words(gone)} pointed out again. {TAKE_BACK}" if gone else NOT_CHANGED)


@app.command("try")
def try_out(ctx: typer.Context, json: As_Json = False) -> None:
    """Show what would be masked in a text from standard input. Nothing is written.

    Example: reflect mask try < my-text.txt
    """
    show_tried(ctx.obj, json=json)


def _say_added(app: Context, given: int, new: int) -> None:
    if not new:
        app.screen.say(f"{'It was' if given == 1 else 'They were'} on the list already. {NOT_CHANGED}")
        return
    there = f" {given - new} on the list already." if new < given else ""
    them = "It is" if new == 1 else "They are"
    app.screen.say(
        f"{new} {'word is' if new == 1 else 'words are'} new.{there} {them} pointed out when you write. {TAKE_BACK}"
    )


def _words(number: int) -> str:
    return "1 word is" if number == 1 else f"{number} words are"


def show_tried(app: "Context", *, json: bool) -> None:
    """Read a text and show it as it would leave, with each detail that was found.

    Raises:
        AnswerNeeded: if there is no text and nobody to ask.
        BadFile: if the text can't be read.
    """
    text = _text(app)
    if text is None:
        app.screen.say(NO_TEXT)
        return
    from reflect.masking.plan.finish import render
    from reflect.masking.plan.leaks import LeakFound
    from reflect.masking.plan.plan import plan
    from reflect.masking.quasi.pointers import quasi_identifiers

    made = plan([text], always=app.journal.words.never_out, allow=app.journal.words.left_alone)
    masked: str | None = None
    left: tuple[Span, ...] = ()
    try:
        masked = render(made)[0]
    except LeakFound as error:
        left = error.spans
    pointers = quasi_identifiers(text)
    if json:
        app.screen.json(_document(made, masked, len(left), pointers))
        return
    from reflect.render import masking

    app.screen.show(masking.tried(made, masked, still_there=len(left), pointers=pointers))


def _text(app: "Context") -> str | None:
    from reflect.cli.given.own_words import from_stdin
    from reflect.guide.ask import Ask, Step
    from reflect.guide.typed.text import as_typed

    ask = Ask.own_words(Step("text"), "Which text should be looked at?", help="Nothing of it is kept.")
    if not app.stdin.isatty():
        return from_stdin(app, ask, read=as_typed)  # nothing is kept of it, so nothing has to be refused
    if not app.can_ask:
        raise AnswerNeeded(hint="Leave --no-input out, or hand the text over: reflect mask try < FILE")
    reply = app.asker.ask(ask, place=None, earlier=None)
    return reply if isinstance(reply, str) else None


def _document(
    made: "MaskingPlan", masked: str | None, still_there: int, pointers: "Sequence[Pointer]"
) -> dict[str, object]:
    return {
        "text": masked,
        "details": [
            {
                "start": detail.span.start,
                "end": detail.span.end,
                "kind": detail.span.kind,
                "certainty": detail.span.certainty,
                "why": detail.span.why,
                "words": detail.span.text,
                "masked": detail.masked,
                "replacement": detail.replacement if detail.masked else None,
            }
            for detail in made.details
        ],
        "still_there": still_there,
        "could_someone_know": [
            {"start": p.start, "end": p.end, "why": p.why, "words": made.texts[0][p.start : p.end]}
            for p in pointers
        ],
    }
