"""How the program should look and where files live, from the environment and `settings.toml`. Reads only.

Nothing about a person's practice is in here: focus, categories and always-mask words live in the
encrypted journal.
"""

from collections.abc import Mapping
from pathlib import Path
from stat import S_ISREG
from typing import Any

from reflect.errors import BadFile, BadUsage, MayNotRead
from reflect.languages import ENGLISH, languages
from reflect.quick_dataclass import dataclass

FILE = "settings.toml"
KEYS: Mapping[str, type] = {
    "plain": bool,
    "color": bool,
    "lang": str,
    "finish_key": str,
    "editor": str,
    "editor_may_keep_copies": str,
    "nudge": bool,
    "week_start": str,
    "pager": bool,
    "four_weeks_ago": bool,
    "backup_by_itself": bool,
}
FINISH_KEYS = ("enter", "ctrl-d")
WEEK_STARTS = {"monday": 0, "saturday": 5, "sunday": 6}
MAX_BYTES = 16_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Look and places.

    Attributes:
        home: the folder that holds journal, backups, packs and settings.
        plain: line by line, for screen readers and simple terminals.
        color: False for no colour at all.
        lang: the language of prompts.
        finish_key: what ends a text answer, "enter" or "ctrl-d".
        editor: the editor for long answers; "" is off, "on" the usual one.
        editor_may_keep_copies: the name of an editor that is opened though it may leave an answer on the disk.
        nudge: before the review, say the one step of a reflection that could still be told.
        week_start: the weekday that a week on the screen starts on, 0 for Monday to 6 for Sunday.
        pager: a page longer than the screen is read in `less`, where it is there.
        four_weeks_ago: `reflect` by itself shows a line of one's own from about four weeks ago.
        backup_by_itself: a backup is made beside the journal when one is due, after something was saved.
    """

    home: Path
    plain: bool = False
    color: bool = True
    lang: str = ENGLISH
    finish_key: str = "enter"
    editor: str = ""
    editor_may_keep_copies: str = ""
    nudge: bool = False
    week_start: int = 0
    pager: bool = True
    four_weeks_ago: bool = True
    backup_by_itself: bool = True

    @property
    def packs(self) -> Path:
        """The person's own packs folder."""
        return self.home / "packs"

    @property
    def backups(self) -> Path:
        """The journal's own backups folder."""
        return self.home / "backups"


def load(environment: Mapping[str, str], *, with_file: bool = True) -> Settings:
    """Read the settings.

    Args:
        environment: such as `os.environ`. `REFLECT_HOME` moves everything, `REFLECT_PLAIN=1` means
            plain, `REFLECT_PAGER=0` no pager, `NO_COLOR` no colour.
        with_file: False for what the environment alone says, where `settings.toml` cannot be used.

    Raises:
        BadFile: if `settings.toml` has something in it that cannot be used.
        MayNotRead: if it is there and may not be read. What keeps everybody out of its whole folder is not said here:
            there are no settings then, and whoever looks for the journal says why.
        BadUsage: if `REFLECT_HOME` begins with the home of somebody unknown, or nobody knows whose computer this is.
    """
    home = home_folder(environment)
    written = _read(home / FILE) if with_file else {}
    return Settings(
        home=home,
        plain=_said_yes(environment, "REFLECT_PLAIN", written.get("plain", False)),
        color=not environment.get("NO_COLOR") and written.get("color", True),
        lang=written.get("lang", ENGLISH),
        finish_key=written.get("finish_key", "enter"),
        editor=written.get("editor", ""),
        editor_may_keep_copies=written.get("editor_may_keep_copies", ""),
        nudge=written.get("nudge", False),
        week_start=WEEK_STARTS[written.get("week_start", "monday")],
        pager=_said_yes(environment, "REFLECT_PAGER", written.get("pager", True)),
        four_weeks_ago=written.get("four_weeks_ago", True),
        backup_by_itself=written.get("backup_by_itself", True),
    )


def _said_yes(environment: Mapping[str, str], name: str, written: bool) -> bool:
    """What the environment says goes before what the file says."""
    return environment[name] not in ("", "0") if name in environment else written


def home_folder(environment: Mapping[str, str]) -> Path:
    """Give the folder that everything lives in: `REFLECT_HOME`, else this system's own place for it."""
    chosen = environment.get("REFLECT_HOME")
    if chosen:
        try:
            return Path(chosen).expanduser().absolute()
        except RuntimeError:
            raise BadUsage("REFLECT_HOME names the home folder of somebody I don't know.") from None
    from platformdirs import user_data_path

    try:
        return user_data_path("reflect", appauthor=False)
    except RuntimeError:
        raise BadUsage(
            "I don't know which folder is yours, since HOME is not set.",
            hint="Say where your journal is, or is to be, with REFLECT_HOME.",
        ) from None


def _read(file: Path) -> dict[str, Any]:
    try:
        found = file.stat()
    except OSError:
        if _is_there(file):
            raise BadFile(str(file), "", "it is a link to a file that is not there") from None
        return {}
    if not S_ISREG(found.st_mode):  # a pipe would keep us waiting for ever
        raise BadFile(str(file), "", "it can't be read, since it is no ordinary file")
    try:
        with file.open("rb") as opened:
            raw = opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise MayNotRead(str(file), str(error.strerror)) from None
    if len(raw) > MAX_BYTES:
        raise BadFile(str(file), "", "the file is too large")
    import tomllib

    try:
        written = tomllib.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError) as error:  # a number can be too long, and a list nested too deeply
        raise BadFile(str(file), "", f"this is not TOML: {error}") from None
    for key, value in written.items():
        if key not in KEYS:
            raise BadFile(str(file), key[:40], f"there is no such setting; there are: {', '.join(KEYS)}")
        if type(value) is not KEYS[key]:
            raise BadFile(
                str(file), key, "this takes true or false" if KEYS[key] is bool else "this takes text"
            )
    if written.get("lang", ENGLISH) != ENGLISH and written["lang"] not in languages():
        raise BadFile(str(file), "lang", f"this takes one of: {', '.join(languages())}")
    if written.get("finish_key", "enter") not in FINISH_KEYS:
        raise BadFile(str(file), "finish_key", f"this takes one of: {', '.join(FINISH_KEYS)}")
    if written.get("week_start", "monday") not in WEEK_STARTS:
        raise BadFile(str(file), "week_start", f"this takes one of: {', '.join(WEEK_STARTS)}")
    return written


def _is_there(file: Path) -> bool:
    """True if the name itself is there, whatever it leads to; False also where nobody may look."""
    try:
        file.lstat()
    except OSError:
        return False
    return True
