"""What `export --history` shows: what was made for others to read. Reads only; never a path, never words of an entry."""

from io import BufferedIOBase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflect.cli.context import Context
    from reflect.values.exports import ExportRecord


def show_history(app: "Context", *, json: bool) -> None:
    """Show everything that was made for others to read, the newest first."""
    records = app.journal.exports.all()
    if json:
        from reflect.cli.documents.journal import export_document

        app.screen.json({"exports": [export_document(record) for record in records]})
        return
    from reflect.render import exports

    app.screen.page(exports.history([(record, app.local(record.made_at)) for record in records]))


def history_of(app: "Context", opened: BufferedIOBase) -> "ExportRecord | None":
    """Find the export that a file is, by its bytes; None if it is none, or was changed since."""
    from hashlib import file_digest

    return app.journal.exports.of_file(file_digest(opened, "sha256").hexdigest())


def show_which(app: "Context", record: "ExportRecord | None", *, json: bool) -> None:
    """Say which export a file is."""
    if json:
        from reflect.cli.documents.journal import export_document

        app.screen.json({"export": export_document(record) if record else None})
        return
    if record is None:
        app.screen.say(
            "No export of this journal has these bytes. One that was changed later is not known again."
        )
        return
    from reflect.render import exports

    app.screen.show(exports.found(record, app.local(record.made_at)))


def where_it_has_been(app: "Context", number: int) -> tuple[str, ...]:
    """Say of an entry in which files it is quoted, one sentence each, the newest first."""
    records = app.journal.exports.of(number)
    if not records:
        return ()
    from reflect.render import exports

    return tuple(exports.where_it_has_been(r, app.local(r.made_at).date()) for r in records)
