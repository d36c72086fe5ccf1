"""Options that many commands share; the filters have files of their own."""

from typing import Annotated

import typer

Which_Entry = Annotated[str, typer.Argument(metavar="N", help="The number of an entry, or: last")]
Or_Newest = Annotated[
    str | None, typer.Argument(metavar="[N]", help="The number of an entry. Left out: your newest.")
]
Limit = Annotated[int, typer.Option(help="How many at most.", min=1, max=1_000_000, metavar="N")]

Words = Annotated[
    str | None, typer.Argument(metavar="[-]", help="Leave it out to be asked; - reads standard input.")
]
Answers = Annotated[str | None, typer.Option(help="Answers as JSON, from a file or -.", metavar="FILE")]
Day = Annotated[str | None, typer.Option(help="Which day: yesterday, 2026-03-01.", metavar="DAY")]

As_Json = Annotated[bool, typer.Option("--json", help="One JSON document, for programs.", metavar="")]
Explain = Annotated[bool, typer.Option("--explain", help="With the figures behind it.", metavar="")]
Private = Annotated[
    bool, typer.Option("--private", help="For you alone: it can never be shared.", metavar="")
]
Yes = Annotated[bool, typer.Option("--yes", help="Do it without asking.", metavar="")]
