"""Folders that a service copies while somebody writes, told by their names, and what such a service leaves in one."""

from pathlib import Path

SYNC_FOLDERS = (
    "OneDrive",
    "Dropbox",
    "iCloud",
    "Mobile Documents",
    "Google Drive",
    "GoogleDrive",
    "Nextcloud",
    "pCloud",
    "Syncthing",
)
INSTEAD = "Keep your journal in another folder, named by REFLECT_HOME, and hand copies over with: reflect sync FOLDER"


def synced_by(home: Path) -> str | None:
    """Give the name of the service that copies this folder, as far as its name tells, or None."""
    return next((name for name in SYNC_FOLDERS if any(name.lower() in p.lower() for p in home.parts)), None)


def copies_beside(home: Path) -> list[Path]:
    """Give the files beside a journal that look like a second copy of it, which such a service made of two."""
    from reflect.storage.names import FILES

    if not home.is_dir():
        return []
    ends = (".db", ".keys", ".bak")
    there = (
        path
        for path in home.iterdir()
        if path.name.startswith("journal") and path.name not in FILES and path.suffix in ends
    )
    return sorted(path for path in there if path.is_file() and not path.is_symlink())


def warning(home: Path) -> str | None:
    """Say that a journal is in a folder that is copied while somebody writes; None where it does not look like one."""
    service = synced_by(home)
    if service is None:
        return None
    return f"This looks like a folder that {service} copies while you write. That can damage a journal. {INSTEAD}"
