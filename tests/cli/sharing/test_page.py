"""A page is built and masked once for each state of its decisions, and the one that is signed is the one that is written."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

import pytest
from kit.reviewer import Deciding, plain, write

from reflect.cli.sharing import sign
from reflect.cli.sharing.review import ALL, EACH
from reflect.masking.plan.finish import finish
from reflect.report.build import build

TEXT = "Marisol called from Dayton. I asked Marisol what mattered."
CALM = "I waited and asked one question."
LATE = "Then the trellis fell."
WATCHED = {function.__code__: function.__name__ for function in (build, finish)}


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
    calls, _, page = signed(TEXT, ("may point to someone", ALL))
    assert calls == {"build": 1, "finish": 1}
    assert "masked by the program" in " ".join(page.read_text("utf-8").split())


def test_after_a_decision_it_is_built_anew_and_only_then(signed):
    calls, _, page = signed(TEXT, ("may point to someone", EACH))
    assert calls == {"build": 2, "finish": 2}
    assert "reviewed by the writer" in " ".join(page.read_text("utf-8").split())


def test_more_words_at_the_signature_are_one_more(signed):
    calls, _, page = signed(f"{CALM} {LATE}", ("give it away", "trellis"), signs=iter(["mask\n", "yes\n"]))
    assert calls == {"build": 2, "finish": 2}
    assert "trellis" not in page.read_text("utf-8")


def test_no_more_words_at_the_signature_are_no_more_pages(signed):
    assert signed(CALM, signs=iter(["mask\n", "yes\n"]))[0] == {"build": 1, "finish": 1}


def test_what_is_read_is_what_is_written_and_what_is_written_down(signed, world):
    _, screen, page = signed(TEXT, ("may point to someone", EACH))
    written = page.read_text("utf-8")
    _, after_stamp = screen.split(sign.NOT_SIGNED_YET, 1)
    body = written.split("Read and signed by the writer", 1)[1]
    assert " ".join(body.split())[:400] in " ".join(after_stamp.replace(sign.READ_ON, "").split())
    [record] = json.loads(world.ok("export", "--history", "--json").out)["exports"]
    assert record["sha256"] == sha256(page.read_bytes()).hexdigest()
    assert (record["masked"], record["kept"]) == ({"person": 2, "place": 1}, {})
    assert "3 details were masked, reviewed by the writer" in " ".join(written.split())
