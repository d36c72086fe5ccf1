"""The table of contents of the command line, and what every command shares."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from reflect import __version__, settings
from reflect.cli.context import Context
from reflect.cli.errors import can_still_show, end_quietly, tell, tell_system, tell_unexpected, unheard
from reflect.cli.given.language import language
from reflect.cli.parsing import CLICK_ERROR, Group, plainly
from reflect.cli.signals import Stopped, listen_for_signals
from reflect.cli.slips.usage import in_our_voice
from reflect.cli.table import FIRST, HELP, TABLE, Loaded
from reflect.cli.terminals import can_move_the_cursor
from reflect.errors import BadFile, BadUsage, MayNotRead, ReflectError
from reflect.wording import speaking

FLAGS = {"--plain", "--no-color", "--no-input"}
ANSWER_ANYWAY = {"doctor", "where", HELP}
WITH_VALUE = {"--lang", "--passphrase-fd", "--passphrase-file"}
OWN = {("export", "--lang")}
"""An option that means something of its own behind this command: the language of the page alone."""
# What Typer raises to say "leave now", "given up" and "wrong usage": its own business, not a bug.
THEIRS: tuple[Any, ...] = (typer.Exit, typer.Abort)
HELP_ITSELF = "NoArgsIsHelpError"
"""Wrong usage that is met with the whole help."""


class Reporting(Group):
    """The group of all commands: takes global options anywhere, turns errors into sentences and exit codes."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Know every command by the table, and load none."""
        super().__init__(*args, **more)
        self.commands: Any = Loaded(TABLE, plain=self.rich_markup_mode is None)

    def shown(self) -> list[str]:
        """Name all that are in the lists."""
        return [name for name, line in TABLE.items() if not line.hidden]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Bring the global options to the front, where the callback reads them."""
        try:
            return super().parse_args(ctx, globals_first(args))
        except CLICK_ERROR as error:
            raise typer.Exit(tell(in_our_voice(error), _stderr(ctx))) from None

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - as Typer calls it
        """Name the few that the help shows; any other can be called all the same."""
        return list(FIRST)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; see the table of exit codes in docs/reference.md."""
        try:
            done = super().invoke(ctx)
            _stdout(ctx).flush()  # here, where it is known what was saved before nobody could be told
            if _saved(ctx):
                from reflect.cli.copies.by_itself import back_up_if_due

                back_up_if_due(ctx.obj)
            return done
        except ReflectError as error:
            code = tell(error, _stderr(ctx), saved=_saved(ctx))
        except Stopped as stop:
            code = stop.exit_code
            for stream in (_stdout(ctx), _stderr(ctx)):
                can_still_show(stream)  # what waits for a window that is gone must not change the exit code
        except BrokenPipeError:
            code = end_quietly(_stdout(ctx))
        except OSError as error:
            shown = can_still_show(_stdout(ctx))
            code = tell_system(error, _stderr(ctx), saved=_saved(ctx), shown=shown)
        except CLICK_ERROR as error:
            if type(error).__name__ == HELP_ITSELF:
                raise
            code = tell(in_our_voice(error), _stderr(ctx))
        except THEIRS:
            raise
        except Exception as error:  # the one place where a bug becomes a sentence
            code = tell_unexpected(error, _stderr(ctx), saved=_saved(ctx))
        finally:
            if isinstance(ctx.obj, Context):
                ctx.obj.let_go_of_the_rest()
        raise typer.Exit(code)


def run() -> None:
    """Run the program: the last net under what Typer itself writes (help, usage), and under the last flush."""
    if _wants_plain(sys.argv[1:], os.environ):
        plainly(app)
    try:
        try:
            app(prog_name="reflect")
        finally:
            sys.stdout.flush()
    except SystemExit as end:
        # Rich turns "the reader went away" into exit 1; to stop reading is no fault.
        if not isinstance(end.__context__, BrokenPipeError):
            raise
        sys.exit(end_quietly(sys.stdout))
    except OSError as error:
        sys.exit(unheard(error, sys.stdout, sys.stderr))


def _wants_plain(args: list[str], environment: Mapping[str, str]) -> bool:
    return (
        "--plain" in args
        or environment.get("REFLECT_PLAIN", "0") != "0"
        or not can_move_the_cursor(environment)
    )


def globals_first(args: list[str]) -> list[str]:
    """Move global options before the command, up to a `--`."""
    end = args.index("--") if "--" in args else len(args)
    front: list[str] = []
    rest: list[str] = []
    waiting = iter(args[:end])
    for arg in waiting:
        command = next((word for word in rest if not word.startswith("-")), "")
        if (command, arg.partition("=")[0]) in OWN:
            rest.append(arg)
        elif arg in FLAGS or ("=" in arg and arg.partition("=")[0] in WITH_VALUE):
            front.append(arg)
        elif arg in WITH_VALUE:
            front += [arg, *[value for value in [next(waiting, None)] if value is not None]]
        else:
            rest.append(arg)
    return front + rest + args[end:]


app = typer.Typer(
    cls=Reporting,
    name="reflect",
    help="A private journal for peer support specialists: write about your own practice, see how you grow, "
    "choose what goes to supervision. Everything stays on this computer, encrypted.",
    epilog="Options above work before and after a command. About one command: reflect COMMAND --help\n\n"
    "All commands: reflect help commands",
    add_completion=False,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def start(
    ctx: typer.Context,
    plain: Annotated[
        bool, typer.Option("--plain", help="Line by line, for screen readers.", metavar="")
    ] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colour.", metavar="")] = False,
    lang: Annotated[str | None, typer.Option(help="Language of the questions.")] = None,
    passphrase_fd: Annotated[
        int | None, typer.Option(help="Read the passphrase from this descriptor.")
    ] = None,
    passphrase_file: Annotated[Path | None, typer.Option(help="Read the passphrase from this file.")] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask anything.", metavar="")] = False,
    version: Annotated[bool, typer.Option("--version", "-V", help="Say the version.", metavar="")] = False,
) -> None:
    """Lay out the world for the command."""
    if version:
        typer.echo(f"reflect {__version__}")
        raise typer.Exit
    if ctx.obj is None:
        ctx.obj = _world(ctx.invoked_subcommand)
        listen_for_signals()
    world: Context = ctx.obj
    spoken = None if lang is None else language(lang)
    world.settings = world.adjusted(plain=plain, no_color=no_color, lang=spoken)
    ctx.with_resource(speaking(world.settings.lang))
    world.no_input = world.no_input or no_input
    world.passphrase_fd = passphrase_fd if passphrase_fd is not None else world.passphrase_fd
    world.passphrase_file = passphrase_file or world.passphrase_file
    ctx.call_on_close(world.close)
    if ctx.invoked_subcommand is None:
        from reflect.cli import home

        home.home(ctx)


def _world(command: str | None) -> Context:
    """Lay out the real world. What answers whatever is wrong goes without a `settings.toml` that can't be used."""
    try:
        return Context(settings=settings.load(os.environ), environment=os.environ)
    except (BadFile, MayNotRead) as fault:
        if command not in ANSWER_ANYWAY:
            raise
        bare = settings.load(os.environ, with_file=False)
        return Context(settings=bare, environment=os.environ, settings_fault=fault)
    except BadUsage:
        if command != HELP:
            raise
        # Nobody knows where the journal is; where to turn for help must be told all the same.
        nowhere = Path(os.devnull) / "reflect"
        return Context(settings=settings.Settings(home=nowhere), environment=os.environ)


def _saved(ctx: Any) -> bool:
    return isinstance(ctx.obj, Context) and ctx.obj.saved


def _stderr(ctx: Any) -> Any:
    return ctx.obj.stderr if isinstance(ctx.obj, Context) else sys.stderr


def _stdout(ctx: Any) -> Any:
    return ctx.obj.stdout if isinstance(ctx.obj, Context) else sys.stdout
