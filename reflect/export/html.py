"""A report as one HTML page that needs nothing else: readable on a screen, at home on paper. It loads and links nothing.

Every text of the report passes `escaped`, the one place where it is escaped. Nothing about the computer, the
person or the hour is in the file.
"""

from collections.abc import Iterator

from reflect.export.svg import dots, escaped
from reflect.report.report import (
    Blanks,
    Block,
    Bullets,
    Dots,
    Heading,
    Lines,
    Paragraph,
    Report,
    Said,
    Section,
    Table,
)

SUFFIX = ".html"

SHORT = 12
"""Letters of a word that is not broken in a table."""

FEW = 3
"""Columns that fit side by side on the screen of a phone."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_STYLE = """
:root { --ink: #20262e; --soft: #55606c; --rule: #c3cad1; --accent: #1f5c61; --paper: #ffffff; }
* { box-sizing: border-box; }
html { background: #eef0f1; color: var(--ink); color-scheme: light; }
body {
  max-width: 46rem; margin: 2rem auto; padding: 3rem 3.5rem; background: var(--paper);
  font: 1rem/1.55 Charter, "Bitstream Charter", "Iowan Old Style", Cambria, Georgia, serif;
  overflow-wrap: anywhere;
}
h1, h2, h3, .stamp, .period, .asked, table, .blanks, .running, footer {
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif;
}
header { border-bottom: 2px solid var(--accent); padding-bottom: 1rem; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; font-weight: 650; }
.period { margin: .25rem 0 0; color: var(--soft); }
.stamp { margin: 0 0 1.25rem; color: var(--soft); font-size: .85rem; }
.unreviewed .stamp, .unreviewed .running { color: var(--ink); font-weight: 650; }
.unreviewed .stamp { border: 2px solid var(--ink); padding: .5rem .75rem; text-align: center; font-size: 1rem; }
section { margin-top: 2rem; }
section.lead { margin-top: 1rem; color: var(--soft); font-style: italic; }
h2 { margin: 0 0 .6rem; font-size: 1.05rem; font-weight: 650; color: var(--accent); }
h3, section.lead h2 { margin: 1.4rem 0 .35rem; font-size: .95rem; font-weight: 650; color: var(--ink); }
h2 + h3 { margin-top: 0; }
p, ul, table, figure, dl { margin: 0 0 .75rem; }
.words { white-space: pre-wrap; }
dt.asked { color: var(--soft); font-size: .85rem; }
dd { margin: .1rem 0 0; padding-left: .8rem; border-left: 2px solid var(--rule); white-space: pre-wrap; }
ul { padding-left: 1.2rem; }
li + li { margin-top: .15rem; }
table { border-collapse: collapse; font-size: .92rem; overflow-wrap: break-word; }
th, td { line-height: 1.35; padding: .2rem 1.5rem .25rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
thead th { color: var(--soft); font-weight: 500; font-size: .85rem; }
.short { white-space: nowrap; }
tbody th { font-weight: 400; }
tfoot th, tfoot td { font-weight: 650; border-top: 2px solid var(--rule); border-bottom: 0; }
td { font-variant-numeric: tabular-nums; }
figure { display: grid; grid-template-columns: 16rem 1fr; column-gap: 1.75rem; margin-top: 1.2rem; }
figure svg { grid-row: 1 / 3; align-self: start; width: 100%; height: auto; margin-top: .2rem; }
figure h2, figure h3 { grid-column: 2; margin: 0 0 .2rem; }
figcaption { grid-column: 2; }
figcaption p { margin: 0 0 .35rem; }
figcaption ul { margin: 0 0 .35rem; padding: 0; list-style: none; color: var(--soft); font-size: .88rem; line-height: 1.45; }
.row { stroke: var(--rule); stroke-width: 1; }
.dot { fill: var(--accent); }
.month, .less, .more { fill: var(--soft); font: 12.5px system-ui, "Liberation Sans", Arial, sans-serif; }
.more { text-anchor: end; }
.framed { border: 1.5px solid var(--accent); border-radius: 4px; padding: 1rem 1.25rem .4rem; }
.blanks { display: flex; flex-wrap: wrap; gap: .4rem 1.5rem; margin: 0 0 .9rem; }
.blanks p { flex: 1 1 9rem; display: flex; align-items: flex-end; gap: .6rem; height: 2.3rem; margin: 0; color: var(--soft); font-size: .88rem; }
.blanks p:first-child:not(:only-child) { flex-grow: 2; }
.blanks span { flex: 1; border-bottom: 1px solid var(--soft); }
.lines div { height: 2.3rem; border-bottom: 1px solid var(--soft); }
footer { margin-top: 2.5rem; padding-top: .75rem; border-top: 1px solid var(--rule); color: var(--soft); font-size: .82rem; }
footer p { margin: 0 0 .2rem; }
.running { display: none; }
@media (max-width: 40rem) {
  body { margin: 0; padding: 1.25rem; }
  figure { display: block; }
  figure svg { max-width: 18rem; margin-bottom: .5rem; }
  .framed { padding: .8rem .9rem .2rem; }
  .blanks { display: block; }
  th, td { padding-right: .6rem; }
  .many, .many thead, .many tbody, .many tfoot, .many tr, .many th, .many td { display: block; border: 0; }
  .many { overflow-wrap: anywhere; }
  .many thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .many tr { padding: .4rem 0; border-bottom: 1px solid var(--rule); }
  .many tbody th { font-weight: 650; }
  .many td { padding: 0; }
  .many td:empty { display: none; }
  .many td::before { content: attr(data-column) ": "; color: var(--soft); }
  .short { white-space: normal; }
}
@media print {
  @page { margin: 14mm 18mm 6mm; }
  html { background: none; font-size: 10.5pt; }
  body { display: table; width: 100%; max-width: none; margin: 0; padding: 0; line-height: 1.42; }
  .page { display: table-row-group; }
  .running {
    display: table-footer-group; font-size: 8.5pt; line-height: 12mm; text-align: center; color: var(--soft);
  }
  h2, h3, dt, h2 + p { break-after: avoid; }
  figure, table, ul, .lines, .blanks, .form, footer, .running { break-inside: avoid; }
  p, dd { orphans: 3; widows: 3; }
  section { margin-top: 1.1rem; }
  section.lead { margin-top: .6rem; }
  header { padding-bottom: .5rem; }
  .stamp { margin-bottom: .8rem; }
  h2 { margin-bottom: .4rem; }
  h3 { margin-top: .8rem; }
  p, ul, table, dl { margin-bottom: .5rem; }
  .lines div { height: 8.5mm; }
  footer { margin-top: 1.4rem; padding-top: .5rem; }
  .dot { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""


def render(report: Report) -> bytes:
    """Return the report as a UTF-8 page."""
    return ("\n".join(_page(report)) + "\n").encode("utf-8")


def _page(report: Report) -> Iterator[str]:
    title, period, stamp = escaped(report.title), escaped(report.period), escaped(report.stamp)
    yield "<!doctype html>"
    yield f'<html lang="{escaped(report.lang)}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}, {period}</title>"
    yield f"<style>{_STYLE}</style>"
    yield "</head>"
    yield '<body class="reviewed">' if report.reviewed else '<body class="unreviewed">'
    yield '<div class="page">'
    yield "<header>"
    yield f'<p class="stamp">{stamp}</p>'
    yield f"<h1>{title}</h1>"
    yield f'<p class="period">{period}</p>'
    yield "</header>"
    yield "<main>"
    for number, section in enumerate(report.sections, start=1):
        yield from _section(section, number)
    yield "</main>"
    yield "<footer>"
    yield from (f"<p>{escaped(line)}</p>" for line in report.foot)
    yield "</footer>"
    yield "</div>"
    # Only on paper, where it stands under every page; a screen reader has heard it at the top.
    yield f'<div class="running" aria-hidden="true">{title} · {period} · {stamp}</div>'
    yield "</body>"
    yield "</html>"


def _section(section: Section, number: int) -> Iterator[str]:
    if section.title:
        look = ' class="framed"' if section.framed else ' class="form"' if section.is_form else ""
        yield f'<section{look} aria-labelledby="part-{number}">'
        yield f'<h2 id="part-{number}">{escaped(section.title)}</h2>'
    else:
        yield '<section class="lead">'
    level = 3 if section.title else 2
    for place, block in enumerate(section.blocks, start=1):
        yield from _block(block, f"picture-{number}-{place}", level)
    yield "</section>"


def _block(block: Block, id: str, level: int) -> Iterator[str]:
    match block:
        case Heading(text=text):
            yield f'<h{level} dir="auto">{escaped(text)}</h{level}>'
        case Paragraph(text=text, lang=lang):
            yield f'<p class="words"{_in(lang)} dir="auto">{escaped(text)}</p>'
        case Said(asked=asked, words=words, asked_lang=asked_lang, lang=lang):
            question = f'<dt class="asked"{_in(asked_lang)} dir="auto">{escaped(asked)}</dt>'
            yield f'<dl>{question}<dd{_in(lang)} dir="auto">{escaped(words)}</dd></dl>'
        case Bullets(items=items):
            yield "<ul>"
            yield from (f'<li dir="auto">{escaped(item)}</li>' for item in items)
            yield "</ul>"
        case Table():
            yield from _table(block)
        case Dots():
            yield from _figure(block, id, level)
        case Lines(count=count):
            yield '<div class="lines" aria-hidden="true">' + "<div></div>" * count + "</div>"
        case Blanks(names=names):
            blanks = (f'<p dir="auto">{escaped(name)}<span></span></p>' for name in names)
            yield f'<div class="blanks">{"".join(blanks)}</div>'


def _in(lang: str) -> str:
    """The attribute for a text in another language than the page."""
    return f' lang="{escaped(lang)}"' if lang else ""


def _table(table: Table) -> Iterator[str]:
    """Set a table; one of many columns can stand row under row on a small screen, and stays a table to a screen reader."""
    many = len(table.header) > FEW
    group = ' role="rowgroup"' if many else ""
    yield '<table class="many" role="table">' if many else "<table>"
    yield f"<thead{group}>" + _row(table.header, "col", many=table.header if many else ()) + "</thead>"
    yield f"<tbody{group}>"
    yield from (_row(row, many=table.header if many else ()) for row in table.rows)
    yield "</tbody>"
    if table.total:
        yield f"<tfoot{group}>" + _row(table.total, many=table.header if many else ()) + "</tfoot>"
    yield "</table>"


def _row(cells: tuple[str, ...], scope: str = "row", *, many: tuple[str, ...] = ()) -> str:
    """Set a row: every cell of the head names its column, the first cell of any other names its row.

    `many` are the names of the columns of a table that can be stacked: each cell brings its own along, and its role,
    since what is no longer set as a table is no longer told as one.
    """
    named = len(cells) if scope == "col" else 1

    def cell(place: int, text: str) -> str:
        tag, naming = ("th", f' scope="{scope}"') if place < named else ("td", "")
        short = (
            ' class="short"' if len(text) <= SHORT and not text.count(" ") else ""
        )  # a date stays in one piece
        told = ""
        if many:
            role = "cell" if tag == "td" else {"col": "columnheader", "row": "rowheader"}[scope]
            told = f' role="{role}"' + (f' data-column="{escaped(many[place])}"' if tag == "td" else "")
        return f'<{tag}{naming}{short}{told} dir="auto">{escaped(text)}</{tag}>'

    row = '<tr role="row">' if many else "<tr>"
    return row + "".join(cell(place, text) for place, text in enumerate(cells)) + "</tr>"


def _figure(area: Dots, id: str, level: int) -> Iterator[str]:
    yield "<figure>"
    yield f'<h{level} dir="auto">{escaped(area.name)}</h{level}>'
    yield from dots(area, id)
    yield f'<figcaption><p dir="auto">{escaped(area.sentence)}</p>'
    if area.lines:
        yield "<ul>"
        yield from (f'<li dir="auto">{escaped(line)}</li>' for line in area.lines)
        yield "</ul>"
    if area.trend:
        yield f'<p dir="auto">{escaped(area.trend)}</p>'
    yield "</figcaption>"
    yield "</figure>"
