"""Which folders look to be copied by a service; and that an ordinary one does not."""

from pathlib import Path

import pytest

from reflect.cli.synced import synced_by


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("/home/me/OneDrive - Work/mine", "OneDrive"),
        ("/home/me/Dropbox (Personal)", "Dropbox"),
        ("/home/me/dropbox", "Dropbox"),
        ("/Users/me/Library/Mobile Documents/com~apple~CloudDocs", "Mobile Documents"),
        ("/Users/me/Library/CloudStorage/Anything", "CloudStorage"),
        ("/home/me/Box/mine", "Box"),
        ("/home/me/MEGA", "MEGA"),
        ("/home/me/Documents", None),
        ("/home/me/Inbox/omega", None),
        ("/", None),
    ],
)
def test_a_folder_is_known_by_a_name_on_its_way(folder, name):
    assert synced_by(Path(folder)) == name


@pytest.mark.parametrize("mark", [".stfolder", ".dropbox"])
def test_a_folder_is_known_by_what_such_a_program_leaves_above_it(tmp_path, mark):
    (tmp_path / mark).touch()
    (tmp_path / "deep" / "in").mkdir(parents=True)
    assert synced_by(tmp_path / "deep" / "in") is not None
