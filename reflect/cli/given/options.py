"""Options that many commands share; the filters are one grammar for all that read."""

from typing import Annotated

import typer

Which_Entry = Annotated[str, typer.Argument(metavar="N", help="The number of an entry, or: last")]
Limit = Annotated[int, typer.Option(help="How many at most.", min=1, max=1_000_000, metavar="N")]

Words = Annotated[
    str | None, typer.Argument(metavar="[-]", help="Leave it out to be asked; - reads standard input.")
]
Answers = Annotated[str | None, typer.Option(help="Answers as JSON, from a file or -.", metavar="FILE")]
Day = Annotated[str | None, typer.Option(help="Which day: yesterday, 2026-03-01.", metavar="DAY")]

As_Json = Annotated[bool, typer.Option("--json", help="One JSON document, for programs.", metavar="")]
Yes = Annotated[bool, typer.Option("--yes", help="Do it without asking.", metavar="")]

_WHICH = "Which entries"
Since = Annotated[
    str | None, typer.Option(help="From: march, 2 weeks ago.", metavar="DAY", rich_help_panel=_WHICH)
]
Until = Annotated[str | None, typer.Option(help="Up to and with.", metavar="DAY", rich_help_panel=_WHICH)]
Area = Annotated[str | None, typer.Option(help="That rate this growth area.", rich_help_panel=_WHICH)]
Setting = Annotated[str | None, typer.Option(help="Kind of time, such as group.", rich_help_panel=_WHICH)]
In_Room = Annotated[
    str | None,
    typer.Option("--room", help="private, practice or supervision.", metavar="ROOM", rich_help_panel=_WHICH),
]
Tag = Annotated[str | None, typer.Option(help="With this tag.", rich_help_panel=_WHICH)]
Pack = Annotated[str | None, typer.Option(help="Of these questions.", rich_help_panel=_WHICH)]
Mark = Annotated[
    bool, typer.Option("--mark", help="Marked for supervision.", metavar="", rich_help_panel=_WHICH)
]
