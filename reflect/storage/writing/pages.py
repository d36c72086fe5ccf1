"""Writing for pages for others that wait: kept over the one of its kind, or let go."""

from datetime import datetime

from sqlmodel import Session, col, delete

from reflect.storage.writing.page_models import PageRow
from reflect.values.exports import WaitingPage


def put(opened: Session, page: WaitingPage, *, saved_at: datetime) -> None:
    """Keep a page that waits."""
    opened.merge(
        PageRow(kind=page.kind, saved_at=saved_at.isoformat(timespec="microseconds"), state=page.state)
    )


def drop(opened: Session, kind: str) -> None:
    """Let go of the page of a kind; it leaves no trace."""
    opened.exec(delete(PageRow).where(col(PageRow.kind) == kind))
