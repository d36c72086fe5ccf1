"""The mark of a file: the same as long as it is the same file here, another for a copy."""

import shutil

from reflect.storage.disk.this_computer import mark


def test_a_file_keeps_its_mark_and_a_copy_has_another(tmp_path):
    file = tmp_path / "journal.db"
    file.write_bytes(b"one")
    before = mark(file)
    file.write_bytes(b"another text")
    moved = file.rename(tmp_path / "moved.db")
    assert mark(moved) == before
    shutil.copy2(moved, file)
    assert mark(file) != before
