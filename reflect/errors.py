"""What can go wrong, as a person would hear it. This room imports nothing.

Every expected failure is a `ReflectError`: its docstring is the default message, `hint` says what to
type next, and `exit_code` is the documented one (see the table in docs/reference.md). Messages never hold
anything that a person wrote in an entry.

A family has one exit code, and everything below it ends with the same one.

    ReflectError 1: Something did not work.
    ├─ BadUsage 2: An option has a value that I can't use.
    │  ├─ MissingExtra
    │  ├─ MissingLetters
    │  └─ NotYet (in dates)
    ├─ NotFound 3: I can't find that.
    │  └─ NoJournal
    ├─ Locked 4: The journal is locked, and I have no passphrase to open it with.
    │  └─ WrongSecret
    ├─ AnswerNeeded 5: An answer is needed, and there is no terminal to ask on.
    │  └─ EndOfInput (in cli)
    ├─ Protected 6: I stopped there, to protect someone.
    │  └─ LeakFound (in masking)
    ├─ BadFile 7: A file has something in it that I can't use.
    ├─ Untrusted 8: A file of the journal cannot be trusted.
    │  ├─ ArchiveDamaged (in archive)
    │  ├─ ArchiveTooNew (in archive)
    │  ├─ BackupDamaged
    │  ├─ BadRecord
    │  ├─ JournalDamaged
    │  ├─ JournalLost
    │  ├─ JournalTooNew
    │  ├─ KeyFileDamaged
    │  │  ├─ KeyFileAltered (in storage)
    │  │  └─ KeyFileTooNew (in storage)
    │  ├─ NotForUs (in cli)
    │  ├─ NotWhole (in pocket)
    │  └─ OtherVersion (in pocket)
    └─ ComputerSaidNo 9: The computer would not do that.
       ├─ CannotKeep
       │  └─ ReadOnly
       ├─ MayNotLast (in storage)
       └─ MayNotRead

Being stopped by the person (`Stopped`) is no failure and hangs on `KeyboardInterrupt`.
"""

from enum import IntEnum

LOOK_FIRST = "Look first, before you do it again: reflect list, or for plans: reflect try"
"""The hint where nobody can tell whether something was saved."""


class ExitCode(IntEnum):
    """The documented exit codes of every command."""

    DONE = 0
    BUG = 1
    USAGE = 2
    NOT_FOUND = 3
    LOCKED = 4
    ANSWER_NEEDED = 5
    PROTECTED = 6
    BAD_FILE = 7
    UNTRUSTED = 8
    COMPUTER = 9
    INTERRUPTED = 130


class ReflectError(Exception):
    """Something did not work."""

    exit_code: ExitCode = ExitCode.BUG
    hint: str = ""

    def __init__(self, message: str = "", *, hint: str = "") -> None:
        self.message = message or " ".join((type(self).__doc__ or "").split())
        self.hint = hint or type(self).hint
        super().__init__(self.message)


class BadUsage(ReflectError):
    """An option has a value that I can't use."""

    exit_code = ExitCode.USAGE


class MissingExtra(BadUsage):
    """This needs a part of reflect that is not installed."""

    hint = "Nothing was written."


class MissingLetters(BadUsage):
    """Some letters in this report are in a script that the typefaces of a PDF don't have."""

    hint = "Nothing was written. These formats keep every letter: html, docx, md, txt."


class NotFound(ReflectError):
    """I can't find that."""

    exit_code = ExitCode.NOT_FOUND


class NoJournal(NotFound):
    """There is no journal here yet."""

    hint = "To make one, type: reflect init\nTo bring one back from a backup, type: reflect restore FILE"


class Locked(ReflectError):
    """The journal is locked, and I have no passphrase to open it with."""

    exit_code = ExitCode.LOCKED


class WrongSecret(Locked):
    """That passphrase does not open this journal."""

    hint = "Nothing was changed. If you have lost the passphrase, type: reflect key recover"


class AnswerNeeded(ReflectError):
    """An answer is needed, and there is no terminal to ask on."""

    exit_code = ExitCode.ANSWER_NEEDED


class Protected(ReflectError):
    """I stopped there, to protect someone."""

    exit_code = ExitCode.PROTECTED


class BadFile(ReflectError):
    """A file has something in it that I can't use."""

    exit_code = ExitCode.BAD_FILE

    def __init__(self, file: str, place: str, reason: str, *, hint: str = "") -> None:
        self.file, self.place, self.reason = file, place, reason
        where = f"{file}, {place}" if place else file
        super().__init__(f"{where}: {reason}", hint=hint)


class Untrusted(ReflectError):
    """A file of the journal cannot be trusted."""

    exit_code = ExitCode.UNTRUSTED


class KeyFileDamaged(Untrusted):
    """The key file of this journal is damaged, so I can't unlock the journal with it."""

    hint = "Nothing was changed. Every backup holds a copy of it. Type: reflect restore FILE"


class JournalLost(Untrusted):
    """A journal was here, and its file is missing."""


class JournalDamaged(Untrusted):
    """The journal file is damaged, the disk could not read it, or it belongs to another key file."""

    hint = "To see which it is: reflect doctor --deep. To go back: reflect restore FILE"


class JournalTooNew(Untrusted):
    """This journal was written by a newer version of reflect."""

    hint = "Nothing was changed. Install the newer version, then try again."


class BackupDamaged(Untrusted):
    """This backup is damaged, or it is not a backup of reflect."""

    hint = "Nothing was changed. Try an older backup."


class BadRecord(Untrusted):
    """Something in that file is not as reflect writes it."""

    hint = "Nothing was changed, and nothing of it was taken in."


class ComputerSaidNo(ReflectError):
    """The computer would not do that."""

    exit_code = ExitCode.COMPUTER


class CannotKeep(ComputerSaidNo):
    """The disk of the journal takes nothing new, so nothing was saved."""


class ReadOnly(CannotKeep):
    """The journal can be read here, but not written: the file or its folder is read-only."""


class MayNotRead(ComputerSaidNo):
    """This computer does not let me read a file."""

    hint = "Nothing was changed. To see whose the file is, type: ls -l FILE"

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"This computer does not let me read {file} ({why}).")
