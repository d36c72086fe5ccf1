"""What every test is given: a world of its own, a guard before the person's real journal, golden files."""

import gc
import itertools
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from kit.disks import quick_place
from kit.turns import rotation
from kit.world import (  # first of all: it settles the environment before Typer is imported
    ANSWERS,
    ROOT,
    SOAK,
    World,
)

settings.register_profile(
    "everyday", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "soak", max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("soak" if SOAK else "everyday")

if not SOAK and "TMPDIR" not in os.environ and (place := quick_place()):
    # Where pytest makes `tmp_path`, in this process and in those that it starts.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(place))

for number in {
    signal.SIGINT,
    signal.SIGTERM,
    *(getattr(signal, name, signal.SIGINT) for name in ("SIGHUP", "SIGQUIT")),
}:
    # What was told to ignore a signal (`nohup`, a job in the background) tells each program that it starts. A handler
    # ends with the program that set it: what the tests start hears the signal, and these tests go on all the same.
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, lambda *_: None)


@pytest.fixture(scope="session")
def _nowhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    # Numbered here: `mktemp` looks through all that it ever gave before it gives the next, 5 ms after some thousand tests.
    folder = tmp_path_factory.mktemp("nowhere")
    return (folder / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def no_real_journal(_nowhere: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """The person's own folders are out of reach: a test that forgets to choose a home finds nothing."""
    nowhere = next(_nowhere)
    nowhere.mkdir()
    monkeypatch.setenv("HOME", str(nowhere))
    monkeypatch.setenv("REFLECT_HOME", str(nowhere / "you-forgot-to-choose-a-home"))


@pytest.fixture(scope="session")
def _made_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("made") / "home"
    World(home).ok("init", "--no-input")
    return home


@pytest.fixture
def world(tmp_path: Path, _made_home: Path) -> World:
    """A world with an empty journal, whose key is cheap to unlock."""
    shutil.copytree(_made_home, tmp_path / "home")
    return World(tmp_path / "home")


@pytest.fixture
def empty_world(tmp_path: Path) -> World:
    """A world without a journal."""
    return World(tmp_path / "home")


@pytest.fixture
def answers() -> Callable[[str], Path]:
    """Give the sample answers file of a pack."""
    return lambda pack: ANSWERS / f"{pack}.json"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` rewrites the golden files."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: the garbage collector need not look through it again and again."""
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Where something failed, say how to have the same parts tried again after another commit."""
    if terminalreporter.stats.get("failed") and not SOAK:
        terminalreporter.write_line(f"The parts whose turn it was: {rotation()[1]}")


def pytest_sessionfinish() -> None:
    """Under `make coverage`, write down what was seen while pytest still waits: a worker that is slow to end is killed."""
    if (coverage := sys.modules.get("coverage")) and (measuring := coverage.Coverage.current()):
        measuring.save()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str | bytes], None]:
    """Compare what was made with the golden file of a name. The bytes of a file may end their lines in either way."""

    def compare(name: str, made: str | bytes) -> None:
        file = ROOT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            file.write_bytes(made if isinstance(made, bytes) else made.encode())
        assert file.exists(), f"no golden file {name}; make it with: pytest --update-golden"
        kept = file.read_bytes().decode()
        if isinstance(made, bytes):
            assert made.decode().splitlines() == kept.splitlines()
        else:
            assert made == kept

    return compare
