"""One disk, laid out again and again, for all trials of this folder: in memory, since nobody cuts off a real power here."""

import shutil
import tempfile
from pathlib import Path

import pytest
from kit.crash.lines import make_disk
from kit.disks import quick_place
from kit.sweeps.failing_disk import can_fail


@pytest.fixture(scope="session")
def disk(tmp_path_factory):
    if not can_fail():
        pytest.skip("the kernel here can't be asked about each file operation")
    quick = quick_place()
    place = Path(tempfile.mkdtemp(dir=quick)) if quick else tmp_path_factory.mktemp("crash")
    made = make_disk(place)
    yield made
    made.close()
    shutil.rmtree(place)
