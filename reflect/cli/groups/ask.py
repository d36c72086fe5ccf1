"""`ask`: questions kept for supervision. Nothing leaves by keeping one."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.given.options import As_Json, Words
from reflect.cli.phrases import BRING_BACK, LATELY, NO_NAMES, NO_WORDS, NOT_CHANGED, TAKE_BACK
from reflect.errors import BadUsage

if TYPE_CHECKING:
    from reflect.values.plans import KeptQuestion

app = typer.Typer(
    help="Questions that you keep for supervision.",
    epilog="Example: reflect ask",
    invoke_without_command=True,
)
Number = Annotated[
    str, typer.Argument(metavar="N", help="The number of a question. To see them: reflect ask")
]


@app.callback()
def list_questions(ctx: typer.Context, json: As_Json = False) -> None:
    """Questions that you keep for supervision."""
    if ctx.invoked_subcommand is not None:
        if json:
            raise BadUsage("--json lists the questions: reflect ask --json")
        return
    app: Context = ctx.obj
    kept = app.journal.questions.all()
    going = [q for q in kept if q.closed_on is None]
    closed = [q for q in reversed(kept) if q.closed_on is not None and q.closed_on >= app.today - LATELY]
    if json:
        from reflect.cli.documents.journal import question_document

        app.screen.json(
            {
                "questions": [question_document(q) for q in going],
                "done_lately": [question_document(q) for q in closed],
            }
        )
        return
    from reflect.render import plans

    app.screen.page(plans.questions(going, closed))


@app.command()
def add(ctx: typer.Context, words: Words = None) -> None:
    """Keep a question for supervision.

    Example: reflect ask add
    """
    from reflect.cli.asking import meanwhile
    from reflect.cli.given.own_words import words_for
    from reflect.guide.ask import Ask, Step
    from reflect.values.plans import Note

    app: Context = ctx.obj
    meanwhile.load(*app.journal.to_write)
    ask = Ask.own_words(Step("question"), "What do you want to ask?", help=NO_NAMES)
    said = words_for(app, ask, words, command="reflect ask add")
    if said is None:
        app.screen.say(NO_WORDS)
        return
    question = app.journal.questions.add(Note(words=said), on=app.today)
    app.screen.say(f"Question {question.number} is kept. {TAKE_BACK}")


@app.command()
def done(ctx: typer.Context, which: Number) -> None:
    """Say that you asked it, or that it is settled.

    Example: reflect ask done 2
    """
    from reflect.cli.given.named import question_named

    app: Context = ctx.obj
    question = question_named(app, which)
    if question.closed_on is not None:
        app.screen.say(NOT_CHANGED)
        return
    app.journal.questions.close(question.number, on=app.today)
    app.screen.say(f"Question {question.number} is done. {TAKE_BACK}")


@app.command()
def delete(ctx: typer.Context, which: Number) -> None:
    """Put a question into the bin. `undo` brings it back.

    Example: reflect ask delete 2
    """
    from reflect.cli.given.named import question_named

    app: Context = ctx.obj
    question = question_named(app, which)
    if question.entry is not None and not _was_offered(app, question):
        raise BadUsage(
            f"Question {question.number} stands in entry {question.entry}, so it is changed there.",
            hint=f"To change the entry: reflect edit {question.entry}. To close it: reflect ask done {question.number}",
        )
    app.journal.questions.put_away(question.number)
    app.screen.say(f"Question {question.number} is in the bin. {BRING_BACK}")


def _was_offered(app: Context, question: "KeptQuestion") -> bool:
    """True for a question that stands in none of the answers of its entry: it came of two guidelines that pulled two ways."""
    from reflect.growth.roadmap import already_asked
    from reflect.values.plans import Note

    answers = app.journal.get(question.entry).answers if question.entry is not None else ()
    own_words = {answer.value for answer in answers if answer.kind == "text"}
    return (
        question.words not in own_words and already_asked(answers, [Note(words=question.words)]) is not None
    )
