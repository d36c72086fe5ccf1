"""A page is built and masked once for each state of its decisions, and the one that is signed is the one that is written."""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from inspect import unwrap

import pytest
from kit.reviewer import LIST, Deciding, plain, ticked, write

from reflect.cli.sharing import reading
from reflect.masking.plan.finish import finish
from reflect.report.build import build

TEXT = "Marisol lives in Dayton. I asked Marisol what mattered."
CALM = "I waited and asked one question."
LATE = "Then the trellis fell."
WATCHED = {unwrap(function).__code__: function.__name__ for function in (build, finish)}


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """Count how often a page was built and its words masked, whoever asked for it."""
    calls: Counter[str] = Counter()

    def watch(frame, event, _) -> None:
        if event == "call" and frame.f_code in WATCHED:
            calls[WATCHED[frame.f_code]] += 1

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        yield calls
    finally:
        sys.setprofile(before)


@pytest.fixture
def signed(world, tmp_path):
    """Give a function that signs a page of one text with these decisions; gives the counts and the page."""

    def make(text, *pairs, signs="yes\n"):
        write(world, text)
        page = tmp_path / "p.txt"
        args = ("export", "--pick", "1", "--format", "txt", "--out", str(page))
        with counted() as calls:
            result = plain(world, *args, decide=Deciding(*pairs), sign=signs)
        assert result.code == 0, result
        return calls, result.out, page

    return make


def test_without_a_signature_it_is_built_once(world, tmp_path):
    write(world, TEXT)
    with counted() as calls:
        world.ok("export", "--unreviewed", "--out", str(tmp_path / "p.html"))
    assert calls == {"build": 1, "finish": 1}


def test_where_nothing_is_decided_the_first_one_is_signed(signed):
    assert signed(CALM)[0] == {"build": 1, "finish": 1}


def test_to_leave_all_masked_is_no_other_decision(signed):
    calls, _, page = signed(TEXT)
    assert calls == {"build": 1, "finish": 1}
    assert "the writer looked over each of them" in " ".join(page.read_text("utf-8").split())


def test_after_a_decision_it_is_built_anew_and_only_then(signed):
    calls, _, page = signed(TEXT, (LIST, ticked("[Dayton]")), ("can tell the reader", "yes"))
    assert calls == {"build": 2, "finish": 2}
    assert "lives in Dayton" in page.read_text("utf-8")


def test_who_reads_it_makes_it_another_page(signed):
    assert signed(CALM, ("Who will read it?", "Linda"))[0] == {"build": 2, "finish": 2}


def test_more_words_at_the_signature_are_one_more(signed):
    calls, _, page = signed(f"{CALM} {LATE}", ("give it away", "trellis"), signs=iter(["mask\n", "yes\n"]))
    assert calls == {"build": 2, "finish": 2}
    assert "trellis" not in page.read_text("utf-8")


def test_no_more_words_at_the_signature_are_no_more_pages(signed):
    assert signed(CALM, signs=iter(["mask\n", "yes\n"]))[0] == {"build": 1, "finish": 1}


def test_what_is_read_is_what_is_written_and_what_is_written_down(signed, world):
    _, screen, page = signed(TEXT)
    written = page.read_text("utf-8")
    read = re.sub(r"[\[\]\s]", "", screen.partition(reading.NOT_SIGNED_YET)[2])
    body = written.split("Read and signed by the writer\n", 1)[1].rpartition("Read and signed by the writer")[
        0
    ]
    lost = [line for line in body.split("\n") if line.strip("_-= ") and re.sub(r"\s", "", line) not in read]
    assert not lost
    [record] = json.loads(world.ok("export", "--history", "--json").out)["exports"]
    assert record["sha256"] == sha256(page.read_bytes()).hexdigest()
    assert (record["masked"], record["kept"]) == ({"person": 1, "place": 1}, {})
    assert "2 details were masked; the writer looked over each" in " ".join(written.split())
