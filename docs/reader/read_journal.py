"""Reads a journal or a backup of `reflect` without `reflect`: written from docs/format.md alone. Needs PyNaCl and sqlcipher3.

python read_journal.py FOLDER | FILE.reflectbackup [--code], to give the recovery code in place of the passphrase
"""

import base64
import contextlib
import getpass
import hashlib
import json
import sys
import tempfile
import unicodedata
import uuid
import zipfile
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from nacl import exceptions, pwhash, secret

MEMBERS = {"journal.db": 1 << 30, "journal.keys": 64_000, "manifest.box": 4096}
TOLD = ["format", "journal_sha256", "keys_sha256", "entries", "schema", "counter", "made_at", "by_rule"]
CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"))
STRICT = {"object_pairs_hook": lambda found: need(len(dict(found)) == len(found)) or dict(found)}
STRICT |= {"parse_float": int, "parse_constant": int}  # int("1.0") and int("NaN") fail
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def need(right, otherwise="damaged"):  # any other exception is the verdict "damaged" too
    if not right:
        raise SystemExit(otherwise)


def whole(value, least, most):
    need(type(value) is int and least <= value <= most)
    return value


def unbase(text, size):
    raw = base64.b64decode(text, validate=True)
    need(len(raw) == size and base64.b64encode(raw).decode() == text)
    return raw


def blake(content, key, purpose=b""):
    return hashlib.blake2b(content, digest_size=32, key=key, person=purpose).digest()


def unbox(box, key, bound_to):
    with contextlib.suppress(exceptions.CryptoError):  # None where it does not open
        return secret.Aead(key).decrypt(box, CANONICAL.encode(bound_to).encode())


def read_code(typed):
    typed = unicodedata.normalize("NFKC", typed).strip(" \t\r\n.,;:'\"").upper()
    typed = "".join(s for s in typed if unicodedata.category(s) != "Pd" and s != "\u2212")
    places = [SYMBOLS.find(s) for s in "".join(typed.split()).translate({79: "0", 73: "1", 76: "1"})]
    need(len(places) == 40 and -1 not in places, "wrong")
    number = 0
    for group in range(8):
        total = group ^ places[5 * group + 4]
        for power, symbol in enumerate(places[5 * group : 5 * group + 4], 1):
            number = number << 5 | symbol
            for _ in range(power):  # times 2, in the field with x^5 + x^2 + 1
                symbol = symbol << 1 ^ (37 if symbol & 16 else 0)  # noqa: PLW2901
            total ^= symbol
        need(total == 0, "wrong")
    return number.to_bytes(20, "big")


def open_key_file(raw, typed, kind):
    """Give the journal's id, its key, and the key before it or None."""
    need(len(raw) <= MEMBERS["journal.keys"])
    found = json.loads(raw.decode(), **STRICT)
    need(type(found["format"]) is not int or found["format"] <= 2, "newer")
    names = ["format", "journal", "generation", "slots", "mac", "written", "before"]
    need(set(found) == set(names[: 3 + 2 * whole(found["format"], 1, 2)]) and type(found["slots"]) is list)
    mac, before = unbase(found.pop("mac"), 32), found.get("before")
    before = None if before is None else unbase(before, 72)
    id, generation, work, key = found["journal"], whole(found["generation"], 1, 1_000_000), {}, None
    need(whole(found.get("written", 1), 1, 2_000_000) and str(uuid.UUID(id)) == id)
    for slot in found["slots"]:
        turns, memory = slot["kdf"]["t"], slot["kdf"]["m_kib"]
        need(set(slot) == {"kind", "kdf", "box"} and set(slot["kdf"]) == {"alg", "t", "m_kib", "salt"})
        need(slot["kind"] in ("passphrase", "recovery") and slot["kdf"]["alg"] == "argon2id")
        need(unbase(slot["kdf"]["salt"], 16) and unbase(slot["box"], 72))
        work[slot["kind"]] = work.get(slot["kind"], 0) + whole(turns, 1, 6) * whole(memory, 8, 262_144)
    need(1 <= len(found["slots"]) <= 8 and max(work.values()) <= 1_572_864)
    typed = read_code(typed) if kind == "recovery" else unicodedata.normalize("NFC", typed).encode()
    for kdf, box in ((slot["kdf"], slot["box"]) for slot in found["slots"] if slot["kind"] == kind):
        under = pwhash.argon2id.kdf(32, typed, unbase(kdf["salt"], 16), kdf["t"], kdf["m_kib"] * 1024)
        key = key or unbox(unbase(box, 72), under, [1, id, generation, kind, kdf])
    need(key, "wrong")
    need(blake(CANONICAL.encode(found).encode(), blake(b"", key, b"reflect-keyfile")) == mac, "altered")
    return id, key, before and unbox(before, blake(b"", key, b"reflect-before1"), ["before", id, generation])


def open_journal(path, *keys):
    """Give the open journal, every page checked, with the first of these keys that opens it."""
    for key in filter(None, keys):
        con = sqlcipher.connect(path.resolve().as_uri() + "?mode=ro", uri=True)
        for pragma in ("cipher_log_level = NONE", f"key = \"x'{key.hex()}'\"", "cipher_compatibility = 4"):
            con.execute(f"PRAGMA {pragma}")
        with contextlib.suppress(sqlcipher.Error):
            con.execute("SELECT count(*) FROM sqlite_master").fetchone()
            break
    need(not con.execute("PRAGMA cipher_integrity_check").fetchall())
    need(con.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    need(con.execute("SELECT type FROM sqlite_master WHERE name = 'entry'").fetchall() == [("table",)])
    return con


def open_backup(path, typed, kind, work):
    """Give the manifest and the open journal, which then lies, encrypted, in the folder `work`."""
    with zipfile.ZipFile(path) as bundle:
        infos, at = bundle.infolist(), 0
        need([info.filename for info in infos] == list(MEMBERS))
        for info in infos:
            need(info.header_offset == at and info.file_size == info.compress_size <= MEMBERS[info.filename])
            need(not info.compress_type and not info.flag_bits and info.external_attr >> 28 in (0, 8))
            at += 30 + len(info.filename) + info.file_size
        need(at == bundle.start_dir and path.stat().st_size == at + 172 + 22)
        journal, keys, box = (bundle.read(info) for info in infos)
    id, key, _ = open_key_file(keys, typed, kind)
    told = secret.Aead(blake(b"", key, b"reflect-backup1")).decrypt(box, id.encode())
    told = json.loads(told.decode(), **STRICT)
    need(set(told) == set(TOLD[: 6 + whole(told["format"], 1, 2)]) and told.get("by_rule", True) is True)
    need(min(told["schema"] - 1, told["entries"], told["counter"]) >= 0 and told["made_at"][-6] in "+-")
    need([hashlib.sha256(each).hexdigest() for each in (journal, keys)] == [told[name] for name in TOLD[1:3]])
    (work / "journal.db").write_bytes(journal)
    con = open_journal(work / "journal.db", key)
    for key, inside in (("entries", "SELECT count(*) FROM entry"), ("schema", "PRAGMA user_version")):
        need(con.execute(inside).fetchone() == (told[key],))
    return told, con


if __name__ == "__main__":
    place, kind = Path(sys.argv[1]), "recovery" if "--code" in sys.argv else "passphrase"
    with tempfile.TemporaryDirectory() as work:
        if place.is_file():
            con = open_backup(place, getpass.getpass(), kind, Path(work))[1]
        else:
            keys = open_key_file((place / "journal.keys").read_bytes(), getpass.getpass(), kind)[1:]
            con = open_journal(place / "journal.db", *keys)
        for id, *head in con.execute("SELECT id, number, day, title FROM entry WHERE deleted_at IS NULL"):
            print(*head)
            asked = "SELECT asked, words, value FROM answer WHERE entry_id = ? ORDER BY position"
            for question, words, value in con.execute(asked, [id]):
                print(f"  {question}\n    {words or json.loads(value)}")
        con.close()
