"""What an archive says of itself, in the first file of it: to its person, and to whoever has to read it without this program."""

from datetime import date

from reflect.archive import lines
from reflect.dates import said

_README = """This is everything that a reflect journal held on {day}.
It is NOT locked. Whoever has this file can read all of it: pages that
are for its writer alone, and names as they were written.
If you are not its writer, please do not read on.
If you are: keep it where only you can get at it, and delete it when
you no longer need it. For a copy that is locked, type: reflect backup

What is in here
  months/                 your entries to read, one file a month
  plans-and-questions.md  your plans, and what was agreed or asked
  journal.jsonl           all of it, for programs

The .md files are plain text. Any editor opens them.

To bring it back into a journal, install reflect, and type
  reflect import FILE
with the whole zip file, or with journal.jsonl. That shows first what
would come in.

For a program that reads journal.jsonl
  It is UTF-8 text. Each line is one JSON object, and ends with a line
  feed. The first line says what it is: "format", "version" (here {version}),
  "schema" and "made_by". The last line counts the lines of each kind,
  and has the SHA-256 of all bytes before that last line.
  Each line between is one thing that was kept:
    kind      entry, commitment (a plan), note (a question or what was
              agreed), draft, export (that a page for others was made),
              setting, gone (that something was deleted for good)
    uuid      its name for ever; for a setting, what it is about
    versions  how often each device changed it
    row       what it says of itself
    parts     what belongs to it, by table: answer, rating, moment,
              tag, revision (an earlier version), and so on
  Days are ISO 8601. "deleted_at" is set for what lies in the bin.
  The "value" of an answer is JSON in a text. So are the "payload" of
  a revision, the "state" of a draft and the "value" of a setting.
  Nothing is left out but keys, passphrases, and numbers that belong
  to one computer.

Made by {made_by}.
"""


def readme(day: date, *, made_by: str) -> str:
    """Give the text.

    Args:
        day: the local day on which the archive is made.
        made_by: the program with its version.
    """
    return _README.format(day=said(day), version=lines.VERSION, made_by=made_by)
