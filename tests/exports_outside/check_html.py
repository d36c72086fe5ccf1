"""The HTML page in a real browser, with the network off."""

import re
from typing import Any

import pytest
from kit.report_samples import REPORTS
from looking import faults
from outside import HOSTILE, MADE, PASSPHRASE, browse, compare, headings, made, said_in_pdf, texts

OURS = {
    *("html", "head", "meta", "title", "style", "body", "div", "header", "p", "h1", "h2", "h3", "main", "section"),
    *("dl", "dt", "dd", "ul", "li", "table", "thead", "tbody", "tfoot", "tr", "th", "td"),
    *("figure", "figcaption", "span", "svg", "desc", "line", "circle", "text", "footer"),
}  # fmt: skip


DICTATED = (
    "Acorn, acre, across, adapt.",
    "acornacreacrossadapt",
    "Acorn \u2013 acre \u2013 across \u2013 adapt",
    "\u201cacorn\u00a0acre. Across... adapt\u201d",
)
"""The passphrase, as somebody types it who was told it on the telephone, or whose telephone writes it for them."""


@pytest.fixture(scope="module")
def seen() -> dict[str, dict[str, Any]]:
    folder = made()
    tampered = folder / "tampered.html"
    page = (folder / "packet.html").read_text("utf-8")
    live = '<img src="http://example.com/a.png"><script>console.log("ran")</script><a href="x:y">x</a></main>'
    tampered.write_text(page.replace("</main>", live), encoding="utf-8")
    pages = [
        {"id": n, "file": str(folder / f"{n}.html"), "pdf": str(folder / f"{n}-printed.pdf"), "picture": str(folder / f"{n}.png")}
        for n in REPORTS
    ]  # fmt: skip
    narrow = [{"id": f"{n} on a telephone", "file": str(folder / f"{n}.html"), "width": 320} for n in REPORTS]
    hostile = [{"id": id, "file": str(folder / f"hostile-{id}.html")} for id, _ in HOSTILE]
    wrong = ["acorn acre across adopt", "a"]
    locked = [
        {
            "id": "locked",
            "file": str(folder / "locked.html"),
            "passphrases": [*wrong, "  Acorn acre-ACROSS  adapt "],
            "picture": str(folder / "opened.png"),
        },
        {
            "id": "shut",
            "file": str(folder / "locked.html"),
            "passphrases": wrong,
            "picture": str(folder / "shut.png"),
        },
    ]
    dictated = [
        {"id": typed, "file": str(folder / "locked.html"), "passphrases": [typed]} for typed in DICTATED
    ]
    return browse([*pages, *narrow, *hostile, *locked, *dictated, {"id": "tampered", "file": str(tampered)}])


@pytest.mark.parametrize("name", REPORTS)
def test_page_asks_for_nothing_and_says_nothing_to_the_console(seen, name):
    assert seen[name]["requests"] == seen[name]["said"] == seen[name]["dialogs"] == []


@pytest.mark.parametrize("name", REPORTS)
def test_page_has_no_barrier_that_axe_knows(seen, name):
    assert seen[name]["axe"]["rules"] > 15
    assert seen[name]["axe"]["broken"] == []


@pytest.mark.parametrize("name", REPORTS)
def test_page_fits_a_telephone(seen, name):
    assert seen[f"{name} on a telephone"]["wide"] <= 0
    assert seen[f"{name} on a telephone"]["axe"]["broken"] == []


@pytest.mark.parametrize("name", REPORTS)
def test_page_says_all_of_the_report_and_nothing_else(seen, name):
    told = compare(REPORTS[name], seen[name]["text"])
    assert told.missing == []
    assert told.left == ""


@pytest.mark.parametrize("name", REPORTS)
def test_printed_page_has_every_word_and_the_stamp_on_every_page(seen, name):
    report, printed = REPORTS[name], MADE / f"{name}-printed.pdf"
    pages = said_in_pdf(printed).strip("\f").split("\f")
    for page in pages:
        assert f"{report.title} · {report.period} · {report.stamp}" in page
    assert len(pages) <= 4
    assert faults(printed, headings(report)) == []
    words = set(re.split(r"[\s-]+", " ".join(pages)))
    assert {word for text in texts(report) for word in re.split(r"[\s-]+", text)} - words <= {""}


@pytest.mark.parametrize("id", [id for id, _ in HOSTILE])
def test_hostile_text_does_nothing(seen, id):
    assert seen[id]["requests"] == seen[id]["said"] == seen[id]["dialogs"] == []
    assert set(seen[id]["elements"]) <= OURS
    assert seen[id]["scripts"] == 0


def test_even_a_page_that_was_tampered_with_loads_and_runs_nothing(seen):
    assert seen["tampered"]["blocked"] == ["csp"] * len(seen["tampered"]["requests"]) != []
    assert "ran" not in seen["tampered"]["said"]
    assert [s for s in seen["tampered"]["said"] if "Content Security Policy" in s]


def test_locked_page_opens_with_its_passphrase_and_not_without(seen):
    wrong, short, right = seen["locked"]["steps"]
    for step in (wrong, short):
        assert step["title"] == "A locked page"
        assert step["after"]["told"].startswith("That is not quite it.")
        assert "Supervision" not in step["after"]["text"]
        assert step["axe"]["broken"] == []
    assert right["after"]["told"] is None
    assert right["after"]["title"] == seen["pictures"]["title"]
    assert right["after"]["text"] == seen["pictures"]["text"]
    assert right["after"]["focus"] == "H1"
    assert seen["shut"]["title"] == "A locked page"


@pytest.mark.parametrize("typed", DICTATED)
def test_locked_page_opens_with_words_that_were_dictated(seen, typed):
    assert seen[typed]["title"] == seen["pictures"]["title"]
    assert seen[typed]["text"] == seen["pictures"]["text"]


def test_locked_page_asks_for_nothing_before_and_after(seen):
    for id in ("locked", "shut"):
        assert seen[id]["requests"] == seen[id]["said"] == seen[id]["dialogs"] == []
        assert seen[id]["axe"]["broken"] == []
    assert seen["locked"]["elements"] == seen["pictures"]["elements"]
    assert seen["locked"]["scripts"] == 0


def test_locked_page_tells_nothing_of_what_is_inside():
    locked = (made() / "locked.html").read_text("utf-8")
    assert "packet" not in locked.lower() and PASSPHRASE not in locked
