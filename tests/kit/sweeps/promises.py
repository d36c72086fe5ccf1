"""What a sentence promises about what was saved or changed, and how each kind of promise is held against the disk."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kit.sweeps.disk_state import State, look
from kit.world import PASSPHRASE

from reflect.cli.demo import DEMO_PASSPHRASE
from reflect.errors import ReflectError
from reflect.storage.backup import checked, swap
from reflect.storage.keys import keyfile, ways_in

CODE = r"\b(?:[0-9A-Z]{5}-){3}[0-9A-Z]{5}(?:-|\s+)(?:[0-9A-Z]{5}-){3}[0-9A-Z]{5}\b"
UNFINISHED = re.compile(r"\.reflect-new$|/\.reflect-work-|(?:^|/)making/|(?:^|/)restoring/")
SECRETS = {"passphrase", "new", "code"}
BACKS_UP_FIRST = {"import", "list", "merge", "sync"}
"""What makes a backup of how it was before it takes anything in; `list`, where it brings an older journal up to date."""
_OWN_BACKUP = re.compile(r"home/backups/[^/]+\.reflectbackup$")


@dataclass(frozen=True, slots=True)
class Seen:
    """A disk before and after something was said.

    `said` is one line; `place` is where the disk lies now; `args` is what was typed, where that is known.
    """

    before: State
    after: State
    said: str
    place: Path
    args: tuple[str, ...] = ()

    @property
    def changed(self) -> list[str]:
        """What is another now. Not counted: what is said to be kept, a backup that was made first, what a next start clears."""
        apart = {*self.left_over, *self.made_first, *self._said_to_wait()}
        return [what for what in self.before.unlike(self.after) if what not in apart]

    @property
    def made_first(self) -> list[str]:
        """The backup that a command makes before it begins: nothing of what was asked for, and a way back if it holds all."""
        if not self.args or self.args[0] not in BACKS_UP_FIRST:
            return []
        new = sorted(f for f in set(self.after.files) - set(self.before.files) if _OWN_BACKUP.match(f))
        return [f for f in new if _holds_what_was(self.place / f, self)]

    def _said_to_wait(self) -> set[str]:
        """Name the tables that hold nothing but what is said to wait: a draft with its note of where it came from, a page."""
        found = set()
        if re.search(r"draft is kept|kept as a draft", self.said):
            found.add("draft")
            rows = [state.rows.get("meta", Counter()) for state in (self.before, self.after)]
            other = [*(rows[1] - rows[0]), *(rows[0] - rows[1])]
            found |= {"meta"} if all(dict(row)["key"] == "pocket_taken" for row in other) else set()
        if re.search("what you decided is kept", self.said, re.IGNORECASE):
            found.add("page")
        return found

    @property
    def left_over(self) -> list[str]:
        """What is left of something that was not finished."""
        return [f for f in set(self.after.files) - set(self.before.files) if UNFINISHED.search(f)]

    def more(self, table: str, **values: object) -> int:
        """Say how many more rows of a kind there are now."""
        return len(self.after.named(table, **values)) - len(self.before.named(table, **values))

    def of_entry(self, number: int) -> list[object]:
        """Give an entry with its answers on both sides."""
        return [
            [(row["day"], row["room"], state.named("answer", entry_id=row["id"]))
             for row in state.named("entry", number=number)]
            for state in (self.before, self.after)
        ]  # fmt: skip

    def opens(self, secret: str, kind: keyfile.Kind) -> bool:
        """Say whether a secret opens the journal now."""
        try:
            with swap.opening(self.place / "home"):
                ways_in.unlock(self.place / "home", secret, kind=kind)
        except ReflectError:
            return False
        return True


Kept = Callable[[re.Match[str], Seen], bool]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of promise: how it reads, in any case of its letters, and whether it is kept."""

    name: str
    pattern: str
    kept: Kept

    def broken(self, seen: Seen) -> list[str]:
        """Give each sentence of this kind that was said and is not true."""
        found = re.finditer(self.pattern, seen.said, re.IGNORECASE)
        return [f"{self.name}: {match[0]}" for match in found if not self.kept(match, seen)]


def _row(table: str, **wanted: bool) -> Kept:
    """Exactly one row has the number that was said; each column named is empty, or is not."""

    def kept(match: re.Match[str], seen: Seen) -> bool:
        kind = {"kind": match["kind"].lower()} if "kind" in match.re.groupindex else {}
        rows = seen.after.named(table, number=int(match["number"]), **kind)
        return len(rows) == 1 and all(
            (rows[0][name] is not None) is filled for name, filled in wanted.items()
        )

    return kept


def _new_entry(match: re.Match[str], seen: Seen) -> bool:
    if seen.args[:1] == ("demo",):
        return _in_the_demo(int(match["number"]), seen)
    return not seen.before.named("entry", number=int(match["number"])) and _row("entry", deleted_at=False)(
        match, seen
    )


TOO = r"While you wrote, it was changed elsewhere too, perhaps in another window\. That text is kept with the versions before"


def _changed_entry(match: re.Match[str], seen: Seen) -> bool:
    before, after = seen.of_entry(int(match["number"]))
    return before != after and seen.more("revision") == 1


def _entry_as_it_was(match: re.Match[str], seen: Seen) -> bool:
    before, after = seen.of_entry(int(match["number"]))
    return before == after


def _plan_as_it_was(match: re.Match[str], seen: Seen) -> bool:
    words = [
        [row["words"] for row in state.named("commitment", number=int(match["number"]))]
        for state in (seen.before, seen.after)
    ]
    return words[0] == words[1] and seen.more("commitment") == 0


def _room(match: re.Match[str], seen: Seen) -> bool:
    rooms = {"private": "private", "practice": "practice", "for": "supervision"}
    return [row["room"] for row in seen.after.named("entry", number=int(match["number"]))] == [
        rooms[match["room"].lower()]
    ]


def _reworded(match: re.Match[str], seen: Seen) -> bool:
    return not seen.before.named("commitment", number=int(match["new"])) and bool(
        seen.after.named("commitment", number=int(match["new"]))
    )


def _stays(_: re.Match[str] | None, seen: Seen) -> bool:
    """Every answer of before is there, if only as an earlier version; or all of the journal, set aside by a restore."""
    before, after = (state.rows.get("answer", Counter()) for state in (seen.before, seen.after))
    return (
        before <= after or seen.more("revision") > 0 or any("replaced-" in file for file in seen.after.files)
    )


def _taken_back(_: re.Match[str], seen: Seen) -> bool:
    return seen.more("change", undone_at=None) == -1 and seen.more("change") == 0


def _same(*tables: str) -> Kept:
    return lambda _, seen: all(seen.before.rows.get(t) == seen.after.rows.get(t) for t in tables)


def _file(match: re.Match[str], seen: Seen) -> bool:
    file = Path(match["path"].rstrip("."))
    return (
        file.is_file() and file.stat().st_size > 0 and file.stat().st_mode & 0o077 == 0 and not seen.left_over
    )


def _bundle(match: re.Match[str], seen: Seen) -> bool:
    info = checked.verify(Path(match["path"]), PASSPHRASE, work=seen.place)
    return info.entries == sum(seen.after.rows["entry"].values())


def _backups_of(state: State) -> set[str]:
    return {file for file in state.files if file.endswith(".reflectbackup")}


def _older_are_gone(match: re.Match[str], seen: Seen) -> bool:
    """So many are gone, and one is there in their place, which `_bundle` looks at."""
    before, after = _backups_of(seen.before), _backups_of(seen.after)
    return len(before - after) == int(match["number"]) and len(after - before) == 1


def _bundle_of_before(match: re.Match[str], seen: Seen) -> bool:
    return _holds_what_was(Path(match["path"]), seen)


def _holds_what_was(bundle: Path, seen: Seen) -> bool:
    try:
        info = checked.verify(bundle, PASSPHRASE, work=seen.place)
    except ReflectError:
        return False
    return info.entries == sum(seen.before.rows["entry"].values())


def _in_the_demo(number: int, seen: Seen) -> bool:
    """Whether the journal that a demo made has an entry with this number: what it says is of that journal, and of no other."""
    home = seen.place / seen.args[seen.args.index("--keep") + 1] / "journal"
    return bool(
        look(seen.place, home, {"demo": (DEMO_PASSPHRASE, "passphrase")}).named("entry", number=number)
    )


def _chosen(*, other: bool) -> Kept:
    """The text that was shown stands, or does not; in both cases there is one more earlier version, and nothing waits."""

    def kept(match: re.Match[str], seen: Seen) -> bool:
        before, after = seen.of_entry(int(match["number"]))
        return (before != after) is other and seen.more("revision") > 0 and seen.more("conflict") < 0

    return kept


def _others_untouched(_: re.Match[str], seen: Seen) -> bool:
    there = {file: sum for file, sum in seen.before.files.items() if file.startswith("shared/")}
    return all(seen.after.files.get(file) == sum for file, sum in there.items())


def _older_opens(_: re.Match[str], seen: Seen) -> bool:
    return all(
        checked.verify(file, PASSPHRASE, work=seen.place)
        for file in (seen.place / "home" / "backups").glob("*.reflectbackup")
    )


def _code_opens_older(_: re.Match[str], seen: Seen) -> bool:
    """Each backup that was there opens with the code that was there: the one before is worth keeping."""
    code = (seen.place / "code").read_text().strip()
    return all(
        checked.verify(seen.place / file, code, kind="recovery", work=seen.place)
        for file in _backups_of(seen.before) & _backups_of(seen.after)
        if file.startswith("home/backups/")
    )


def _set_aside(match: re.Match[str], seen: Seen) -> bool:
    return (
        bool(ways_in.unlock(Path(match["path"]), PASSPHRASE))
        and (Path(match["path"]) / "journal.db").is_file()
    )


def _damaged_key_aside(match: re.Match[str], seen: Seen) -> bool:
    aside = Path(match["path"])
    return (aside / "journal.keys").is_file() and not (aside / "journal.db").exists() and not seen.left_over


def _not_there(match: re.Match[str], seen: Seen) -> bool:
    name = match["name"].rpartition(" ")[2]
    new = {f for f, sum in seen.after.files.items() if sum != seen.before.files.get(f)}
    return not any(Path(file).name == name for file in new) and not seen.left_over


def _code(match: re.Match[str], seen: Seen) -> bool:
    if re.search(r"are the ones before\. Cross the new code out", seen.said):
        return "code" in seen.after.opens
    both = re.search(r"the one before still works too|or with both|keep both codes", seen.said, re.IGNORECASE)
    return seen.opens(re.sub(r"[\s-]+", "-", match[0]), "recovery") and (
        bool(both) or "code" not in seen.after.opens
    )


N = r"(?P<number>\d+)"
PATH = r"(?P<path>/\S+)"


def _holds_danger(state: State) -> bool:
    """Whether an answer about danger stands in an entry, or in what a draft has of it."""
    return any(
        "'danger'" in repr(row) or '"danger"' in repr(row)
        for kind in ("answer", "draft", "revision")
        for row in state.named(kind)
    )


UNCHANGED = (
    r"nothing (?:of (?:this|it) )?(?:was|is) (?:changed|saved|written(?: down)?(?! for)|kept|deleted|made)\b|"
    r"is unchanged|(?:text|entry) (?:is|stays) as it was\b|, and it stays\.|left everything as it is|leave both alone|I leave what is here as it is|"
    r"never write (?:over|into) it|so I (?:did not|don't) (?:use|write|keep|take|put|follow|open)\b|so I stopped|no backup was written|"
    r"still does\.|(?:is|are) (?:done|open) already|No new passphrase was set|so it stays private|so they were not kept|nothing was done|so I left it where it is|there were no words to keep|"
    r"nothing was lost|so it is not taken a second time|it did not come through whole|an answer has no place in them now|send it once more, whole"
)
KINDS = (
    Kind("nothing was changed", UNCHANGED, lambda _, seen: not seen.changed),
    Kind("kept nowhere", r"not kept anywhere", lambda _, seen: not _holds_danger(seen.after)),
    Kind("no backup", r"no backup was made", lambda _, seen: not [f for f in seen.changed if f.endswith(".reflectbackup")]),
    Kind("not saved", r"this was not saved", lambda _, seen: not seen.changed or bool(re.search("was saved before that|all the same|Only that the set-up is done could not be kept", seen.said))),
    Kind("either opens", r"opens with what you had before, with the new one, or with both", lambda _, seen: seen.after.there),
    Kind("still in the history", r"your history of exports still names it", lambda _, seen: seen.more("export") == 1),
    Kind("nothing else", r"nothing else changed", lambda _, seen: not set(seen.changed) - SECRETS),
    Kind("not there", r"(?P<name>[^\s:.][^:.]*?(?:\.\w+)*) was not (?:written|made)\b", _not_there),
    Kind("may not last", r"(?P<name>[\w.-]+) is written, but the disk did not confirm it", lambda m, seen: any(seen.place.rglob(m["name"]))),
    Kind("end of set-up", r"only that the set-up is done could not be kept", lambda _, seen: seen.after.there),
    Kind("not brought up to date", r"was not brought up to date\. What is in it is as it was, and a backup of it was made", lambda _, seen: not [
        what for what in seen.changed if not what.startswith("home/backups/")] and len(seen.made_first) == 1),
    Kind("no demo", r"the demo was not made|nothing of it is left", lambda _, seen: not any(f.startswith("shown/") for f in seen.after.files)),
    Kind("damaged, or unread", r"journal file is damaged, the disk could not read it", lambda _, seen: seen.args[:1] != ("demo",) and (seen.before.there or seen.after.there or seen.args[:1] != ("init",))),
    Kind("not one's own", r"journal file is (?:empty|not encrypted)", lambda _, seen: seen.before.there),
    Kind("no journal", r"no journal was made|the journal was not made", lambda _, seen: not seen.after.there),
    Kind("tried out", r"an empty file that is gone again", lambda _, seen: not seen.changed),
    Kind("not cleared away", r"was not cleared away", lambda _, seen: seen.after.there),
    Kind("goes on", r"it goes on by itself|did not confirm a step of it", lambda _, seen: seen.after.there and not seen.left_over),
    Kind("stays saved", r"saved before stays saved", _stays),
    Kind("kept without a backup", r"what you saved is kept|no new backup was made", lambda _, seen: bool(seen.changed)),
    Kind("something was saved", r"something was saved before that", lambda _, seen: bool(seen.changed)),
    Kind("saved as", rf"saved as {N}\.", _new_entry),
    Kind("entry saved", rf"entry {N} is saved\. No question was kept", _row("entry", deleted_at=False)),
    Kind("entry changed", rf"entry {N} is changed\. The version before is kept", _changed_entry),
    Kind("entry changed twice", rf"entry {N} is changed\. {TOO}", lambda m, seen: _changed_entry(m, seen) and bool(seen.before.named("revision"))),
    Kind("empty page", r"so there was nothing to keep", lambda _, seen: seen.more("entry") == 0 and seen.more("draft", deleted_at=None) <= 0),
    Kind("entry as it was", rf"entry {N} stays as it was", _entry_as_it_was),
    Kind("nothing chosen", r"nothing was chosen\. both texts are kept", lambda _, seen: not seen.changed),
    Kind("this text", rf"entry {N} stays as it is\. The other text is an earlier version", _chosen(other=False)),
    Kind("other text", rf"entry {N} has the other text now", _chosen(other=True)),
    Kind(
        "both texts", rf"both are kept: entry {N}, and entry \d+",
        lambda _, seen: seen.more("entry") == 1 and seen.more("conflict") < 0,
    ),
    Kind("taken in", r"it is in your journal now", lambda _, seen: seen.more("entry") + seen.more("conflict") > 0),
    Kind("backup of before", rf"a backup of your journal as it was before: {PATH}", _bundle_of_before),
    Kind("left there", r"I left it as it is", _others_untouched),
    Kind("plan as it was", rf"plan {N} stays as it was", _plan_as_it_was),
    Kind("entry in the bin", rf"entry {N} is in the bin", _row("entry", deleted_at=True)),
    Kind("entry back", rf"entry {N} is back", _row("entry", deleted_at=False)),
    Kind("entry moved", rf"entry {N} is (?P<room>private|practice|for)\b[^.]* now", _room),
    Kind("version deleted", r"version \d+ of entry \d+ is deleted for good", lambda _, seen: seen.more("revision") == -1),
    Kind("it is deleted", r"\bit is deleted for good\.", lambda _, seen: seen.more("draft") < 0),
    Kind("written anew", r"file is written anew without it", lambda _, seen: "journal.db" in "".join(seen.changed) or bool(seen.changed)),
    Kind("older backups removed", rf"older backups removed: {N}", _older_are_gone),
    Kind("fresh backup", rf"fresh backup is made, and it reads back: {PATH}", _bundle),
    Kind("backups stay", r"\bthey stay\b", lambda _, seen: _backups_of(seen.before) <= _backups_of(seen.after) or bool(re.search("removed", seen.said))),
    Kind("aside stays", r"\bit stays there\.", lambda _, seen: any("replaced-" in file for file in seen.after.files)),
    Kind("aside removed", r"\bit is removed\.", lambda _, seen: any("replaced-" in f for f in set(seen.before.files) - set(seen.after.files))),
    Kind("entries deleted", rf"{N} entr(?:y|ies) deleted", lambda m, seen: seen.more("entry") == -int(m["number"])),
    Kind("plan in the bin", rf"plan {N} is in the bin", _row("commitment", deleted_at=True)),
    Kind("plan kept", rf"plan {N} (?:is kept|is back|goes on\b(?! as))", _row("commitment", deleted_at=False)),
    Kind("plan closed", rf"plan {N} is (?:done|let go)", _row("commitment", closed_on=True)),
    Kind("plan open", rf"plan {N} (?:is partly done|can wait)", _row("commitment", closed_on=False)),
    Kind("plan reworded", rf"plan {N} goes on as plan (?P<new>\d+)", _reworded),
    Kind("note in the bin", rf"(?P<kind>question) {N} is in the bin", _row("note", deleted_at=True)),
    Kind("note kept", rf"(?P<kind>question|agreement) {N} is (?:kept|back|open again)", _row("note", closed_on=False, deleted_at=False)),
    Kind("note closed", rf"(?P<kind>question|agreement) {N} is done\.", _row("note", closed_on=True)),
    Kind(
        "draft kept", r"draft is kept|kept as a draft|draft is back",
        lambda _, seen: bool(seen.after.named("draft", deleted_at=None)),
    ),
    Kind("draft in the bin", r"draft is in the bin|\bit is in the bin", lambda _, seen: seen.more("draft") - seen.more("draft", deleted_at=None) == 1),
    Kind(
        "taken back", r"(?:is|are|reads) (?:as|where) (?:it|they) (?:was|were|did) before|in its earlier words|as if it was not (?:saved|kept)|one from before|is back\. To go on|in the bin again",
        _taken_back,
    ),
    Kind(
        "known from now on",
        r"your name stands on each page|no name stands on a page now|rules are off|that is kept\.|the day for [^.]* is off|"
        r"kept: you rate|focus area is [^.]* now|\d+ words? (?:is|are) (?:new|off the list|pointed out again)|\d+ guidelines? (?:is|are) (?:new|off your list)",
        lambda _, seen: "meta" in seen.changed and "change" in seen.changed,
    ),
    Kind("those before", r"those before it are kept", lambda _, seen: {"meta", "change"} <= set(seen.changed)),
    Kind("answers stay", r"what you wrote of them stays", _same("entry", "answer")),
    Kind("draft stays", r"^it stays as it is\.", _same("draft")),
    Kind("entries stay", r"entries stay as they are", _same("entry", "answer", "rating")),
    Kind("ratings stay", r"ratings from before stay as they are", _same("entry", "rating")),
    Kind("written", rf"(?:written to:|with your calendar:|recovery code is in) {PATH}", _file),
    Kind("taken in", r"they are in your journal now", lambda _, seen: seen.more("entry") > 0),
    Kind("backup before", rf"a backup of how it was before\. [^:]*: {PATH}", _bundle_of_before),
    Kind("backup", rf"a checked copy of your journal, [^:]*: {PATH}", _bundle),
    Kind(
        "new passphrase", r"new passphrase works from now on",
        lambda _, seen: "new" in seen.after.opens and "passphrase" not in seen.after.opens,
    ),
    Kind("older backups", r"older backups still open with the one you had", _older_opens),
    Kind("code stays", r"recovery code stays the same", lambda _, seen: "code" in seen.after.opens),
    Kind("code is gone", r"the one before no longer opens your journal|cross it out: it no longer works", lambda _, seen: "code" not in seen.after.opens),
    Kind("one code", r"\b(?:it|code) works from now on\.", lambda _, seen: "code" not in seen.after.opens),
    Kind("code of older backups", r"backups made before still open with the code of then", _code_opens_older),
    Kind("code", CODE, _code),
    Kind("no new key", r"your key and your recovery code are the ones before", lambda _, seen: {"passphrase", "code"} <= seen.after.opens),
    Kind("new key to come", r"(?:a|the) new key (?:for your journal )?is not in place yet.*?goes on with (?:it|that)|could not be seen just now: keep both", lambda _, seen: "passphrase" in seen.after.opens),
    Kind("passphrase stays", r"your passphrase stays\b", lambda _, seen: "passphrase" in seen.after.opens),
    Kind("new key", r"has a new key|the new key is in place", lambda _, seen: "passphrase" in seen.after.opens and "code" not in seen.after.opens),
    Kind(
        "restored", rf"your journal is back, with {N} entr(?:y|ies)(?:, and (?P<bin>\d+) more in the bin)?",
        lambda m, seen: sum(seen.after.rows["entry"].values()) == int(m["number"]) + int(m["bin"] or 0),
    ),
    Kind("damaged key aside", rf"the damaged one is set aside in: {PATH}", _damaged_key_aside),
    Kind("set aside", rf"set aside, whole, in: {PATH}", _set_aside),
    Kind("journal made", r"your journal is (?:made|ready)", lambda _, seen: seen.after.there),
    Kind("key let go of", r"the key is gone, and a new one is there", lambda _, seen: "meta" in seen.changed and seen.more("meta", key="pocket_let_go") == 1),
    Kind("page waits", r"what you decided is kept for \d+ days, locked in your journal", lambda _, seen: bool(seen.after.named("page")) and _stays(None, seen)),
)  # fmt: skip

NO_PROMISE = {
    "it tells what is there, and nothing was to be done": (
        r"^nothing (?:else )?was found|^nothing is written for this week|^nothing more is masked|did not come up|^nothing was noted|"
        r"no day is kept|^no question|^no plan|is not in the bin|nothing to take back|^nothing is sent|that was changed later|"
        r"^nothing was said yet|lines were written anew are left out|^the questions were changed since this page was made\.|words of this line were not kept|"
        r"(?:is|are) new here|changed there since|changed on both|until you choose|deleted for good (?:here|there)|stays? away|"
        r"new or changed\.$|new, changed or deleted\.$|so it can't go on\.$|changed on two devices|read all of it|not made as reflect makes|nothing new from your other|"
        r"nothing to bring back|^this backup was made|from before the key was changed|^this journal was set aside|the journal that was set aside|what was written then may be|holds more, and stays|"
        r"backup was written by|journal was written by|categories are set up|was never set for this journal|stays on this computer"
    ),
    "it tells how something works": (
        r"is kept for the spotlight|never stored|written like this|a stamp is made|made of other texts|worth more when it stays|"
        r"slow change often stays|belongs to a course stays|mask what should stay out|session stays|stands? in entry|"
        r"close it when you are done|so you choose again|that one is let go|stays in the group|said another way, and goes on|no entry is picked|before it is written, and there|never written unread|"
        r"nothing goes beside it|opens with the passphrase or recovery code of the day|wait until it is done|what you wrote is gone|"
        r"can then never be opened|^nothing of your journal is in it|so nothing can depend|stays shut|a terminal that is set to|if it was yours before|closed to you too|"
        r"which folder is yours|if that disk is lost|can(?:'t)? be written to|nothing new can be saved|stop here; nothing is kept|backup is made of a damaged|is not counted|so they are changed there|editor is off|"
        r"shows all of it before a file|^it can stay as it is|stays in this window|costs less than it does for one|"
        r"what is here now is set aside|passphrase it had when it was set aside|"
        r"nothing on this page is secret|^it is shown once, when the journal is set up|you were shown it once|if the passphrase is lost"
    ),
    "it tells who can see something, and nothing of it goes to the disk by this": r"stays? with you",
    "it is a word that is looked for, and never said": r"^clean time\|",
    "it says openly that it is not known": r"I can't tell whether",
    "it is the beginning of an error that says more": (
        r"something did not work|I stopped there, to protect|so I can't unlock the journal|so I make it whole again|"
        r"^the disk did not confirm it|did not give a passphrase|did not send as text|so I did not open anything|journal would not have been encrypted"
    ),
    "it comes up again on a day, which is counted from the day it was said": r"it stays open, and comes up again",
}
"""Why a sentence that reads like a promise is none: reason -> how such sentences read."""


def broken(seen: Seen) -> list[str]:
    """Give each promise that was made and not kept."""
    return [each for kind in KINDS for each in kind.broken(seen)]


def uncounted(seen: Seen) -> list[str]:
    """Give each row that changed without counting for its device: another device would never hear of it.

    An entry changes with its answers, ratings, moments and tags. What a command made anew on another disk is not looked at.
    """
    found = []
    for table in ("entry", "commitment", "outcome", "note", "draft"):
        before = {row["uuid"]: row for row in seen.before.named(table)}
        for row in seen.after.named(table):
            earlier = before.get(row["uuid"])
            if earlier is None and row["versions"] == "{}":
                found.append(f"not counted: a new {table}")
            if (
                earlier is not None
                and earlier["versions"] == row["versions"]
                and _other(seen, table, earlier, row)
            ):
                found.append(f"not counted: a change of the {table} {row['uuid']}")
    return found


def _other(seen: Seen, table: str, before: dict[str, object], after: dict[str, object]) -> bool:
    """Whether a row is another now. Ids are the disk's own; what somebody looked back at can be gone with its plan."""
    apart = {"id", "entry_id", "reworded_from", "commitment_id"}
    if {k: v for k, v in before.items() if k not in apart} != {
        k: v for k, v in after.items() if k not in apart
    }:
        return True
    parts = ("answer", "rating", "moment", "tag") if table == "entry" else ()
    return any(
        _of_entry(seen.before, part, before["id"]) != _of_entry(seen.after, part, after["id"])
        for part in parts
    )


def _of_entry(state: State, table: str, id: object) -> list[object]:
    rows = [{k: v for k, v in row.items() if k != "entry_id"} for row in state.named(table, entry_id=id)]
    return sorted(rows, key=str)


LETS_GO = {"--empty", "purge"}
"""What a line is typed with that deletes for good: there, what is gone is what was asked for."""


def lost(seen: Seen) -> bool:
    """Say whether something of before is gone, or no longer opens, whatever was said."""
    return seen.before.there and not (seen.after.there and _stays(None, seen))


TOLD = re.compile(
    r"was saved before that|can't tell whether|draft is kept|kept as a draft|did not confirm it|your journal is made|"
    r"it goes on by itself|could not be shown|only that the set-up is done|may be done all the same|or with both|still names it|"
    r"the backup is in place|the one before still works too|are the ones before|not in place yet|has a new key|seen just now: keep both|"
    r"it is in place, but|the one before still works too|a backup of it was made",
    re.IGNORECASE,
)


def kept_quiet(seen: Seen) -> bool:
    """Say whether something was changed by a command that failed, and nobody was told."""
    return bool(seen.changed) and not TOLD.search(seen.said)


def is_promise(sentence: str) -> bool:
    """Say whether a sentence is held against the disk when it is said."""
    return not any(re.search(pattern, sentence, re.IGNORECASE) for pattern in NO_PROMISE.values())
