"""jrnl, in a place of its own: writes invented entries, and exports them, plain or from a journal that it has locked.

    python tests/exports_outside/jrnl_itself.py JRNL FOLDER

writes the export that tests/fixtures/elsewhere keeps, with the jrnl at JRNL.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pexpect

PASSWORD = "invented words"
DEFAULT_FORM = "%F %r"  # what jrnl takes for its days unless told otherwise
ENTRIES = (
    "2026-01-05 09:05: A slow morning at the drop-in. Hardly anybody came, so we talked about the garden.\n\n"
    "I was glad that I did not fill the quiet.   \n    Four blanks before this line, and \"two kinds\" of 'marks'.\n",
    "2026-01-05 at 22:10: *What I keep from tonight\n\n- pace with @listening\n- [2026-01-01 08:00] in the middle of a line\n"
    "- a [link](https://example.org/a?b=c&d), *stars*, # no heading, \\ and =1+1\n",
    "2026-02-28 00:00: Only a title @quiet",
    "2026-03-08 02:30: Una tarde larga. Mañana será otro día: ¿qué haría distinto? 🙂 한국어 עברית\n\n\n\nTwo empty lines above.",
    "2026-11-29 12:00: [sic] stands at the beginning of this one.\n[sic] and of this line.\n\n"
    + "It went on and on. " * 60,
)
"""Invented, as `jrnl` takes them on standard input: a day, then words."""
CONFIG = """colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: true
indent_character: '|'
journals: {{default: {{journal: {journal}}}}}
linewrap: 79
tagsymbols: '@'
template: false
timeformat: '{form}'
version: v4.6
"""


@dataclass(frozen=True)
class Jrnl:
    """A jrnl with one journal, whose settings and files all lie in `folder`."""

    program: Path
    folder: Path

    @classmethod
    def begin(cls, program: Path, folder: Path, *, form: str = DEFAULT_FORM) -> "Jrnl":
        """Make a journal and write the invented entries into it."""
        folder.mkdir(parents=True)
        (folder / "jrnl.yaml").write_text(CONFIG.format(journal=folder / "journal.txt", form=form), "utf-8")
        made = cls(program, folder)
        for entry in ENTRIES:
            made.run(stdin=entry)
        return made

    @property
    def journal(self) -> Path:
        """The file that jrnl itself keeps."""
        return self.folder / "journal.txt"

    def run(self, *args: str, stdin: str = "") -> str:
        """Run it, and give what it writes on standard output."""
        return subprocess.run(
            [self.program, "--config-file", self.folder / "jrnl.yaml", *args],
            input=stdin, env=self._env, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60,
        ).stdout  # fmt: skip

    def lock(self) -> None:
        """Let it lock its journal with a password."""
        child = self._at_terminal("--encrypt")
        for _ in range(2):
            child.expect("assword")
            child.sendline(PASSWORD)
        child.expect("Y/n")
        child.sendline("n")
        child.expect(pexpect.EOF)

    def unlocked(self, kind: str, file: Path) -> str:
        """Let it write out a locked journal, with its password typed."""
        child = self._at_terminal("--export", kind, "--file", str(file))
        child.expect("assword")
        child.sendline(PASSWORD)
        child.expect(pexpect.EOF)
        return file.read_text("utf-8")

    def _at_terminal(self, *args: str) -> pexpect.spawn:
        whole = ["--config-file", str(self.folder / "jrnl.yaml"), *args]
        return pexpect.spawn(str(self.program), whole, env=self._env, encoding="utf-8", timeout=60)

    @property
    def _env(self) -> dict[str, str]:
        homes = {name: str(self.folder / name) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
        return {
            **os.environ,
            **homes,
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "NO_COLOR": "1",
        }


if __name__ == "__main__":
    to = Path(sys.argv[2])
    ours = Jrnl.begin(Path(sys.argv[1]).absolute(), to.absolute() / "work")
    for kind, name in (("json", "jrnl.json"), ("text", "jrnl.txt")):
        ours.run("--export", kind, "--file", str(to.absolute() / name))
