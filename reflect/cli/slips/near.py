"""Which command a typed word was likely meant for. It knows words and slips of the fingers, and runs nothing.

A word that means something else suggests nothing, above all no command that changes something.
"""

from collections.abc import Collection

from reflect.cli.slips.letters import slips

MEANT = {
    "agenda": "supervision",
    "commands": "help commands",
    "crisis": "help support",
    "create": "init",
    "diary": "list",
    "entries": "list",
    "find": "search",
    "focus-area": "focus",
    "ethics": "roadmap",
    "goals": "try",
    "guidelines": "roadmap",
    "history": "list",
    "journal": "list",
    "last": "show",
    "manual": "help commands",
    "note": "jot",
    "notes": "list",
    "open": "show",
    "packet": "export",
    "pdf": "export",
    "phone": "pocket",
    "plan": "try",
    "plans": "try",
    "print": "export",
    "progress": "growth",
    "questions": "packs",
    "quick": "jot",
    "read": "show",
    "remove": "delete",
    "report": "export",
    "restart": "resume",
    "session": "log",
    "setup": "init",
    "share": "export",
    "start": "log",
    "stats": "growth",
    "support": "help support",
    "task": "try",
    "tasks": "try",
    "todo": "try",
    "training": "learn",
    "trash": "bin",
    "trends": "growth",
    "view": "show",
    "workshop": "learn",
    "write": "log",
}
"""What other programs call our commands. Each is one that does the same; where none does, nothing is suggested."""
LEAVING = frozenset({"bye", "close", "end", "exit", "leave", "logout", "q", "quit", ":q"})
"""What people type to leave a program. There is nothing to leave between two commands."""
LOOKS = frozenset(
    {"growth", "help", "learn", "list", "packs", "search", "show", "themes", "try", "week", "where"}
)
"""Commands that only look, so that the beginning of their name may stand for them. A group is one while it stands alone."""
SHORTEST = 2
"""Letters of a beginning that may stand for a whole name."""
SHORT = 5
"""Of a word of so many letters one may be wrong or in another's place; of a longer one, two."""
OTHER_WORDS = frozenset(
    {
        "ark",
        "ash",
        "asp",
        "ass",
        "backpack",
        "ban",
        "bib",
        "bid",
        "big",
        "bind",
        "bun",
        "complexion",
        "demon",
        "deplete",
        "edict",
        "emit",
        "exhort",
        "expert",
        "extort",
        "forge",
        "int",
        "jet",
        "job",
        "jog",
        "jolt",
        "joy",
        "june",
        "jut",
        "keg",
        "ken",
        "lag",
        "leg",
        "lob",
        "log-in",
        "loge",
        "login",
        "logo",
        "long",
        "lop",
        "lot",
        "low",
        "lox",
        "lug",
        "mare",
        "mars",
        "mart",
        "mash",
        "mass",
        "mast",
        "murk",
        "musk",
        "nit",
        "picket",
        "rebind",
        "remand",
        "rename",
        "rewind",
        "unmask",
        "unto",
    }
)
"""Words of their own that look like a slip of one of ours."""


def near(word: str, commands: Collection[str]) -> list[str]:
    """Name the commands that a word may have been meant for: a slip of the fingers, what others call it, or its beginning.

    A word that only looks alike is another word, so it suggests nothing. What changes something is suggested for one slip
    alone, and only where the first letter is right: `random` is not `undo`, and `unmask` not `unmark`.
    """
    typed = word.lower()
    meant = MEANT.get(typed, "")
    if meant.partition(" ")[0] in commands:
        return [meant]
    if meant or typed in LEAVING or typed in OTHER_WORDS:
        return []
    begun = [name for name in commands if len(typed) >= SHORTEST and name.startswith(typed)]
    return begun or [name for name in commands if _is_slip(typed, name)]


def begun(word: str, commands: Collection[str]) -> str:
    """Give the one command that only looks and whose name begins so; empty if there is none, or more than one."""
    found = [name for name in commands if len(word) >= SHORTEST and name.startswith(word.lower())]
    return found[0] if len(found) == 1 and found[0] in LOOKS else ""


def _is_slip(typed: str, name: str) -> bool:
    most = 1 if len(typed) <= SHORT or name not in LOOKS else 2
    must_begin_so = name not in LOOKS or len(name) <= SHORTEST + 1
    if must_begin_so and typed[:1] != name[:1] and not _swapped(typed, name):
        return False
    return len(name) > most and abs(len(name) - len(typed)) <= most and slips(typed, name) <= most


def _swapped(typed: str, name: str) -> bool:
    """True if the first two letters changed places: two fingers, one slip."""
    return typed[:2] == name[1::-1]
