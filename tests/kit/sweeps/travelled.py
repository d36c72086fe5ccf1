"""Run `reflect` as if the clock of the computer stood elsewhere: `python travelled.py INSTANT COMMAND...`."""

import sys
from datetime import datetime

import time_machine

from reflect.__main__ import main

instant, sys.argv = sys.argv[1], ["reflect", *sys.argv[2:]]
# A number: a moment with a time zone would move the time zone of the process too.
with time_machine.travel(datetime.fromisoformat(instant).timestamp(), tick=True):
    main()
