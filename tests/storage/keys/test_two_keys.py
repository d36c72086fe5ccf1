"""The key file with two keys: it is on the disk, as it was written, before anybody relies on it."""

import shutil
import subprocess
import sys
from pathlib import Path

from kit.sweeps.kill_worker import CHEAP, OLD, code_of

from reflect.storage.keys import copies, recovery_code, two_keys, ways_in

DISK_WITH_ANOTHER_FILE = """
import sys
from pathlib import Path
from reflect.errors import ComputerSaidNo
from reflect.storage.keys import crypto, two_keys
folder, other, key, passphrase, code = Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:]
given = []
def exchange(event, args):
    if event == "os.rename":
        given.append(args[1])
    elif event == "open" and str(args[0]).endswith("journal.keys") and len(given) == 2:
        given.append("exchanged")
        for name in ("journal.keys", "journal.keys.bak"):
            (folder / name).write_bytes(other.read_bytes())
sys.addaudithook(exchange)
try:
    two_keys.begin(
        folder, bytes.fromhex(key), passphrase=passphrase.encode(), code=bytes.fromhex(code), cost=crypto.Cost(1, 8)
    )
except ComputerSaidNo as error:
    sys.stdout.write(f"{given[2:]} {error.message}")
"""


def test_a_file_that_opens_and_holds_another_new_key_is_not_taken_for_the_one_written(tmp_path: Path) -> None:
    """The same passphrase and code open it: one of an earlier try, that a disk gives in place of what it was told to keep."""
    folder, earlier = tmp_path / "journal", tmp_path / "earlier"
    made = ways_in.create(folder, OLD, cost=CHEAP)
    code = recovery_code.normalise(code_of(1))
    shutil.copytree(folder, earlier)
    two_keys.begin(earlier, made.key, passphrase=OLD.encode(), code=code, cost=CHEAP)
    command = [sys.executable, "-c", DISK_WITH_ANOTHER_FILE, folder, earlier / copies.KEYS, made.key.hex(), OLD, code.hex()]  # fmt: skip
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout == "['exchanged'] The new key file could not be read back from the disk."
