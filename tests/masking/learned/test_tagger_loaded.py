"""What a page is looked over with is loaded where a page is made, and nowhere else."""

import subprocess
import sys

from kit.world import PASSPHRASE

CODE = """
import io
import sys
from reflect.cli.app import app
for said in (["--help"], ["log", "--answers", "-"], ["list"], ["week"]):
    try:
        app(args=said, prog_name="reflect")
    except SystemExit as ended:
        assert not ended.code, said
    sys.stderr.write(f"AFTER {said[0]}\\n" if not [m for m in sys.modules if m.startswith(HEAVY)] else f"LOADED BY {said[0]}\\n")
sys.stdin = io.StringIO("met with kayla")
app(args=["mask", "try"], prog_name="reflect", standalone_mode=False)
sys.stderr.write(f"{[m for m in sys.modules if m.startswith(HEAVY)]}\\n")
"""
HEAVY = ("reflect.masking.learned", "reflect.masking.find", "reflect.masking.plan")


def test_only_a_page_loads_the_tagger(world, answers, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", f"HEAVY = {HEAVY!r}\n{CODE}"],
        input=answers("quick_checkin").read_text("utf-8"), capture_output=True, text=True, check=False, cwd=tmp_path,
        env={"REFLECT_HOME": str(world.home), "REFLECT_PASSPHRASE": PASSPHRASE, "PATH": "", "TERM": "dumb"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    for command in ("--help", "log", "list", "week"):
        assert f"AFTER {command}" in done.stderr
    assert "reflect.masking.learned.decode" in done.stderr.splitlines()[-1]
