"""What a person named to be brought in, with all that they said about it: read as often as it is needed, never changed."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

from reflect.cli.context import Context
from reflect.cli.given.listed import one_of
from reflect.cli.given.paths import whole
from reflect.cli.given.text_from import STDIN
from reflect.errors import AnswerNeeded, BadFile, BadUsage, NotFound
from reflect.quick_dataclass import dataclass

if TYPE_CHECKING:
    from reflect.incoming.found import About, Format
    from reflect.incoming.records import ImportForm
    from reflect.incoming.source import Source
    from reflect.incoming.tally import Check, ImportTally
    from reflect.storage.journal import Journal
    from reflect.values.record import Record
    from reflect.values.room import Room

ORDERS = ("day-first", "month-first")
OURS = "reflect"
SAYS_ITSELF = "An archive of reflect says itself where its entries belong, so only --from, --apply and --json go with it."
COLUMNS = ("date", "time", "title", "text", "tags")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedWith:
    """The options of the command, as they were typed; None where nothing was."""

    kind: str | None = None
    columns: Sequence[str] = ()
    dates: str | None = None
    zone: str | None = None
    room: str | None = None


@dataclass(slots=True)
class Elsewhere:
    """What another program wrote."""

    source: "Source"
    kind: "Format"
    given: "About"
    form: "ImportForm"
    room: "Room"
    twice: int = 0

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.source.name

    def records(
        self, journal: "Journal", tally: "ImportTally", check: "Check | None" = None
    ) -> "Iterator[Record]":
        """Give the record of each text that did not come in before; counting what goes by.

        Raises:
            BadFile: if it is damaged, or no longer there.
        """
        from reflect.incoming.reading import read
        from reflect.incoming.records import Maker

        maker = Maker(self.kind, self.form, self.room)
        items = read(self.source, self.kind, self.given)
        yield from tally.records(items, maker, known=journal.records.has, check=check)
        self.twice = maker.twice


@dataclass(slots=True)
class Archived:
    """What reflect itself wrote into an archive. It comes in as it went out, rooms and all."""

    path: Path
    twice: int = 0

    @property
    def name(self) -> str:
        """What messages call it."""
        return str(self.path)

    def records(self, _: "Journal", tally: "ImportTally", check: "Check | None" = None) -> "Iterator[Record]":  # noqa: ARG002
        """Give its records as they are, counting what goes by. Nobody's words are new in it, so nothing is checked.

        Raises:
            Untrusted: at once, if anything in it is not as it was written.
        """
        from reflect.archive import reading

        with reading.opened(self.path) as opened:
            hash, records = reading.whole(opened)
            yield from tally.passed(records, hash)


Coming = Elsewhere | Archived


def coming(app: Context, file: str, said: TypedWith) -> Coming:
    """Give what a person named, known by its kind. Nothing is asked or opened but the file.

    Raises:
        BadUsage: if an option has no meaning.
        BadFile: if the file can't be read, or its kind is not known.
    """
    from reflect.archive.reading import is_archive
    from reflect.incoming.found import FORMATS, About
    from reflect.incoming.reading import recognise
    from reflect.incoming.source import Source

    kind = None if said.kind is None else _listed("kind", said.kind, (OURS, *FORMATS))
    if file != "-" and kind in (None, OURS) and is_archive(whole(Path(file))):
        if said != TypedWith(kind=said.kind):
            raise BadUsage(SAYS_ITSELF)
        return Archived(whole(Path(file)))
    if kind == OURS:
        raise BadFile(file, "", "it is no archive of reflect")
    given = About(
        zone=_zone(app, said.zone),
        columns=_columns(said.columns),
        order=None if said.dates is None else _listed("order of days", said.dates, ORDERS),  # type: ignore[arg-type]
    )
    room = _room(said.room)
    source = Source.piped(STDIN, _raw(app)) if file == "-" else Source.of(whole(Path(file)))
    return Elsewhere(source, kind or recognise(source), given, _form(app), room)  # type: ignore[arg-type]


def _raw(app: Context) -> "IO[bytes]":
    """Standard input as bytes; a stream of characters, as tests hand one in, is turned into some.

    Raises:
        AnswerNeeded: at a terminal, where a file is meant to come through a pipe.
    """
    if app.stdin.isatty():
        raise AnswerNeeded(
            "Nothing comes through a pipe here.", hint="As in: jrnl --export json | reflect import -"
        )
    raw: IO[bytes] | None = getattr(app.stdin, "buffer", None)
    return raw if raw is not None else BytesIO(app.stdin.read().encode("utf-8", "surrogatepass"))


def _form(app: Context) -> "ImportForm":
    """The page that it is kept on, in the language that is spoken."""
    from reflect.incoming import PACK
    from reflect.incoming.records import TEXT, TITLE, ImportForm

    pack = app.library.get(PACK)
    asked: Mapping[str, str] = {q.id: q.ask for q in pack.questions}
    return ImportForm(
        pack=pack.pack, version=pack.version, title=pack.title, called=asked[TITLE], text=asked[TEXT]
    )


def _room(word: str | None) -> "Room":
    from reflect.cli.given.named import room_named
    from reflect.values.room import Room

    return Room.PRIVATE if word is None else room_named(word)


def _zone(app: Context, name: str | None) -> str:
    from reflect.incoming.when import is_zone

    if name is None:
        return app.zone if is_zone(app.zone) else "UTC"
    if not is_zone(name):
        raise BadUsage(
            "I don't know that time zone.", hint="Try one such as: America/Denver, Europe/Madrid, UTC"
        )
    return name


def _columns(pairs: Sequence[str]) -> Mapping[str, str]:
    """Read pairs such as `date=Datum`."""
    found: dict[str, str] = {}
    for pair in pairs:
        what, equals, heading = pair.partition("=")
        if not equals or not heading.strip() or what.strip() not in COLUMNS or what.strip() in found:
            raise BadUsage(
                "--column says which column holds what, once for each.",
                hint=f"As in: --column date=Datum. It knows: {', '.join(COLUMNS)}",
            )
        found[what.strip()] = heading.strip()
    return found


def _listed(what: str, word: str, known: Sequence[str]) -> str:
    try:
        return one_of(what, word, dict.fromkeys(known, ()))
    except NotFound as error:
        raise BadUsage(error.message, hint=error.hint) from None
