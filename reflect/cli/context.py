"""The world of one run: settings, streams, clock, journal. Everything in it is made when first needed.

Tests replace it as a whole. It opens the journal, and closes it when the command ends.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from reflect.cli.phrases import NOT_CHANGED
from reflect.cli.terminals import can_move_the_cursor
from reflect.cli.unseen import show
from reflect.quick_dataclass import dataclass
from reflect.settings import Settings
from reflect.wording import speak

if TYPE_CHECKING:
    from reflect.cli.asking.contract import Asker
    from reflect.cli.screen import Screen
    from reflect.cli.secrets import Secrets
    from reflect.errors import ReflectError
    from reflect.guide.library import Library
    from reflect.masking.gentle.warn import Hint
    from reflect.storage.journal import Journal
    from reflect.storage.keys.crypto import Cost


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Context:
    """What a command may use.

    Attributes:
        settings: look and places.
        environment: such as `os.environ`.
        no_input: never ask anything.
        cost: what a new key slot costs to open; None for the real cost.
        make_asker: gives the asker; None chooses guided or plain by the terminal.
        settings_fault: why `settings.toml` was left out, if it was.
        finishing: this command itself finishes or tells what is unfinished, so that no note of it is needed.
    """

    settings: Settings
    environment: Mapping[str, str]
    stdin: IO[str] = field(default_factory=lambda: sys.stdin)
    stdout: IO[str] = field(default_factory=lambda: sys.stdout)
    stderr: IO[str] = field(default_factory=lambda: sys.stderr)
    no_input: bool = False
    passphrase_fd: int | None = None
    passphrase_file: Path | None = None
    clock: Callable[[], datetime] = _now
    cost: "Cost | None" = None
    make_asker: "Callable[[Context], Asker] | None" = None
    zone_name: str | None = None
    finishing: bool = False
    settings_fault: "ReflectError | None" = None

    @property
    def plain(self) -> bool:
        """Line by line: chosen, or because this is no terminal that could do more."""
        return self.settings.plain or not self.on_terminal or not can_move_the_cursor(self.environment)

    @property
    def on_terminal(self) -> bool:
        """True when a person sits at both ends."""
        return self.stdin.isatty() and self.stdout.isatty()

    @property
    def can_ask(self) -> bool:
        """True when a question may be put at all."""
        return not self.no_input

    @cached_property
    def zone(self) -> str:
        """The IANA name of the local time zone."""
        if self.zone_name is not None:
            return self.zone_name
        from tzlocal import get_localzone_name

        return get_localzone_name() or "UTC"

    @property
    def today(self) -> date:
        """The local day."""
        return self.local(self.clock()).date()

    def local(self, instant: datetime) -> datetime:
        """Give an instant as the clock on the wall shows it here."""
        if self.zone_name is None:
            try:
                return instant.astimezone()
            except (ValueError, OverflowError):  # a TZ that is no time zone
                return instant
        from zoneinfo import ZoneInfo

        return instant.astimezone(ZoneInfo(self.zone_name))

    @cached_property
    def screen(self) -> "Screen":
        """Where everything that a person reads goes out."""
        from reflect.cli.screen import Screen

        draws = self.on_terminal and not self.plain
        return Screen(
            stdout=self.stdout,
            stderr=self.stderr,
            terminal=draws,
            plain=self.plain,
            color=self.settings.color,
            in_pager=self._read_in_pager if draws and self.settings.pager else None,
        )

    def _read_in_pager(self, text: str) -> bool:
        from reflect.cli.pager import read_in_pager

        return read_in_pager(text, self.stdout, self.environment)

    @cached_property
    def library(self) -> "Library":
        """All packs of this person."""
        from reflect.guide.library import Library

        return Library(self.settings.packs, lang=self.settings.lang)

    @cached_property
    def secrets(self) -> "Secrets":
        """Where the passphrase comes from."""
        from reflect.cli.secrets import Secrets

        return Secrets(
            environment=self.environment,
            descriptor=self.passphrase_fd,
            file=self.passphrase_file,
            may_ask=self.can_ask,
            note=self.screen.note,
        )

    @cached_property
    def asker(self) -> "Asker":
        """Who asks: guided on a real terminal, else plain."""
        show()
        if self.make_asker is not None:
            return self.make_asker(self)
        if self.plain:
            from reflect.cli.asking.plain import PlainAsker

            return PlainAsker(self.screen, self.stdin)
        from reflect.cli.asking.guided.asker import GuidedAsker

        return GuidedAsker(
            self.screen,
            finish_key=self.settings.finish_key,
            editor=self.settings.editor,
            trusted_editor=self.settings.editor_may_keep_copies,
            environment=self.environment,
        )

    @cached_property
    def journal(self) -> "Journal":
        """The journal, unlocked. Asks for the passphrase when there is no other way to it.

        Raises:
            NoJournal: before anything is asked.
            WrongSecret: after five tries on a terminal, or at once elsewhere.
        """
        return self._unlocked()[0]

    def passphrase_and_journal(self) -> "tuple[str, Journal]":
        """Unlock the journal as `journal` does, and give what opened it too: only for who makes new ways in."""
        opened, secret = self._unlocked()
        self.journal = opened
        return secret, opened

    def _unlocked(self) -> "tuple[Journal, str]":
        from reflect.cli.unsettled import CHANGING, UNFINISHED, unsettled
        from reflect.errors import JournalDamaged, KeyFileDamaged, Untrusted
        from reflect.storage.journal import Journal
        from reflect.storage.keys import outside
        from reflect.storage.place import require
        from reflect.storage.remains import way_back

        home = self.settings.home
        require(home)
        try:
            opened, secret = self.secrets.attempt(
                lambda secret: (Journal.open(home, secret, **self.keeping), secret),
                speak("Passphrase:") + " ",
            )
        except Untrusted as damage:
            if type(damage) in (JournalDamaged, KeyFileDamaged):  # the others know better what to do
                damage.hint = f"{NOT_CHANGED} {way_back(home)}"
            raise
        if not opened.set_up.is_done and not self.finishing:
            self.screen.note(UNFINISHED)
        if not self.finishing:
            found = outside.look(home)
            for sentence in (*unsettled(found), *([CHANGING] if found.changing else [])):
                self.screen.note(sentence)
        return opened, secret

    def read_line(self) -> str:
        """Read one line as it is typed; empty at the end of the input."""
        from reflect.cli.asking.leaving import at_keyboard

        show()
        with at_keyboard(self.screen.end_line):
            return self.stdin.readline()

    def point_out(self, text: str, *, kept: frozenset[str]) -> "tuple[Hint, ...]":
        """Say what in a text may point to someone, but for the words that the person kept."""
        from reflect.masking.gentle.warn import warn

        journal = self.journal
        return warn(
            text,
            always=journal.words.never_out,
            kept=kept | journal.words.left_alone,
            names=self.library.given_names,
        )

    @property
    def keeping(self) -> dict[str, Any]:
        """What `Journal.open` and `Journal.create` are given besides their secret."""
        from reflect.cli.unsettled import say_it_takes_long

        return {
            "clock": self.clock,
            "zone": lambda: self.zone,
            "ladder": lambda: self.library.practice.ladder,
            "before_long": lambda: say_it_takes_long(self.screen),
        }

    @property
    def key_cost(self) -> dict[str, Any]:
        """The cost of a new key slot, where a test sets one."""
        return {} if self.cost is None else {"cost": self.cost}

    def adjusted(self, *, plain: bool, no_color: bool, lang: str | None) -> Settings:
        """Lay the options of the command line over the settings."""
        return replace(
            self.settings,
            plain=plain or self.settings.plain,
            color=self.settings.color and not no_color,
            lang=lang or self.settings.lang,
        )

    @contextmanager
    def in_language(self, lang: str) -> Iterator[None]:
        """Ask and say in another language for a while, where there are questions in it; then as before."""
        from reflect.languages import languages
        from reflect.wording import speaking

        before = self.settings
        if lang == before.lang or lang not in languages():
            yield
            return
        try:
            self._settle(replace(before, lang=lang))
            with speaking(lang):
                yield
        finally:
            self._settle(before)

    def _settle(self, settings: Settings) -> None:
        self.settings = settings
        self.__dict__.pop("library", None)
        self.forget_screen()

    def forget_screen(self) -> None:
        """Draw and ask anew after the settings changed."""
        for made in ("screen", "asker", "secrets"):
            self.__dict__.pop(made, None)

    @property
    def saved(self) -> bool:
        """True once this run has saved something in the journal."""
        return "journal" in self.__dict__ and self.journal.saved

    def let_go_of_the_rest(self) -> None:
        """Whoever was asked something may have pasted more than was read: none of it is for the shell. Nothing more loads."""
        from reflect.cli.asking import meanwhile

        meanwhile.leave()
        if "asker" in vars(self):
            from reflect.cli.asking.pasted import let_go_of_the_rest

            let_go_of_the_rest(self.stdin)

    def close(self) -> None:
        """Close the journal, if it was opened."""
        if "journal" in self.__dict__:
            self.journal.close()
