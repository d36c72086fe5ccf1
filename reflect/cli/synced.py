"""Folders that a service copies while somebody writes, told by their names, and what such a service leaves in one."""

import os
from pathlib import Path

_IN_A_NAME = (
    "OneDrive",
    "Dropbox",
    "iCloud",
    "Mobile Documents",
    "CloudStorage",
    "Google Drive",
    "GoogleDrive",
    "Nextcloud",
    "ownCloud",
    "pCloud",
    "Proton Drive",
    "ProtonDrive",
    "SynologyDrive",
    "Syncthing",
)
"""Stand anywhere in the name of a folder: such as "OneDrive - Work"."""
_WHOLE_NAMES = ("Box", "Box Sync", "MEGA", "MEGAsync", "Seafile", "Tresorit")
_MARKS = {".stfolder": "Syncthing", ".dropbox": "Dropbox", ".owncloudsync.log": "Nextcloud"}
"""What such a service leaves in the folder at the top of what it copies."""
INSTEAD = "Keep your journal in another folder, named by REFLECT_HOME, and hand copies over with: reflect sync FOLDER"


def synced_by(folder: Path) -> str | None:
    """Give the name of the service that looks to copy this folder, or None.

    None promises nothing: such a folder may have any name.
    """
    for part in folder.parts:
        for name in _IN_A_NAME:
            if name.casefold() in part.casefold():
                return name
        for name in _WHOLE_NAMES:
            if name.casefold() == part.casefold():
                return name
    for above in (folder, *folder.parents):
        for mark, name in _MARKS.items():
            if os.path.lexists(above / mark):
                return name
    return None


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
