"""`completion`: what the Tab key offers, as a script for a shell. It opens no journal, and changes no file of the shell."""

from typing import TYPE_CHECKING

import typer

from reflect.cli.context import Context

if TYPE_CHECKING:
    from reflect.cli.manual.lists import Offered

app = typer.Typer(
    help="Let the Tab key finish commands, options and names for you.",
    epilog="Example: reflect completion bash",
    no_args_is_help=True,
)


@app.command()
def bash(ctx: typer.Context) -> None:
    """Print the script for bash.

    Example: reflect completion bash
    """
    from reflect.cli.manual import posix

    _print(ctx, posix.bash(_offered(ctx)))


@app.command()
def zsh(ctx: typer.Context) -> None:
    """Print the script for zsh.

    Example: reflect completion zsh
    """
    from reflect.cli.manual import posix

    _print(ctx, posix.zsh(_offered(ctx)))


@app.command()
def fish(ctx: typer.Context) -> None:
    """Print the script for fish.

    Example: reflect completion fish
    """
    from reflect.cli.manual import fish as words

    _print(ctx, words.fish(_offered(ctx)))


@app.command()
def powershell(ctx: typer.Context) -> None:
    """Print the script for PowerShell.

    Example: reflect completion powershell
    """
    from reflect.cli.manual import powershell as words

    _print(ctx, words.powershell(_offered(ctx)))


def _offered(ctx: typer.Context) -> "Offered":
    from reflect.cli.manual.lists import offered

    app: Context = ctx.obj
    return offered(ctx.find_root().command, app.library)


def _print(ctx: typer.Context, script: str) -> None:
    app: Context = ctx.obj
    app.screen.raw(script)
