"""The table of formats: nothing is loaded before it is asked for, and what is missing is said kindly."""

import hashlib
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from kit.report_samples import REPORTS
from pypdf import PdfReader

from reflect.errors import BadUsage, ExitCode, MissingExtra
from reflect.export import EXTRAS, FORMATS, LOCKED, load, load_lock

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", REPORTS)
def test_every_format_renders_every_report_the_same_each_time(format: str, name: str) -> None:
    assert load(format).render(REPORTS[name]) == load(format).render(REPORTS[name])


@pytest.mark.parametrize("lang", ["es", "es-MX", "en-US", "zh-Hant-TW"])
@pytest.mark.parametrize("format", ["html", "pdf", "docx"])
def test_a_page_is_said_to_be_in_its_language(format: str, lang: str) -> None:
    file = load(format).render(replace(REPORTS["pictures"], lang=lang))
    if format == "html":
        assert f'<html lang="{lang}">' in file.decode()
    if format == "pdf":
        said = PdfReader(io.BytesIO(file))
        assert str(said.trailer["/Root"]["/Lang"]).lower() in (lang.lower(), lang.partition("-")[0])
        assert ("p\u00e1gina 1 / " in said.pages[0].extract_text()) == lang.startswith("es")
    if format == "docx":
        assert docx.Document(io.BytesIO(file)).core_properties.language == lang


@pytest.mark.parametrize("format", FORMATS)
def test_no_file_tells_of_the_computer_or_the_person(format: str) -> None:
    file = load(format).render(REPORTS["pictures"])
    known = (str(Path.home()), str(ROOT), os.uname().nodename if hasattr(os, "uname") else "", sys.prefix)
    for text in known:
        if len(text) > 4:
            assert text.encode() not in file and text.encode("utf-16-le") not in file


HASHES_ELSEWHERE = """
import hashlib, json, sys
sys.path.insert(0, sys.argv[1])
from kit.report_samples import REPORTS
from reflect.export import FORMATS, load
print(json.dumps({f: hashlib.sha256(load(f).render(REPORTS["pictures"])).hexdigest() for f in FORMATS}))
"""


@pytest.fixture(scope="module", params=["America/Denver", "Asia/Tokyo"])
def hashes_elsewhere(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict:
    """The hash of every format's file, as one process makes them in another zone, under another name, in another folder."""
    folder = tmp_path_factory.mktemp("elsewhere")
    environment = {
        **os.environ,
        "TZ": request.param,
        "USER": "somebody",
        "LANG": "C",
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": "7",
    }
    found = subprocess.run(
        [sys.executable, "-c", HASHES_ELSEWHERE, str(ROOT / "tests")],
        cwd=folder, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert list(folder.iterdir()) == []
    return json.loads(found.stdout)


@pytest.mark.parametrize("format", FORMATS)
def test_neither_zone_nor_name_nor_folder_changes_a_byte(format: str, hashes_elsewhere: dict) -> None:
    here = hashlib.sha256(load(format).render(REPORTS["pictures"])).hexdigest()
    assert hashes_elsewhere[format] == here


@pytest.mark.parametrize(("format", "load_it"), [("exe", load), ("docx", load_lock), ("", load)])
def test_a_format_that_is_not_there_is_said(format: str, load_it) -> None:
    with pytest.raises(BadUsage) as refused:
        load_it(format)
    assert "html" in refused.value.hint


NEEDS = {
    "typst": ("pdf", load),
    "docx": ("docx", load),
    "pypdf": ("pdf", load_lock),
    "cryptography": ("html", load_lock),
}


@pytest.mark.parametrize("library", EXTRAS)
def test_a_library_that_is_not_installed_is_said_with_what_to_type(library: str, monkeypatch) -> None:
    format, load_it = NEEDS[library]
    for loaded in [name for name in sys.modules if name.startswith(f"{library}.")]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setitem(sys.modules, library, None)
    for module in (FORMATS[format], LOCKED.get(format, "")):
        monkeypatch.delitem(sys.modules, module, raising=False)
    with pytest.raises(MissingExtra) as missing:
        load_it(format)
    assert missing.value.exit_code == ExitCode.USAGE
    assert f'uv tool install ".[{EXTRAS[library][0]}]"' in str(missing.value)
    assert "Nothing was written" in missing.value.hint


def test_the_room_loads_no_library_before_a_format_asks_for_it(tmp_path: Path) -> None:
    code = (
        "import sys, reflect.export as e; [e.load(f) for f in ('html', 'md', 'txt', 'csv', 'json')]; "
        "print(sorted({'typst', 'docx', 'lxml', 'pypdf', 'cryptography'} & set(sys.modules)))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert found.stdout == "[]\n"
