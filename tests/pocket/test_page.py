"""The page as it is written: shut to the network, the same each time, and true to its public test vector."""

import base64
import hashlib
import json
import re
import tomllib
from pathlib import Path

import pytest
from kit.packs import PACKS, PRACTICE, pack, question
from kit.sealed import as_text, block_of
from nacl.public import PrivateKey

from reflect.pocket.page import SCRIPTS, langs, page, part
from reflect.storage.keys import sealed

VECTOR = json.loads(part("vector.json"))
WORDS = tomllib.loads(part("words.toml"))
DOCS = Path(__file__).parents[2] / "docs"
KEY = bytes.fromhex(VECTOR["public"])
ALL = [form for form in PACKS.values() if form.pack != "follow_up"]


def made(*packs, key: bytes = KEY, lang: str = "en") -> str:
    return page(packs or ALL, PRACTICE, support=[("988", "Call.")], key=key, lang=lang, version="1").decode()


def test_same_input_gives_the_same_bytes_and_another_key_changes_the_key_alone():
    assert made() == made()
    other = bytes(PrivateKey.generate().public_key)
    here, there = (
        json.loads(re.search(r"var POCKET = (.*);\n", text)[1]) for text in (made(), made(key=other))
    )
    assert {name for name in here if here[name] != there[name]} == {"key", "key_name", "key_words"}


def test_policy_allows_its_own_script_and_style_by_hash_and_nothing_else():
    text = made()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
    hashes = []
    for tag in ("script", "style"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        hashes.append(base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode())
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{hashes[0]}'; style-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_page_names_no_address_and_no_place_where_a_browser_keeps_things():
    text = re.sub(r"var POCKET = .*;\n", "", made())  # questions may show how an address looks
    assert re.findall(r"(?:https?:|wss?:)?//[a-z]", text.replace("// ", "")) == []
    ours = "".join(part(name) for name in SCRIPTS[1:])
    for word in ("localStorage", "sessionStorage", "indexedDB", "cookie", "caches", "fetch", "XMLHttp", "WebSocket",
                 "sendBeacon", "pushState", "replaceState", "innerHTML", "eval", "serviceWorker", "import("):  # fmt: skip
        assert word not in ours
    assert "src=" not in text and "@import" not in text and "url(" not in text


def test_our_scripts_keep_to_what_an_old_browser_reads():
    for name in SCRIPTS[1:]:
        code = re.sub(r"//.*|\"(?:\\.|[^\"\\])*\"", "", part(name))
        assert re.findall(r"=>|`|\b(?:let|const|class|async|await)\b|\?\.|\?\?|\.\.\.", code) == []


def test_words_of_a_pack_can_not_end_the_script():
    hostile = pack(question("one", ask="</script><!--<script> what?"))
    text = page(
        [hostile], PRACTICE, support=[("</script>\u2028", "Call.")], key=KEY, lang="en", version="1"
    ).decode()
    assert text.count("</script>") == text.count("<script>") == 1
    assert "\u2028" not in text


def test_library_that_came_with_the_page_is_the_one_that_was_published():
    digest = hashlib.sha256(part("nacl.min.js").encode()).hexdigest()
    assert digest == "973cc5733cc7432e30ee4682098f413094f494bccf76a567c23908c5035ddbbc"


def test_public_test_vector_is_what_our_own_library_gives():
    content = VECTOR["words"].encode()
    content += b" " * (-len(content) % 1024)
    block = block_of(
        content, KEY, fresh=bytes.fromhex(VECTOR["fresh_secret"]), nonce=bytes.fromhex(VECTOR["nonce"])
    )
    assert hashlib.sha512(block).hexdigest() == VECTOR["sha512"]
    secret = bytes.fromhex(VECTOR["secret"])
    assert sealed.public_half(secret) == KEY
    sender, nonce, box = block[9:41], block[41:65], block[65:]
    assert sealed.opened(box, secret=secret, sender=sender, nonce=nonce) == content
    assert (DOCS / "pocket-vector.txt").read_text("utf-8").endswith(as_text(block))
    for name in ("secret", "public", "fresh_secret", "nonce"):
        assert VECTOR[name] in (DOCS / "pocket-vector.txt").read_text("utf-8")


def test_every_language_says_the_same_things_with_the_same_gaps():
    assert langs()[0] == "en"
    gaps = {
        lang: {key: sorted(re.findall(r"{\w+}", text)) for key, text in table.items()}
        for lang, table in WORDS.items()
    }
    assert all(each == gaps["en"] for each in gaps.values())


def test_page_in_spanish_says_what_a_sitting_says_in_spanish():
    data = json.loads(re.search(r"var POCKET = (.*);\n", made(lang="es"))[1])
    assert (data["words"]["yes"], data["periods"][1]) == ("S\u00ed", ["3 months", "3 meses"])


@pytest.mark.parametrize("lang", WORDS)
def test_every_word_of_the_page_has_its_place_in_a_script(lang):
    code = "".join(part(name) for name in SCRIPTS[1:]) + part("page.html")
    said = set(re.findall(r"[\"({]([a-z_0-9]+)[\")}]", code))
    assert [key for key in WORDS[lang] if key not in said and f"SAY.{key}" not in code] == []
