"""The list of controls is true of the source, and a control that is gone without a test is told."""

import sys
from pathlib import Path

import controls
import pytest

LISTED = controls.controls()


def test_each_control_stands_where_the_list_says_and_has_a_test() -> None:
    assert controls.faults(LISTED) == []
    assert len(LISTED) >= 60


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"text": "no such line\n"}, "stands 0 times"),
        ({"text": "def "}, "times in"),
        ({"instead": LISTED[0].text}, "nothing is changed"),
        ({"tests": ()}, "no test is named"),
        ({"tests": ("tests/test_dates.py::test_that_nobody_wrote",)}, "there is no"),
        ({"file": "reflect/gone.py"}, "stands 0 times"),
    ],
)
def test_a_list_that_is_out_of_date_is_told(change: dict[str, object], said: str) -> None:
    whole = {name: getattr(LISTED[0], name) for name in ("name", "file", "text", "instead", "tests")}
    [fault] = controls.faults([controls.Control(**{**whole, **change})])
    assert said in fault
    assert "stands there twice" in controls.faults([LISTED[0], LISTED[0]])[0]


def test_a_control_is_taken_out_and_put_back(tmp_path: Path) -> None:
    """With a checkout of one module and one test, in place of the copy of the whole."""
    (tmp_path / "door.py").write_text("def shut():\n    return True\n")
    (tmp_path / "test_door.py").write_text("import door\n\n\ndef test_it():\n    assert door.shut()\n")
    one = controls.Control(
        name="door", file="door.py", text="return True", instead="return None", tests=("test_door.py",)
    )
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    python = tmp_path / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(0o700)
    asleep = controls.Control(**{**vars_of(one), "instead": "return 1"})
    assert controls.without(tmp_path, one, 1) == controls.FAILED
    assert controls.without(tmp_path, asleep, 2) == controls.PASSED
    assert "return True" in (tmp_path / "door.py").read_text()


def vars_of(one: controls.Control) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__slots__}
