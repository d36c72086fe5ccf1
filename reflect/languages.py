"""Which languages there are: the folders of `prompts/` that hold packs. Only looks; loads no words.

English is the form: it has every question, with all that decides how it is asked and who sees the answer. Another
language brings words for it, and what it has no words for is told in English.
"""

from pathlib import Path

ENGLISH = "en"


def prompts_root() -> Path:
    """Give the folder of the shipped prompts: in the wheel, or the repository's own."""
    here = Path(__file__).resolve().parent
    packaged = here / "_prompts"
    return packaged if packaged.is_dir() else here.parent / "prompts"


def languages() -> tuple[str, ...]:
    """Give the languages that there are questions in, each by its two letters, English first."""
    found = sorted(folder.name for folder in prompts_root().iterdir() if (folder / "packs").is_dir())
    return (ENGLISH, *(name for name in found if name != ENGLISH))
