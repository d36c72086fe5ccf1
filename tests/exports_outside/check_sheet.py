"""The CSV file in a real spreadsheet, whatever sign it takes to stand between cells."""

import re
import zipfile

import pytest
from kit.report_samples import REPORTS
from outside import HOSTILE, made, office

SIGNS = {"comma": 44, "semicolon": 59, "tab": 9}


def formulas(file) -> list[str]:
    """What a workbook would calculate."""
    with zipfile.ZipFile(file) as book:
        sheets = [n for n in book.namelist() if n.startswith("xl/worksheets/sheet")]
        return [f for n in sheets for f in re.findall(r"<f[ >].*?</f>", book.read(n).decode("utf-8"))]


@pytest.fixture(scope="module", params=SIGNS)
def books(request):
    folder = made()
    control = folder / "control.csv"
    control.write_text('"=1+1"\r\n', encoding="utf-8")
    files = [
        control,
        *(folder / f"{n}.csv" for n in REPORTS),
        *(folder / f"hostile-{id}.csv" for id, _ in HOSTILE),
    ]
    out = folder / f"sheets-{request.param}"
    # Sign between cells, quotes, UTF-8, from line 1, no columns of note, English, then: quoted is not always
    # text, numbers are looked for, and what begins with "=" is calculated.
    office(
        "xlsx",
        files,
        out,
        f"--infilter=CSV:{SIGNS[request.param]},34,76,1,,1033,false,true,false,false,false,-1,true",
    )
    return out


def test_a_formula_would_be_seen(books):
    assert formulas(books / "control.xlsx")


@pytest.mark.parametrize("name", REPORTS)
def test_no_cell_calculates(books, name):
    assert formulas(books / f"{name}.xlsx") == []


@pytest.mark.parametrize("id", [id for id, _ in HOSTILE])
def test_no_cell_calculates_what_is_hostile(books, id):
    assert formulas(books / f"hostile-{id}.xlsx") == []
