"""How long a person waits, from the shell to the prompt, at the real cost of a key. Figures for the page, and no bound."""

import os
import statistics
import subprocess
import sys
import time

import pytest
from kit.figures import leave
from kit.journals import WORDS, journal
from kit.world import ROOT, SOAK

from reflect.storage.keys.crypto import REAL_COST

ENTRIES, TURNS = 10_000, 9


@pytest.mark.skipif(not SOAK, reason="figures of a busy computer say nothing; REFLECT_SOAK=1 runs it")
@pytest.mark.timeout(1800)
def test_how_long_a_person_waits(tmp_path):
    with journal(tmp_path / "home", ENTRIES) as made:
        made.keys.set_passphrase(WORDS, cost=REAL_COST)
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "REFLECT_PASSPHRASE": WORDS}
    environment["REFLECT_HOME"] = str(tmp_path / "home")

    def median(*words, stdin=""):
        taken = []
        for _ in range(TURNS):
            began = time.monotonic()
            subprocess.run(
                [sys.executable, "-m", "reflect", *words], env=environment, cwd=ROOT, input=stdin, text=True,
                capture_output=True, check=True,
            )  # fmt: skip
            taken.append(time.monotonic() - began)
        return statistics.median(taken)

    leave(
        "T18", "seconds, median of 9 processes in a journal of 10,000 entries", s_to_show_one_entry=median("show", "1"),
        s_to_keep_one_line=median("jot", "-", stdin="I waited."), s_to_list=median("list"),
        s_to_list_all_as_JSON=median("list", "--json", "--limit", "20000"),
    )  # fmt: skip
