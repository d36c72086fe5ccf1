"""Options that many commands share."""

from typing import Annotated

import typer

As_Json = Annotated[bool, typer.Option("--json", help="One JSON document, for programs.", metavar="")]
Since = Annotated[str | None, typer.Option(help="From this day on: march, 2 weeks ago.", metavar="DAY")]
Until = Annotated[str | None, typer.Option(help="Up to and with this day.", metavar="DAY")]
