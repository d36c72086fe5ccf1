"""Hostile words, names, days and files at every door, and every screen after it.

The rows say what must hold (`oracle`). Many rows share one journal; a part is a quarter of them, and each commit tries
another one, so that all went through every door after four. REFLECT_SOAK=1 tries all of them. What is counted is how often one input went through one door or stood on one screen.
"""

import json
import os
import re
import shutil
from collections import Counter
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path
from unicodedata import category

import pytest
from kit.as_before import keep_as_before
from kit.figures import leave
from kit.reviewer import Deciding, plain
from kit.turns import in_turn
from kit.world import ROOT, SOAK, World
from markdown_it import MarkdownIt

from reflect.visible import visible

FIXTURES = ROOT / "tests" / "fixtures"
CODES = {0, 2, 3, 4, 5, 6, 7, 8, 9, 130}
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
)
PARTS = 4
FORMATS = ("html", "md", "txt")


def rows(name):
    return [json.loads(line) for line in (FIXTURES / name).read_text("utf-8").splitlines()]


TEXTS, NAMES, DATES, QUERIES = (rows(f"{kind}.jsonl") for kind in ("texts", "names", "dates", "queries"))
KEYFILES, BACKUPS = (sorted((FIXTURES / f"bad_{kind}").iterdir()) for kind in ("keyfiles", "backups"))


def parts(ahead):
    """A quarter of the texts in turn, another one through each door."""
    return pytest.mark.parametrize("part", in_turn(range(PARTS), 1, ahead=ahead))


class KeepingAll(Deciding):
    """Keeps whatever is found."""

    def __call__(self, ask):
        usual = super().__call__(ask)
        return {"masking": (), "confirm": "yes"}.get(ask.step.question, usual)


@dataclass
class Doors:
    """Runs commands, looks at all that came out, Typer's own words too, and counts."""

    world: World
    capsys: pytest.CaptureFixture
    tried: Counter = field(default_factory=Counter)

    def __call__(self, *args, stdin="", codes=CODES, of=1, door=""):
        """Run one command that holds, or shows, this many inputs."""
        return self._looked_at(self.world.run(*args, stdin=stdin), args, codes, of, door)

    def signed(self, *args, of):
        """Look at each detail, keep all of them, and sign: so that every text stands on the page."""
        return self._looked_at(plain(self.world, *args, decide=KeepingAll()), args, {0}, of, "signed")

    def json(self, *args, of=1, **more):
        at = args.index("--") if "--" in args else len(args)
        return json.loads(self(*args[:at], "--json", *args[at:], codes={0}, of=of, **more).out)

    def _looked_at(self, result, args, codes, of, door):
        own = self.capsys.readouterr()
        said = result.out + result.err + own.out + own.err
        about = ([a[:60] for a in args], result.code, said[-400:])
        assert result.code in codes, about
        assert "Traceback" not in said, about
        assert not HIDDEN.search(said), about
        said.encode("utf-8")
        self.tried[door or args[0]] += of
        return replace(result, out=result.out + own.out, err=result.err + own.err)

    def done(self, name, at_least):
        """Say how many inputs went through how many doors; fewer than known is a test that fell asleep."""
        total = self.tried.total()
        with self.capsys.disabled():
            print(f"\n{name}: {total} inputs x doors, {len(self.tried)} doors")
        assert total >= at_least, (total, self.tried)
        leave("T6", "hostile inputs", part=name.replace(" ", "-"), inputs_at_doors=total)


@pytest.fixture
def doors(world, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Doors(world, capsys)


def plainly(text):
    """A text with LF at the end of its lines and four spaces for a tab, as every door keeps it."""
    return re.sub("\r\n|[\r\x0b\x0c\x85]", "\n", text).replace("\t", "    ")


def kept(row):
    """The text of a file or a pipe as the journal keeps it; None if it must be refused."""
    text = plainly(row["text"])
    never = any(category(c) in ("Cc", "Cs", "Cn") for c in text.replace("\n", ""))
    return None if never else text


def kept_of_lines(text):
    """The text as it is kept when it is typed line by line: never refused, without what nobody types.

    It ends with its last word: blanks and empty lines after it are not kept.
    """
    sequences = re.compile("(\x1b\\[|\x9b)([A-Z]|[0-?]+[@-~])|\x1b[\\]P][^\x07\x1b]*(\x07|\x1b\\\\)")
    lines = [plainly(sequences.sub("", line.removesuffix("\r"))) for line in text.split("\n")]
    whole = re.sub("[\ud800-\udfff]", "\ufffd", "\n".join(lines))
    seen = "".join(c for c in whole if c == "\n" or category(c) not in ("Cc", "Cn"))
    return re.sub(r"\s+\Z", "", seen)


def given(text):
    """An argument as the system hands it to a program; None where no system can."""
    return None if "\0" in text else os.fsdecode(text.encode("utf-8", "surrogatepass"))


def tag_of(text):
    """The tag that a text becomes; None if it is none."""
    tag = " ".join((kept({"text": text}) or "").split())
    fits = 0 < len(tag) <= 40 and "," not in tag
    return tag if fits else None


def document(pack="quick_checkin", frame=(), **answers):
    return json.dumps({"pack": pack, **dict(frame), "answers": answers})


def answer(entry, question):
    return next((a["value"] for a in entry["answers"] if a["question"] == question), None)


def stands_in(text, screen):
    """A short line of visible words stands on a screen as it was written."""
    line = " ".join(visible(text).split())
    plain = line.isprintable() and "  " not in text and "\t" not in text and 0 < len(line) < 40
    return not plain or line in " ".join(screen.split())


# What a page may hold.


class Page(HTMLParser):
    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.words, self.other = set(), set(), [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data):
        self.words.append(data)

    def handle_comment(self, data):
        self.other.append(data)

    def handle_pi(self, data):
        self.other.append(data)

    def unknown_decl(self, data):
        self.other.append(data)


OUR_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "table", "thead", "tbody", "tfoot", "tr", "td", "th"),
    *(
        "header",
        "main",
        "section",
        "footer",
        "div",
        "p",
        "h1",
        "h2",
        "h3",
        "ul",
        "li",
        "br",
        "dl",
        "dt",
        "dd",
    ),
    *("figure", "figcaption", "svg", "line", "circle", "text", "strong", "span"),
}
OUR_TOKENS = {
    *("heading", "paragraph", "blockquote", "bullet_list", "list_item", "hr", "inline", "strong", "text"),
    *("softbreak", "hardbreak", "text_special", "table", "thead", "tbody", "tr", "th", "td"),
}


def html_is_escaped(page):
    found = Page(page)
    assert found.tags <= OUR_TAGS
    assert not {a for a in found.attributes if a.startswith("on") or a in ("href", "src", "style", "srcset")}
    assert not found.other
    return "".join(found.words)


def md_is_inert(page):
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    found = [t for token in parser.parse(page) for t in (token, *(token.children or ()))]
    assert {re.sub(r"_(open|close)$", "", t.type) for t in found} <= OUR_TOKENS
    return "\n".join(t.content for t in found if t.type == "inline")


LONG = 100_000
"""One text is longer than this: all that is found in it is looked for again at each page."""


def exports(doors, folder, written):
    """Every format, signed with all of these quoted, and unsigned with none of their words.

    Every day an entry with the longest text becomes one page and not one in each format: that a format escapes it is
    seen on all the other texts here, and on this one in tests/export. The long run makes every page.

    Args:
        doors: runs the commands.
        folder: where the pages go.
        written: the texts by the number of their entry.
    """
    everything = written
    for format in FORMATS:
        if format != FORMATS[0] and not SOAK:
            written = {n: texts for n, texts in everything.items() if all(len(t) < LONG for t in texts)}
        pick, of = ",".join(map(str, written)), len(written)
        texts = [text for of_one in written.values() for text in of_one]
        signed, bare = folder / f"signed.{format}", folder / f"bare.{format}"
        doors.signed("export", "--pick", pick, "--format", format, "--out", str(signed), of=of)
        doors("export", "--unreviewed", "--format", format, "--out", str(bare), codes={0}, of=of)
        page, unsigned = signed.read_text("utf-8"), bare.read_text("utf-8")
        assert not HIDDEN.search(page + unsigned)
        assert not [w for w in texts if len(w) > 12 and visible(w) in unsigned]
        if format == "html":
            html_is_escaped(unsigned)
            text = html_is_escaped(page)
            assert all(stands_in(w, text) for w in texts)
        elif format == "md":
            md_is_inert(unsigned)
            md_is_inert(page)
        else:
            assert all(stands_in(w, page) for w in texts)


# Texts


@parts(0)
def test_texts_as_answers(doors, tmp_path, part):
    mine, numbers = TEXTS[part::PARTS], {}
    for row in mine:
        text, wanted = row["text"], kept(row)
        whole = document(setting="group", keep=text, plan=text)
        if wanted is None:
            doors("log", "--answers", "-", stdin=whole, codes={7})
            if "\0" in text or re.search("[\ud800-\udfff]", text):
                continue  # no version has ever kept these
            wanted = text
            entry = doors.json("show", str(keep_as_before(doors.world, keep=text, plan=text)))
            other = document(setting="team", keep="kept, and changed today")
        else:
            entry = doors.json("log", "--answers", "-", stdin=whole)
            other = document(setting="team", keep=text)
        number = str(entry["number"])
        wanted = wanted if wanted.strip() else None
        assert answer(entry, "keep") == answer(entry, "plan") == wanted, row["id"]
        assert [c["words"] for c in entry["commitments"]] == ([wanted] if wanted else []), row["id"]
        doors("edit", number, "--answers", "-", stdin=other, codes={0})
        versions = doors.json("show", number, "--versions")
        assert answer(versions["versions"][0]["entry"], "plan") == wanted, row["id"]
        if kept(row) is None:
            doors("undo", codes={0})
        assert answer(doors.json("show", number), "keep") == wanted, row["id"]
        more = ("--versions",) if len(text) < 30_000 else ()
        assert stands_in(wanted or "", doors("show", number, *more, codes={0}).out), row["id"]
        if wanted:
            numbers[int(number)] = wanted
    for text in (r["text"] for r in mine if kept(r) is None):
        doors("edit", "1", "--answers", "-", stdin=document(keep=text), codes={7})
    of = len(numbers)
    for number, text in numbers.items():
        word = max(re.findall(r"[a-z0-9]+", text[:2000].lower()), key=len, default="")
        doors("search", "--", given(text[:200]), codes={0})
        if 2 < len(word) < 40 and text.isascii() and len(text) < 200:
            assert number in [e["number"] for e in doors.json("search", "--", word)["entries"]], text
    listed = doors.json("list", "--limit", "99", of=of)["entries"]
    assert {e["number"] for e in listed} >= set(numbers)
    doors("list", "--limit", "99", codes={0}, of=of)
    doors("week", codes={0}, of=of)
    assert set(numbers.values()) <= set(doors.json("week", of=of)["keep"])
    exports(doors, tmp_path, {number: [text] for number, text in numbers.items()})
    for number in numbers:
        doors("delete", str(number), "--yes", codes={0})
    doors("bin", codes={0}, of=of)
    assert len(doors.json("bin", of=of)["entries"]) == of
    doors("undo", codes={0})
    assert answer(doors.json("show", str(max(numbers))), "keep") == numbers[max(numbers)]
    doors.done(f"texts as answers, part {part}", 400)


def typed(text):
    """A text as it is typed line by line: `:more`, and two colons where a line begins with one."""
    lines = [":" + line if line.startswith(":") else line for line in text.split("\n")]
    return ":more\n" + "\n".join(lines) + "\n:end\n\n"


@parts(1)
def test_texts_line_by_line(doors, tmp_path, part):
    """One sitting asks a question for each row. What is typed is never refused: it would be lost."""
    mine = TEXTS[part::PARTS]
    (doors.world.home / "packs").mkdir()
    asked = [f'[[questions]]\nid = "q{n}"\ntype = "text"\nask = "{n}?"\n' for n in range(len(mine))]
    head = 'pack = "many"\ntitle = "Many"\nversion = 1\nlang = "en"\nminutes = 9\n'
    (doors.world.home / "packs" / "many.toml").write_text(head + "\n".join(asked))
    lines = [typed(row["text"]) for row in mine]
    wanted = {f"q{n}": kept_of_lines(row["text"]) for n, row in enumerate(mine)}
    wanted = {id: text for id, text in wanted.items() if text.strip()}

    def holds(number, ids):
        entry = doors.json("show", number, of=len(ids))
        assert {a["question"]: a["value"] for a in entry["answers"]} == {i: wanted[i] for i in ids}

    doors("log", "many", "--plain", stdin="".join(lines) + "\n" * 99, codes={0}, of=len(mine))
    holds("1", list(wanted))
    doors("show", "1", codes={0}, of=len(mine))
    doors("edit", "1", "--plain", stdin="\n" * 99, codes={5}, of=len(mine))  # shows every answer in a menu
    half = "".join(lines[:-3]) + "half of it\n"
    doors("log", "many", "--plain", stdin=lines[0] + "half of it\n", codes={5}, of=1)
    doors("log", "many", "--plain", stdin=half, codes={5}, of=len(mine) - 2)
    assert doors("resume", codes={0}, of=2).out.count("Many") == 2
    doors("resume", "1", "--plain", stdin=":back\n" * len(mine), codes={5}, of=len(mine) - 3)
    doors("resume", "1", "--discard", codes={0})
    doors("undo", codes={0})
    for number in ("2", "1"):
        doors("resume", number, "--keep", codes={0}, of=len(mine) - 3)
    early = [i for i in wanted if int(i[1:]) < len(mine) - 3]
    entries = doors.json("list", of=len(mine))["entries"]
    drafted = [doors.json("show", n, of=len(early)) for n in ("2", "3")]
    longer = max(drafted, key=lambda entry: len(entry["answers"]))
    assert {i: answer(longer, i) for i in early} == {i: wanted[i] for i in early}
    made = {
        e["number"]: [a["value"] for a in e["answers"]]
        for e in (doors.json("show", "1", of=len(wanted)), *drafted)
    }
    assert made.keys() == {e["number"] for e in entries}
    assert made[1] == list(wanted.values())
    exports(doors, tmp_path, made)
    doors.done(f"texts line by line, part {part}", 200)


PLACES = {"title": 60, "ask": 600, "help": 600, "option": 600}


def quoted(text):
    """A TOML string that stands for exactly this text."""
    return '"' + "".join(c if c.isalnum() or c == " " else _escaped(ord(c)) for c in text) + '"'


def _escaped(code):
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def pack_with(id, place, text):
    words = {"title": "A title", "ask": "What?", "help": "A help.", "option": "An option", place: text}
    return f"""
pack = "{id}"
title = {quoted(words["title"])}
version = 1
lang = "en"
minutes = 1
[[questions]]
id = "one"
type = "text"
ask = {quoted(words["ask"])}
help = {quoted(words["help"])}
highlight = true
[[questions]]
id = "two"
type = "select"
ask = "Which?"
options = [["a", {quoted(words["option"])}], ["b", "Another"]]
"""


@parts(2)
def test_texts_as_words_of_a_pack(doors, tmp_path, part):
    folder = doors.world.home / "packs"
    folder.mkdir()
    good = {}
    for number, row in enumerate(TEXTS[part::PARTS]):
        for place, limit in PLACES.items():
            text, id = row["text"], f"r{number}_{place}"
            (folder / f"{id}.toml").write_text(pack_with(id, place, text), "utf-8")
            right = visible(text) == text and (0 if place == "help" else 1) <= len(text) <= limit
            doors("packs", "check", str(folder / f"{id}.toml"), codes={0 if right else 7}, door="check")
            if right and text:
                good[id] = text
            elif not right:
                doors("packs", "show", id, codes={7}, door="packs show")
    of = len(good)
    doors("packs", "list", codes={0}, of=of, door="packs list")
    titles = {p["pack"]: p["title"] for p in doors.json("packs", "list", of=of)["packs"]}
    numbers = []
    for id, text in good.items():
        place = id.partition("_")[2]
        assert place != "title" or titles[id] == text
        assert stands_in(text, doors("packs", "show", id, codes={0}, door="packs show").out), id
        questions = doors.json("packs", "show", id)["questions"]
        found = {
            "ask": questions[0]["ask"],
            "help": questions[0]["help"],
            "option": questions[1]["options"][0][1],
        }
        assert {**found, "title": titles[id]}[place] == text
        if place in ("ask", "help"):
            continue
        entry = doors.json("log", "--answers", "-", stdin=document(id, one=f"kept {id}", two="a"))
        shown = {
            "title": entry["title"],
            "ask": entry["answers"][0]["asked"],
            "option": entry["answers"][1]["words"],
        }
        assert shown.get(place, text) == text
        assert stands_in(text, doors("show", str(entry["number"]), codes={0}).out) or place == "help"
        numbers.append(entry["number"])
        doors("log", id, "--plain", stdin="begun\n\n", codes={5})
    doors("resume", codes={0}, of=of)
    doors("list", "--limit", "99", codes={0}, of=of)
    doors.json("list", "--limit", "99", of=of)
    doors("week", codes={0}, of=of)
    exports(doors, tmp_path, {number: [] for number in numbers})
    doors.done(f"words of packs, part {part}", 500)


def unknown(text):
    """Commands that take a text for a value they don't know, and how each may end."""
    options = ("--since", "--until", "--area", "--setting", "--room", "--pack", "--limit", "--z" + text)
    return {
        **{("list", f"{option}={text}"): {2} for option in options},
        ("list", f"--tag={text}"): {2} if tag_of(text) is None else {0},
        ("week", f"--of={text}"): {2},
        ("log", f"--date={text}"): {2},
        ("export", "--unreviewed", f"--format={text}"): {2},
        (f"--lang={text}", "list"): {2},
        ("list", "--", text): {2},
        ("--", text): {2},
        (f"--z{text}", "list"): {2},
        ("show", "--", text): {2},
        ("packs", "show", "--", text): {3},
        ("help", "--", text): {0, 3},  # "    code" is the topic of the recovery code
        ("log", f"--answers={text}"): {7},
        ("restore", "--", text): {3, 9},  # a name may be too long for the disk
        ("resume", "--", text): {2},
    }


@parts(3)
def test_texts_as_tags_and_options(doors, part):
    """Unknown values are refused with the usual code, and shown, if at all, without doing anything."""
    doors("log", "--answers", "-", stdin=document(keep="one line"), codes={0})
    one = document(keep="a line")
    for number, row in enumerate(TEXTS[part::PARTS]):
        text, tag = row["text"], tag_of(row["text"])
        framed = document(frame={"tags": [text]}, keep="a line")
        result = doors("log", "--json", "--answers", "-", stdin=framed, codes={7} if tag is None else {0})
        assert tag is None or json.loads(result.out)["tags"] == [tag], row["id"]
        text = given(text)
        if text is None:
            continue
        tagged = doors(
            "log", "--json", "--answers", "-", f"--tag={text}", stdin=one, codes={2} if tag is None else {0}
        )
        assert tag is None or json.loads(tagged.out)["tags"] == [tag], row["id"]
        assert tag is None or len(doors.json("list", f"--tag={tag}")["entries"]) >= 2, row["id"]
        for args, codes in list(unknown(text).items())[number % 3 :: 3]:
            broken = {2} if re.search("[\ud800-\udfff]", text) else set()
            doors(*args, codes=codes | broken, door=args[0].partition(text)[0] if text else "")
    doors("list", "--limit", "99", codes={0})
    doors.done(f"tags and options, part {part}", 230)


@parts(4)
def test_texts_as_plans_questions_and_words_to_mask(doors, part):
    """Through each door for words that stand alone: what is kept is what was given, and every screen shows it tamely."""
    for row in TEXTS[part::PARTS]:
        text, wanted = row["text"], kept(row)
        codes = {7} if wanted is None else {0, 2, 5, 7}
        for door in ("try", "ask", "mask"):
            doors(door, "add", "-", stdin=text, codes=codes | {2}, door=f"{door} add")
        doors("mask", "try", stdin=text, codes={0, 2, 5, 6, 7}, door="mask try")
    plans = doors.json("try")["commitments"]
    whole = {kept(row) for row in TEXTS[part::PARTS]} - {None}
    trimmed = {" ".join(text.split()) for text in whole}
    assert plans and all(" ".join(p["words"].split()) in trimmed for p in plans)
    questions = doors.json("ask")["questions"]
    assert questions and all(" ".join(q["words"].split()) in trimmed for q in questions)
    for number in (plans[0]["number"], plans[-1]["number"]):
        doors("try", "show", str(number), codes={0})
        doors("try", "partly", str(number), codes={0})
    for read in ("try", "ask", "mask list", "week", "growth", "themes", "focus", "supervision list"):
        doors(*read.split(), codes={0})
        doors(*read.split(), "--json", codes={0})
    for row in TEXTS[part::PARTS]:
        text = given(row["text"])
        if text is not None and len(text) < 10_000:
            doors("themes", f"--tag={text}", codes={0, 2}, door="themes --tag")
            doors("growth", "--", text, codes={0, 2, 3}, door="growth AREA")
            doors("yardstick", "--changed=monday", "--", text, codes={0, 2, 3}, door="yardstick")
            doors("focus", "--", text, codes={0, 2, 3}, door="focus AREA")
    while doors("undo", codes={0, 3}).code == 0:
        pass
    assert doors.json("try")["commitments"] == [] == doors.json("ask")["questions"]
    doors.done("texts that stand alone", 200)


# Names


@pytest.fixture
def jail(doors, tmp_path, monkeypatch):
    """A folder in a folder, a home of somebody else, and a way to see all that changed anywhere."""
    inner = tmp_path / "outer" / "inner"
    inner.mkdir(parents=True)
    (tmp_path / "roots").mkdir()
    pwd = pytest.importorskip("pwd")
    root = pwd.struct_passwd(("root", "x", 0, 0, "", str(tmp_path / "roots"), ""))
    monkeypatch.setattr(pwd, "getpwnam", lambda _: root)
    monkeypatch.chdir(inner)
    return inner


def everything(folder):
    return {
        p: p.read_bytes() if p.is_file() and not p.is_symlink() else b""
        for p in folder.rglob("*")
        if not p.name.endswith(".lock")
    }


def names():
    """Every name as a person may give it: by itself and inside a folder; hostile texts too."""
    texts = [row["text"] for row in TEXTS[::2] if len(row["text"]) < 60 and "/" not in row["text"]]
    return [name for name in map(given, [row["name"] for row in NAMES] + texts) if name is not None]


def asked_for(name, jail):
    """The place that a name means."""
    return Path(os.path.normpath(jail / Path(name).expanduser()))


def only(before, after, *places):
    """Nothing is gone, and what is new or other lies at one of these places."""
    assert set(before) <= set(after)
    changed = [p for p in after if after[p] != before.get(p) or p not in before]
    for p in changed:
        assert any(
            p == place or place in p.parents or (p.is_dir() and p in place.parents) for place in places
        ), p


def beside(folder):
    """Everything but the journal, which notes each file before it is written."""
    return {
        place: content
        for place, content in everything(folder).items()
        if place != folder / "home" / "journal.db"
    }


def test_names_of_packets(doors, jail, tmp_path):
    doors("log", "--answers", "-", stdin=document(keep="one line"), codes={0})
    for number, name in enumerate(names()):
        for folder in ("", f"{number}/") if number < len(NAMES) else ("",):
            Path(str(number)).mkdir(exist_ok=True)
            out = folder + name
            before = beside(tmp_path)
            first = doors("export", "--unreviewed", f"--out={out}", codes={0, 2, 3, 6, 9}, door="--out")
            after = beside(tmp_path)
            only(before, after, asked_for(out, jail))
            assert (first.code == 0) == (before != after)
            if first.code == 0:
                doors("export", "--unreviewed", f"--out={out}", codes={6}, door="--out again")
                assert beside(tmp_path) == after
                doors("export", "--unreviewed", f"--out={out}", "--force", codes={0}, door="--force")
                only(after, beside(tmp_path), asked_for(out, jail))
            else:
                doors("export", "--unreviewed", f"--out={out}", "--force", codes={2, 3, 6, 9}, door="--force")
                assert beside(tmp_path) == before
    doors.done("names of packets", 180)


def test_names_of_backups(doors, jail, tmp_path):
    for name in (given(row["name"]) for row in NAMES):
        if name is None:
            continue
        for _ in range(2):
            before = everything(tmp_path)
            result = doors("backup", f"--to={name}", codes={0, 3, 6, 9})
            after = everything(tmp_path)
            only(
                {p: c for p, c in before.items() if p.name != "journal.db"},
                {p: c for p, c in after.items() if p.name != "journal.db"},
                asked_for(name, jail),
            )
            new = [p for p in after if p not in before and p.is_file()]
            assert len(new) == (1 if result.code == 0 else 0)
    doors.done("names of backups", 50)


def test_names_of_recovery_files(doors, jail, tmp_path):
    """If the code cannot be put there, the journal is not made, or the code is shown: it is never lost."""
    for number, row in enumerate(NAMES):
        name = given(row["name"])
        if name is None:
            continue
        home = tmp_path / "homes" / str(number)
        doors.world = replace(doors.world, home=home)
        before = everything(tmp_path)
        result = doors("init", "--no-input", f"--recovery-file={name}", codes={0, 3, 6, 9})
        only(before, everything(tmp_path), asked_for(name, jail), home.parent)
        made = (home / "journal.db").exists()
        written = result.code == 0
        assert made == (written or bool(re.search(r"(\w{5}-){7}\w{5}", result.out))), (name, result)
        if made:
            again = replace(doors.world, home=home.with_name(f"{number}-again"))
            content = asked_for(name, jail).read_bytes() if written else b""
            if written:
                doors.world = again
                doors("init", "--no-input", f"--recovery-file={name}", codes={6})
                assert asked_for(name, jail).read_bytes() == content
                assert not (again.home / "journal.db").exists()
    doors.done("names of recovery files", 30)


def test_names_of_files_that_are_read(doors, jail, tmp_path):
    for name in names():
        before = everything(tmp_path)
        doors("packs", "check", "--", name, codes={7}, door="packs check")
        doors("log", f"--answers={name}", codes={7}, door="--answers")
        doors("restore", "--", name, codes={3, 6, 7, 8, 9})
        assert everything(tmp_path) == before
    (doors.world.home / "packs").mkdir()
    named = 0
    for name in names():
        if "/" in name or len(os.fsencode(name)) > 200 or not name.strip("."):
            continue
        file = jail / name
        file.write_text("{", "utf-8")
        doors("packs", "check", "--", name, codes={7}, door="packs check")
        doors("log", f"--answers={name}", codes={7}, door="--answers")
        doors("restore", "--", name, codes={8})
        (doors.world.home / "packs" / f"{name}.toml").write_text("{", "utf-8")
        named += 1
    doors("packs", "list", codes={0}, of=named, door="packs list")
    doors("packs", "list", "--json", codes={0}, of=named, door="packs list")
    doors("doctor", codes={7}, of=named)
    doors.done("names of files that are read", 300)


# Days


def test_days_are_refused_or_mean_what_they_say(doors):
    (doors.world.home / "packs").mkdir()
    (doors.world.home / "packs" / "day.toml").write_text(
        'pack = "day"\ntitle = "Day"\nversion = 1\nlang = "en"\nminutes = 1\n'
        '[[questions]]\nid = "when"\ntype = "date"\nask = "When?"\n'
        '[[questions]]\nid = "what"\ntype = "text"\nask = "What?"\n'
    )
    good = "2026-03-05"
    for day, right in [*((row["date"], False) for row in DATES), (good, True)]:
        option = {0} if right else {2}
        doors(
            "log",
            f"--date={day}",
            "--answers",
            "-",
            stdin=document(keep="x"),
            codes=option,
            door="log --date",
        )
        for command in ("list", "search"):
            for name in ("--since", "--until"):
                words = ("x",) if command == "search" else ()
                doors(command, *words, f"{name}={day}", codes=option, door=f"{command} {name}")
        doors("week", f"--of={day}", codes=option, door="week --of")
        doors(
            "export", "--unreviewed", f"--since={day}", f"--out=p{right}", codes=option, door="export --since"
        )
        doors(
            "export", "--unreviewed", f"--until={day}", f"--out=q{right}", codes=option, door="export --until"
        )
        filed = {0} if right else {7}
        frame = document(frame={"date": day}, keep="x")
        doors("log", "--answers", "-", stdin=frame, codes=filed, door="file date")
        doors("log", "--answers", "-", stdin=document("day", when=day), codes=filed, door="date question")
        said = doors("log", "day", "--plain", stdin=f"{day}\n:skip\nwords\n\n\n\n\n", door="date typed")
        assert right or said.code == 0, day
    days = {e["day"] for e in doors.json("list")["entries"]}
    assert days == {good, "2026-03-06"}
    whens = [answer(doors.json("show", str(e["number"])), "when") for e in doors.json("list")["entries"]]
    assert {w for w in whens if w} == {good}
    doors.done("days", 150)


# Queries


def test_queries_find_what_was_written_and_nothing_else(doors):
    words = ["don't", "12-step", "A.A.", "C++", "50%"]
    asked = [row["query"] for row in QUERIES] + words
    numbers = {}
    for query in dict.fromkeys(asked):
        entry = doors.json(
            "log", "--answers", "-", stdin=document(keep=f"before {query} after", plan=query or None)
        )
        numbers[query] = entry["number"]
    for query in asked:
        doors("search", "--", query, codes={0})
        found = doors.json("search", "--limit", "999", "--", query)["entries"]
        if re.search(r"[^\W_]", query) and len(query) <= 1000:
            assert numbers[query] in [e["number"] for e in found], query
        assert doors.json("search", "--", f"quince {query}")["entries"] == [], query
    doors.done("queries", 100)


# Files of the journal that are not to be trusted


def test_bad_key_files_change_nothing(doors, tmp_path):
    doors("list", codes={0})
    for file in KEYFILES:
        for name in ("journal.keys", "journal.keys.bak"):
            shutil.copyfile(file, doors.world.home / name)
        before = everything(tmp_path)
        doors("list", codes={4, 8})
        assert everything(tmp_path) == before, file.name
    doors.done("bad key files", 17)


def test_bad_backups_change_nothing(doors, tmp_path):
    doors("log", "--answers", "-", stdin=document(keep="still here"), codes={0})
    for file in BACKUPS:
        before = everything(tmp_path)
        doors("restore", str(file), codes={4, 8})
        doors("restore", "--recovery", str(file), codes={4, 8}, door="restore --recovery")
        assert everything(tmp_path) == before, file.name
        nowhere = replace(doors.world, home=tmp_path / "nowhere")
        assert nowhere.run("restore", str(file)).code in (4, 8)
        assert not [p for p in everything(nowhere.home) if p.name.startswith("journal")], file.name
        shutil.rmtree(nowhere.home, ignore_errors=True)
    assert answer(doors.json("show", "1"), "keep") == "still here"
    doors.done("bad backups", 33)


def test_every_row_is_there():
    """So that an emptied fixture is not a passed test."""
    assert (len(TEXTS), len(NAMES), len(DATES), len(QUERIES)) == (96, 26, 13, 21)
    assert (len(KEYFILES), len(BACKUPS)) == (16, 16)
    assert sum(len(TEXTS[part::PARTS]) for part in range(PARTS)) == len(TEXTS)
