"""Locked files: open with the passphrase, shut without, and tell nothing of what is inside."""

import base64
import hashlib
import io
import re
import secrets
import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st
from kit.report_samples import REPORTS
from pypdf import PasswordType, PdfReader

from reflect.errors import BadUsage
from reflect.export import LOCKED, load, load_lock, lock, lock_html, lock_pdf

WORDS = (Path(__file__).parents[2] / "prompts" / "en" / "passphrase_words.txt").read_text("utf-8").split()
GIVEN = "acorn acre across adapt"
RUN_TOGETHER = GIVEN.replace(" ", "")
"""What a locked page makes its key of."""
BETWEEN = (" ", "-", "\u2013", ", ", ". ", " \u2014 ", "\n", "\u00a0", "; ", "\u2019", "...")
"""What telephones and people put between words."""
SMALL = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}
PAGE = load("html").render(REPORTS["account"])


def opened(page: bytes, passphrase: str) -> bytes:
    """Open a locked page as the script in it does."""
    text = page.decode()
    found = re.search(r'data-rounds="(\d+)">([^<]+)<', text)
    assert found
    closed = base64.b64decode(found.group(2))
    key = hashlib.pbkdf2_hmac("sha256", passphrase.encode(), closed[:16], int(found.group(1)), dklen=32)
    return AESGCM(key).decrypt(closed[16:28], closed[28:], None)


def test_page_opens_with_its_passphrase_and_not_without() -> None:
    locked = lock_html.lock(PAGE, GIVEN)
    assert opened(locked, RUN_TOGETHER).rstrip(b"\n") == PAGE.rstrip(b"\n")
    with pytest.raises(InvalidTag):
        opened(locked, "acornacreacrossadopt")


def test_page_that_was_changed_does_not_open() -> None:
    closed = re.search(r'">([A-Za-z0-9+/=]{100,})<', lock_html.lock(PAGE, GIVEN).decode())
    assert closed
    raw = bytearray(base64.b64decode(closed.group(1)))
    raw[-1] ^= 1
    key = hashlib.pbkdf2_hmac("sha256", RUN_TOGETHER.encode(), bytes(raw[:16]), lock_html.ROUNDS, dklen=32)
    with pytest.raises(InvalidTag):
        AESGCM(key).decrypt(bytes(raw[16:28]), bytes(raw[28:]), None)


def test_page_tells_nothing_of_what_is_inside() -> None:
    locked = lock_html.lock(PAGE, GIVEN).decode()
    for text in ("account", "w38", "signed", GIVEN, "acorn"):
        assert text not in locked.lower().partition('id="closed"')[0]
    longer = PAGE.replace(b"</main>", b"<p>one more line</p></main>")
    assert len(lock_html.lock(longer, GIVEN)) == len(locked)


def test_each_lock_is_another_one() -> None:
    first, second = (
        re.findall(r'">([A-Za-z0-9+/=]{100,})<', lock_html.lock(PAGE, GIVEN).decode()) for _ in "ab"
    )
    assert first[0][:30] != second[0][:30]
    same = [lock_html.lock(PAGE, GIVEN, random_bytes=lambda n: b"x" * n) for _ in "ab"]
    assert same[0] == same[1]


def test_only_the_script_that_is_ours_may_run() -> None:
    locked = lock_html.lock(PAGE, GIVEN).decode()
    scripts = re.findall(r"<script>(.*?)</script>", locked, re.S)
    digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', locked)
    assert len(scripts) == 1 and policy
    assert policy.group(1) == (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"https?:|\beval\b|innerHTML|document\.write|src=|href=|{{", locked)


def test_pdf_opens_with_its_passphrase_and_not_without() -> None:
    file = load("pdf").render(REPORTS["account"])
    locked = lock_pdf.lock(file, GIVEN)
    reader = PdfReader(io.BytesIO(locked))
    assert reader.decrypt("acorn acre across adopt") is PasswordType.NOT_DECRYPTED
    assert reader.decrypt(GIVEN) is not PasswordType.NOT_DECRYPTED
    assert reader.pages[0].extract_text() == PdfReader(io.BytesIO(file)).pages[0].extract_text()
    box = reader.trailer["/Encrypt"]
    assert (box["/V"], box["/R"], box["/CF"]["/StdCF"]["/CFM"]) == (5, 6, "/AESV3")
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    # Texts stand in it as hexadecimal digits, and after them come places in the file: any digits can be one of these.
    inside = re.sub(
        rb"<((?:[0-9a-f]{2})+)>",
        lambda told: bytes.fromhex(told[1].decode()),
        locked[: locked.rindex(b"\nxref")],
    )
    for text in (b"account", b"2026", b"pypdf"):
        assert text not in inside


@pytest.mark.parametrize("format", ["html", "pdf"])
@pytest.mark.parametrize("given", ["", "short", "  a  -  b  ", "eleven-11ab"])
def test_a_short_passphrase_is_refused(format: str, given: str) -> None:
    with pytest.raises(BadUsage) as refused:
        load_lock(format).lock(load(format).render(REPORTS["account"]), given)
    assert not given.strip() or given not in str(refused.value)


def test_a_passphrase_that_a_pdf_would_cut_is_refused() -> None:
    with pytest.raises(BadUsage):
        lock_pdf.lock(load("pdf").render(REPORTS["account"]), "\u00e9" * 64)


@given(st.lists(st.sampled_from(WORDS), min_size=5, max_size=6), st.sampled_from(BETWEEN))
def test_words_may_be_typed_as_somebody_heard_them(words: list[str], between: str) -> None:
    plain = " ".join(words)
    heard = between.join(w.capitalize() for w in words)
    for typed in (plain, heard, f"  {heard}.\n", f"\u201c{heard}\u201d"):
        assert lock.as_typed(typed) == plain
    assert lock.run_together(lock.as_typed("".join(words))) == lock.run_together(plain)


def test_words_run_together_can_be_cut_in_one_way_only() -> None:
    assert not [(a, b) for a in WORDS for b in WORDS if a != b and b.startswith(a)]


def test_the_page_leaves_out_what_the_lock_leaves_out() -> None:
    found = re.search(
        r"replace\(/(\[.+\]\+)/g, \"\"\)", files("reflect.export").joinpath("locked.js").read_text("utf-8")
    )
    assert found
    signs = re.compile(found[1])
    for sign in map(chr, (*range(0xD800), *range(0xE000, 0x11000))):
        # Letters stand around it: what changes into several signs, such as a ligature, may bring a blank along.
        there = unicodedata.normalize("NFKC", f"twelve{sign}letters")
        assert lock.run_together(lock.as_typed(there)) == signs.sub("", there).translate(SMALL), hex(
            ord(sign)
        )


def test_what_is_neither_letter_nor_figure_does_not_make_a_passphrase_longer() -> None:
    assert lock.as_typed("Caf\u00e9 2 s\u00f3lo aqu\u00ed") == "caf\u00e9 2 s\u00f3lo aqu\u00ed"
    with pytest.raises(BadUsage):
        lock.as_typed("!?!?!?!? short ?!?!?!?!")


def test_words_that_are_offered_are_drawn_from_the_whole_list() -> None:
    draws = iter([0, len(WORDS) - 1, 7, 7, 8])
    asked: list[int] = []

    def draw(below: int) -> int:
        asked.append(below)
        return next(draws)

    assert lock.offer(WORDS, draw).split(" ") == [WORDS[n] for n in (0, -1, 7, 7, 8)]
    assert asked == [len(WORDS)] * 5
    assert len(lock.offer(WORDS, secrets.randbelow).split(" ")) == lock.WORDS == 5


def test_words_that_are_offered_are_hard_to_guess() -> None:
    assert len(WORDS) == len(set(WORDS)) == 1296
    assert len(WORDS) ** lock.WORDS > 2**51  # as many guesses
    # One round of PBKDF2 is two SHA-256; 600,000 rounds and more are what is asked of a page.
    assert lock_html.ROUNDS >= 600_000
    assert all(lock.as_typed(f"{word} {word} {word} {word}").split() == [word] * 4 for word in WORDS)


@pytest.mark.parametrize("format", LOCKED)
def test_each_lock_says_how_exactly_it_is_typed_and_how_it_is_sent(format: str) -> None:
    found = load_lock(format)
    exactly = "exactly" in found.TYPED
    assert exactly == (format == "pdf")
    assert ("--format pdf --lock" in found.TO_SEND) != exactly


def test_the_cursor_stands_in_the_field_of_a_locked_page():
    locked = lock_html.lock(PAGE, GIVEN).decode()
    assert re.search(r'<input id="passphrase"[^>]* autofocus>', locked)
