"""The HTML page: one file, nothing live but our own elements, the same words as the report."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from kit import packet_canary as canary
from kit.packet_sample import hostile_texts, packet, quoting
from kit.report_samples import PICTURE, REPORTS, saying

from reflect.export import FORMATS, load
from reflect.export.html import SUFFIX, render
from reflect.report.report import Dots, Month, Section, Table
from reflect.visible import visible

VOID = {"meta", "br", "line", "circle"}
HOSTILE = [(id, text[:3_000]) for id, text in hostile_texts() if text.strip()]


class Page(HTMLParser):
    """What a browser would see: elements with their attributes, text, and that every element is closed."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.other: list[str] = []
        self.feed(data.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        self.other.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [dict(attrs) for name, attrs in self.elements if name == tag]


def test_page_is_as_it_was(golden) -> None:
    golden("packet.html", render(packet(4, 12, 13)))


def test_page_in_spanish_is_as_it_was(golden) -> None:
    golden("in-spanish.html", render(packet(4, 12, 13, lang="es")))


def test_format_is_known_by_its_name() -> None:
    assert load("html").render is render
    assert {name: load(name).SUFFIX for name in FORMATS} == {name: f".{name}" for name in FORMATS}
    assert SUFFIX == ".html"


@pytest.mark.parametrize("signed", [True, False])
def test_only_what_was_picked_comes_out(signed: bool) -> None:
    page = render(canary.packet(canary.PICKED, canary.PREP, canary.RECORD, signed=signed)).decode()
    assert set(canary.CANARY.findall(page)) == (canary.ALLOWED if signed else set())
    assert not re.search(r"\d{4}-\d{2}-\d{2}|Denver|cafe|\d\d:\d\d", page)


@pytest.mark.parametrize(("id", "text"), HOSTILE, ids=[id for id, _ in HOSTILE])
def test_hostile_text_is_only_text(id: str, text: str) -> None:
    page, plain = Page(render(quoting(text))), Page(render(quoting("plain words")))
    assert page.elements == plain.elements
    assert page.other == []
    assert page.open == []
    assert visible(text).strip("\n").rstrip().split("\n")[0] in "".join(page.text)


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("<>&\"'/=-![]"), min_size=1))
@example('x" onload="y')
@example("--></style></title><b>")
def test_any_text_is_only_text(text: str) -> None:
    page, plain = Page(render(saying(text))), Page(render(saying("plain words")))
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in plain.elements]
    assert page.other == []
    assert [set(attrs) for attrs in page.all("svg")] == [{"viewbox", "role", "aria-labelledby"}]


def test_page_needs_and_tells_nothing_else() -> None:
    data = render(packet(4, 13)).decode()
    page = Page(data.encode())
    assert data.startswith("<!doctype html>\n")
    assert page.all("html") == [{"lang": "en"}]
    policy = {
        "http-equiv": "Content-Security-Policy",
        "content": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    }
    assert policy in page.all("meta")
    assert {"charset": "utf-8"} in page.all("meta")
    assert not re.search(r"https?:|url\(|@import|src=|href=|<script|<link|<img|generator|author", data)
    assert render(packet(4, 13)) == render(packet(4, 13))


def test_page_can_be_read_by_a_screen_reader() -> None:
    page = Page(render(packet(4, 13)))
    tags = [tag for tag, _ in page.elements]
    assert [tags.count(tag) for tag in ("h1", "main", "header", "footer")] == [1, 1, 1, 1]
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(th["scope"] in ("col", "row") for th in page.all("th"))
    named = [section["aria-labelledby"] for section in page.all("section") if "aria-labelledby" in section]
    assert named == [h2["id"] for h2 in page.all("h2")]
    ids = {said["id"] for tag in ("title", "desc") for said in page.all(tag) if "id" in said}
    for picture in page.all("svg"):
        assert picture["role"] == "img"
        assert set(str(picture["aria-labelledby"]).split()) <= ids
    assert tags.count("svg") == 2


def test_sentence_of_a_picture_stands_as_text_too() -> None:
    text = "".join(Page(render(packet(4))).text)
    assert "Most often: I noticed my feelings and kept the time about them (3 of 7 ratings)." in text


@pytest.mark.parametrize("signed", [True, False])
def test_stamp_is_at_the_top_and_under_every_printed_page(signed: bool) -> None:
    report = packet(4, signed=signed)
    page = render(report).decode()
    assert page.index(f'<p class="stamp">{report.stamp}</p>') < page.index("<h1>")
    assert f"{report.stamp}</div>" in page
    assert "display: table-footer-group" in page


@pytest.mark.parametrize("name", ["pictures", "account", "learning", "situation", "year", "hours"])
def test_each_kind_of_report_is_as_it_was(golden, name) -> None:
    golden(f"{name}.html", render(REPORTS[name]))


@pytest.mark.parametrize("most", [1, 4, 17, 70, 2_000])
def test_picture_has_one_dot_for_each_rating_in_the_row_of_its_month_and_the_column_of_its_line(
    most: int,
) -> None:
    counts = ((1, 0, most, 2, 0), (0, 0, 0, 0, 0), (0, 0, 0, 0, 3))
    months = tuple(Month(name=f"Month {n}", counts=of, said="s") for n, of in enumerate(counts))
    dots = Dots(
        name="Area", sentence="Most often: this.", counts=counts[0], months=months, less="few", more="many"
    )
    page = Page(render(replace(quoting("x"), sections=(Section(title="", blocks=(dots,)),), foot=())))
    width, height = (float(n) for n in str(page.all("svg")[0]["viewbox"]).split()[2:])
    rows = [float(str(line["y1"])) for line in page.all("line")][::5]
    columns = [(float(str(line["x1"])), float(str(line["x2"]))) for line in page.all("line")][:5]
    assert (len(rows), rows[-1] <= height, columns[-1][1] <= width) == (3, True, True)
    assert height <= 150
    found = [[0] * 5 for _ in rows]
    for circle in page.all("circle"):
        x, y, r = (float(str(circle[name])) for name in ("cx", "cy", "r"))
        row = next(n for n, under in enumerate(rows) if y + r <= under + 0.1)
        column = next(
            n for n, (left, right) in enumerate(columns) if left - 0.1 <= x - r and x + r <= right + 0.1
        )
        found[row][column] += 1
    assert tuple(map(tuple, found)) == counts
    assert {"few", "many", "Month 1"} <= set(page.text)


def test_a_picture_is_told_month_by_month_to_who_cannot_see_it() -> None:
    page = render(REPORTS["pictures"]).decode()
    assert '<desc id="picture-' in page and f">{PICTURE.by_month}</desc>" in page
    assert not re.search(r">[1-5]</text>", page)


def test_every_hostile_text_ends_in_a_page() -> None:
    for text in dict(hostile_texts()).values():
        # Long ones are looked through by the tests of masking; here ten copies of each are laid on a page.
        assert render(quoting(text[:20_000])).endswith(b"</html>\n")


def test_a_name_of_a_column_ends_no_attribute() -> None:
    """The one text that stands in an attribute: what names a column of a table of many."""
    hostile = 'x" onload="y\'z'
    table = Table(header=("a", "b", "c", hostile), rows=(("1", "2", "3", "4"),))
    section = Section(title="t", blocks=(table,))
    page = Page(render(replace(REPORTS["learning"], sections=(section,))))
    assert hostile in [dict(found).get("data-column") for tag, found in page.elements if tag == "td"]
    assert not [found for _, found in page.elements if "onload" in dict(found)]


def test_a_table_of_many_columns_can_be_stacked_and_stays_a_table() -> None:
    page = Page(render(REPORTS["learning"]))
    cells = [dict(attributes) for tag, attributes in page.elements if tag == "td"]
    stacked = [cell for cell in cells if cell.get("role") == "cell"]
    assert {cell["data-column"] for cell in stacked} >= {"Hours", "How"}
    assert [a for tag, a in page.elements if tag == "table" and ("role", "table") in a]
    few = Page(render(REPORTS["pictures"]))
    assert not [a for tag, a in few.elements if tag == "td" and ("role", "cell") in a]
