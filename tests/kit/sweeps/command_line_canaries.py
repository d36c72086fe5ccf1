"""A journal made by the commands themselves, with a word of its own in every place that could leave by a page.

Each word is an ordinary one in lower case, so that no masking takes it out: only what the program leaves out is out.
"""

import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.world import ROOT, World

PICKED = "1,6,8"
ALLOWED = {
    "packet": {
        "hazelnut",
        "metronome",
        "dandelion",
        "cellist",
        "umbrella",
        "mandolin",
        "hammock",
        "signpost",
        "fog",
        "thistle",
        "teapot",
    },
    "account": {"hazelnut", "metronome", "dandelion", "mandolin", "fog"},
    "learning": {"riverbank", "banjo"},
    "hours": {"riverbank", "banjo"},
}
"""What must be on a signed page of each kind."""
NEVER = {
    "an entry not picked": "gooseberry",
    "an entry of the private room": "periwinkle",
    "its plan": "saxifrage",
    "a private pack": "wicker",
    "the plan of a private pack": "cinnamon",
    "an entry of another pack, not picked": "aquarium",
    "its plan, not picked": "glacier",
    "a tag": "larkspur",
    "how an entry read before": "butterscotch",
    "an entry in the bin": "snapdragon",
    "a draft": "foxglove",
    "a private plan": "toadflax",
    "a plan by itself": "cloverleaf",
    "a question kept by itself": "bluebell",
    "a word never to let out": "hemlock",
    "what was learned, beside the course": "mannequin",
    "a guideline named in private only": "oleander",
    "a guideline named in a private answer only": "zinnia",
    "a guideline that was never named": "candlewick",
    "what a guideline says": "haystack",
    "where it can be read": "lighthouse",
    "the name of the account": "wolfsbane",
    "the name of the computer": "mandrake",
    "the folder of the person": "nightshade",
    "the time zone": "Chatham",
    "the passphrase": "quiet words for",
    "the pack of a private page": "self_care",
    "an id of a pack": "quick_checkin",
}
DAYS = ("2026-03-0", "20260304", "20260305", "March 4", "4 March", "Wednesday")
"""How a day of an entry could be told; a page of these kinds tells weeks only."""
ENVIRONMENT = {
    "USER": "wolfsbane", "LOGNAME": "wolfsbane", "USERNAME": "wolfsbane", "HOSTNAME": "mandrake", "COMPUTERNAME": "mandrake",
    "TZ": "Pacific/Chatham",
}  # fmt: skip


def fill(world: World) -> None:
    """Write it all, one command after another."""

    def log(pack: str, day: str = "2026-03-04", *, room: str | None = None, **answers: Any) -> None:
        document = {"pack": pack, "date": day, "tags": ["larkspur"], "answers": answers}
        world.ok("log", "--answers", "-", stdin=json.dumps({**document, "room": room} if room else document))

    def sample(pack: str) -> None:
        document = json.loads((ROOT / f"tests/fixtures/answers/{pack}.json").read_text("utf-8"))
        world.ok("log", "--answers", "-", stdin=json.dumps({**document, "tags": ["larkspur"]}))

    log("quick_checkin", keep="a butterscotch moment")
    kept = {"pack": "quick_checkin", "answers": {"keep": "a hazelnut moment, and hemlock by the door"}}
    world.ok("edit", "1", "--answers", "-", stdin=json.dumps(kept))
    log("quick_checkin", keep="a gooseberry moment")
    log("quick_checkin", keep="a periwinkle moment", plan="I will try saxifrage.", room="private")
    sample("self_care")
    sample("hard_session")
    sample("post_session")
    sample("learning_reflection")
    sample("supervision_record")
    log("quick_checkin", keep="a snapdragon moment")
    world.ok("delete", "9", "--yes")
    assert world.run("log", "--plain", stdin="1\ngood\n\na foxglove moment\n:pause\n").code == 130
    world.ok("try", "add", "--private", "-", stdin="I will plant toadflax.")
    world.ok("try", "add", "-", stdin="I will plant cloverleaf.")
    world.ok("ask", "add", "-", stdin="Who waters the bluebell?")
    world.ok("mask", "add", "-", stdin="hemlock")
    names = ("thistle: a haystack", "teapot", "oleander", "zinnia", "candlewick")
    world.ok("roadmap", "add", "-", stdin="\n".join(names))
    lit = '[[guideline]]\nname = "lantern"\nlink = "the lighthouse"\n'
    world.ok("roadmap", "import", "-", stdin=lit)
    log("post_session", roadmap="two_ways", guidelines_two_ways=["thistle", "teapot"])
    log("post_session", roadmap="two_ways", guidelines_two_ways=["thistle", "oleander"], room="private")
    log("hard_session", danger="no", ready="now", held_me=["plan"], guidelines_helped=["zinnia"])


@dataclass(frozen=True)
class Content:
    """What is in a file: all that a reader or a program could get out of it."""

    raw: bytes
    text: str


def content_of(file: Path) -> Content:
    """Take a page apart: its text, its properties, and everything that is packed inside."""
    raw = file.read_bytes()
    if file.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            inside = [packed.read(name) for name in packed.namelist()]
            assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert {info.extra + info.comment for info in packed.infolist()} == {b""}
        return Content(raw + b"".join(inside), _docx_text(file))
    if file.suffix == ".pdf":
        return _pdf(file)
    return Content(raw, raw.decode("utf-8"))


def _docx_text(file: Path) -> str:
    import re

    with zipfile.ZipFile(file) as packed:
        body = packed.read("word/document.xml").decode("utf-8")
    return " ".join(re.sub(r"<[^>]+>", " ", body.replace("</w:t><w:t>", "")).split())


def _pdf(file: Path) -> Content:
    import pypdf

    reader = pypdf.PdfReader(file)
    streams = []
    for number in range(
        1, len(reader.xref_objStm) + max((len(x) for x in reader.xref.values()), default=0) + 2
    ):
        found = reader.get_object(pypdf.generic.IndirectObject(number, 0, reader))
        streams.append(repr(found).encode("utf-8", "surrogateescape"))
        if isinstance(found, pypdf.generic.StreamObject):
            streams.append(found.get_data())
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    streams.append(repr(dict(reader.metadata or {})).encode())
    return Content(file.read_bytes() + b"".join(streams) + text.encode(), text)
