"""Find packs and the practice's data, load them, and say in plain words what is wrong in one.

Looks in the person's own packs folder first, then in the prompts that ship. Only reads; never fetches, never runs anything.
"""

from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from reflect.errors import BadFile, ComputerSaidNo, NotFound
from reflect.guide.areas import Practice
from reflect.guide.decode import decode
from reflect.guide.help import CrisisLines, Topic
from reflect.guide.leans_on import shared_names, unknown_names
from reflect.guide.own_files import own_files, read_own
from reflect.guide.pack import Pack
from reflect.guide.shipped import compiled
from reflect.guide.translation.twin import crisis_lines_in, help_in, pack_in
from reflect.languages import ENGLISH, languages, prompts_root
from reflect.quick_dataclass import dataclass
from reflect.values.renewal import RenewalExample

Origin = Literal["yours", "bundled"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found:
    """A pack with the place it came from."""

    pack: Pack
    origin: Origin
    place: str


class Library:
    """All packs of one language that this person can use.

    English is the form, and `twin` lays the words of another language over it. The person's own packs stay as written.

    Args:
        own: the person's own packs folder; it need not exist.
        lang: a folder of `prompts/`.
    """

    def __init__(self, own: Path | None = None, *, lang: str = ENGLISH) -> None:
        self._own, self._lang = own, lang
        self._root = prompts_root() / ENGLISH
        self._words = None if lang == ENGLISH else prompts_root() / lang

    @property
    def practice(self) -> Practice:
        """The growth areas, moments, cards and spotlight questions."""
        return compiled.practice(self._lang)

    @cached_property
    def passphrase_words(self) -> tuple[str, ...]:
        """The words that made-up passphrases are drawn from."""
        return tuple((self._root / "passphrase_words.txt").read_text("utf-8").split())

    @cached_property
    def roadmap_example(self) -> str:
        """The example of a roadmap, as the file that `reflect roadmap import` takes."""
        return (self._root / "roadmap.toml").read_text("utf-8")

    @cached_property
    def given_names(self) -> frozenset[str]:
        """Common given names in lower case, for the gentle check at writing time."""
        return frozenset((self._root / "given_names.txt").read_text("utf-8").split())

    @cached_property
    def demo(self) -> dict[str, Any]:
        """The invented weeks of `reflect demo`: focus, entries and the live one, as answers documents."""
        return _read(self._root, "demo.toml", dict[str, Any])

    @cached_property
    def help(self) -> dict[str, Topic]:
        """The topics of `reflect help`, in the order of its list."""
        english = _read(self._root, "help.toml", dict[str, Topic])
        other = self._translated("help.toml", dict[str, Topic])
        return english if other is None else help_in(english, other)

    @cached_property
    def crisis_lines(self) -> CrisisLines:
        """Where to turn, with the day that it was checked."""
        english = _read(self._root, "crisis_lines.toml", CrisisLines)
        other = self._translated("crisis_lines.toml", CrisisLines)
        return english if other is None else crisis_lines_in(english, other)

    @cached_property
    def renewal_examples(self) -> dict[str, RenewalExample]:
        """Examples of renewal rules to start from and to change, by id, in the order of their list."""
        return _read(self._root, "renewal_examples.toml", dict[str, RenewalExample])

    @cached_property
    def shipped_lines(self) -> frozenset[str]:
        """Every question and option that ships with the program, with areas and moments, in every language it has."""
        return frozenset(line for lang in languages() for line in _lines(Library(lang=lang)))

    def _translated(self, name: str, kind: type[T]) -> T | None:
        """Read the words for one file in this person's language; None where there are none that can be read."""
        if self._words is not None and (self._words / name).is_file():
            with suppress(BadFile, RecursionError):  # nobody is left without help over a translation
                return _read(self._words, name, kind)
        return None

    @cached_property
    def _places(self) -> dict[str, tuple[Origin, Path]]:
        """Pack file stems by id; the person's own come first and may stand in for a bundled one."""
        bundled = sorted((self._root / "packs").glob("*.toml"))
        places: dict[str, tuple[Origin, Path]] = {file.stem: ("bundled", file) for file in bundled}
        for file in own_files(self._own):
            places[file.stem] = ("yours", file)
        return places

    def ids(self) -> tuple[str, ...]:
        """Give the ids of all packs, in order."""
        return tuple(sorted(self._places))

    def find(self, id: str) -> Found:
        """Load one pack by its id.

        Raises:
            NotFound: if there is no such pack.
            BadFile: if its file is wrong.
        """
        if id not in self._places:
            raise NotFound(
                f"I can't find a pack called {id[:40]!r}.", hint="To see all packs, type: reflect packs list"
            )
        origin, file = self._places[id]
        mine, place = origin == "yours", str(file) if origin == "yours" else f"{id}.toml"
        # Where there are none but ours, a test has gone every way from each of them.
        gone = all(other == "bundled" for other, _ in self._places.values())
        raw = read_own(file) if mine else file.read_bytes()
        pack = self._load_own(raw, place) if mine else self._load(raw, place, gone=gone)
        if pack.pack != id:
            raise BadFile(place, "pack", f"the id is {pack.pack!r}, but the file is called {id}.toml")
        return Found(pack if mine else self._in_words(pack), origin, place)

    def _in_words(self, english: Pack) -> Pack:
        """Lay the words of this person's language over a pack of ours, where it has them."""
        file = None if self._words is None else self._words / "packs" / f"{english.pack}.toml"
        if file is None or not file.is_file():
            return english
        with suppress(ValueError):  # a test reads every one of them; a sitting never fails over a translation
            return pack_in(english, decode(file.read_bytes()))
        return english

    def get(self, id: str) -> Pack:
        """Load one pack by its id; see `find`."""
        return self.find(id).pack

    def check(self, file: Path, raw: bytes | None = None) -> Pack:
        """Load a pack from any file, or from its bytes, and check all that it leans on.

        Raises:
            BadFile: naming the file, the line and place, and the reason.
        """
        from reflect.guide.check.lines import located

        raw = read_own(file) if raw is None else raw
        pack = self._load_own(raw, str(file))
        for name, other in shared_names(pack, self._others(pack.pack)):
            reason = f"{name!r} is what {other!r} is called, so it could mean two packs"
            raise located(BadFile(str(file), "names", reason), raw)
        return pack

    def _others(self, id: str) -> Iterator[Pack]:
        """All other packs that can be used."""
        for other in self.ids():
            with suppress(BadFile, ComputerSaidNo):
                if other != id:
                    yield self.get(other)

    def _load_own(self, raw: bytes, place: str) -> Pack:
        """Load what a person wrote: it is looked through for questions about somebody else, and faults have a line."""
        from reflect.guide.check.about_a_person import faults
        from reflect.guide.check.lines import located

        try:
            pack = self._load(raw, place)
            self._refuse_opening(pack, place)
        except BadFile as error:
            raise (located(error, raw) if error.file == place else error) from None
        for spot in faults(pack):
            raise located(BadFile(place, spot.place, spot.reason), raw, words=spot.words)
        return pack

    def _load(self, raw: bytes, place: str, *, gone: bool = False) -> Pack:
        try:
            pack = decode(raw)
        except ValueError as error:
            where, reason = _split(str(error))
            raise BadFile(place, where, reason) from None
        for where, reason in unknown_names(pack, self.practice, self._places):
            raise BadFile(place, where, reason)
        if not gone:
            self._refuse_cycles(pack, place)
        return pack

    def _refuse_cycles(self, pack: Pack, place: str) -> None:
        """Walk along every goes_to; coming back to where one has been would never end."""
        clear: set[str] = set()
        for number, q in enumerate(pack.questions, 1):
            for target in q.goes_to.values():
                met = self._leads_back(target, (pack.pack,), clear)
                if met is not None:
                    reason = f"goes_to: {target!r} leads back to {met!r}, so it would never end"
                    raise BadFile(place, f"question {number} ({q.id})", reason)

    def _leads_back(self, id: str, trail: tuple[str, ...], clear: set[str]) -> str | None:
        """Name the pack that one would meet again after these; None if every way from there ends."""
        if id in trail:
            return id
        if id not in clear:
            for q in self._shape(id).questions:
                for target in q.goes_to.values():
                    met = self._leads_back(target, (*trail, id), clear)
                    if met is not None:
                        return met
            clear.add(id)
        return None

    def _refuse_opening(self, pack: Pack, place: str) -> None:
        """A pack that stands in for a private one of ours stays private."""
        ours = self._root / "packs" / f"{pack.pack}.toml"
        if not pack.private and ours.is_file() and decode(ours.read_bytes()).private:
            raise BadFile(place, "private", f"{pack.pack} is a page for you alone: it needs private = true")

    def _shape(self, id: str) -> Pack:
        """Decode a pack that another one leads to; where its own links lead is not its business here."""
        origin, file = self._places[id]
        try:
            pack = decode(file.read_bytes() if origin == "bundled" else read_own(file))
        except ValueError as error:
            raise BadFile(str(file), *_split(str(error))) from None
        for where, reason in unknown_names(pack, self.practice, self._places):
            raise BadFile(str(file), where, reason)
        return pack


def _read(root: Path, name: str, kind: type[T]) -> T:
    try:
        return msgspec.toml.decode((root / name).read_bytes(), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadFile(name, "", str(error)) from None


def _lines(library: Library) -> Iterator[str]:
    """Every line of the shipped packs, areas and moments, as a person reads it in one language."""
    for id in library.ids():
        for question in library.get(id).questions:
            yield question.ask
            yield from (label for _, label in question.options)
    yield from (area.name for area in library.practice.areas.values())
    yield from (moment.words for moment in library.practice.moments.values())


def _split(message: str) -> tuple[str, str]:
    """Take the place ("question 3 (plan)") off a message of `decode`."""
    place, colon, reason = message.partition(": ")
    return (place, reason) if colon and place.startswith("question ") else ("", message)
