"""One disk, laid out again and again, for all trials of this folder."""

import pytest
from kit.crash.lines import make_disk
from kit.sweeps.failing_disk import can_fail


@pytest.fixture(scope="session")
def disk(tmp_path_factory):
    if not can_fail():
        pytest.skip("the kernel here can't be asked about each file operation")
    made = make_disk(tmp_path_factory.mktemp("crash"))
    yield made
    made.close()
