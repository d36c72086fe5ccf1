"""Whether a place looks like one that another program copies to a cloud or to another device. It asks no such program."""

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
"""What such a program leaves in the folder at the top of what it copies."""


def synced_by(folder: Path) -> str | None:
    """Name what looks to copy this folder, or None. None promises nothing: such a folder may have any name.

    Args:
        folder: made whole.
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
            if (above / mark).exists():
                return name
    return None
