"""How the files in an archive are called."""

FOLDER = "reflect-archive/"
README, LINES = f"{FOLDER}README.txt", f"{FOLDER}journal.jsonl"
PLANS = f"{FOLDER}plans-and-questions.md"
MONTHS = FOLDER + "months/{month}.md"
