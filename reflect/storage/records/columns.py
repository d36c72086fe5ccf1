"""Which columns travel: an allow-list, table by table. Nothing that is not here leaves a journal or enters one.

Left out are database ids, what can be told from the rest (`week`, `first_words`, the day of a rating), and what belongs
to one device: its id, what it counted, its pocket key, what can be taken back, pages that wait.
"""

from collections.abc import Mapping

ENTRY = (
    "number", "pack", "pack_version", "title", "day", "written_at", "zone", "setting", "room", "private_pack",
    "deleted_at", "load",
)  # fmt: skip
PARTS: Mapping[str, tuple[str, ...]] = {
    "tag": ("tag",),
    "answer": (
        "question", "kind", "asked", "value", "words", "private", "highlight", "stage", "areas", "guideline",
    ),
    "rating": ("question", "asked", "area", "value", "anchor", "kind", "private", "scale"),
    "moment": ("question", "asked", "moment", "area", "kind", "words", "private"),
}  # fmt: skip
"""The text of an entry, in the order of `position`."""
REVISION = ("made_at", "payload")
CONFLICT = ("versions", "device", "payload")
COMMITMENT = (
    "number", "position", "words", "status", "made_on", "due_on", "closed_on", "areas", "private", "source",
    "deleted_at", "pack", "asked_on",
)  # fmt: skip
OUTCOME = ("uuid", "versions", "place", "day", "status", "deleted_at")
NOTE = ("number", "position", "kind", "words", "status", "private", "made_on", "closed_on", "deleted_at")
DRAFT = ("pack", "pack_version", "title", "day", "started_at", "saved_at", "state", "deleted_at")
EXPORT = (
    "made_at", "kind", "format", "first_week", "last_week", "counted", "masked", "kept", "sha256", "locked",
    "signed", "reader",
)  # fmt: skip
EXPORTED = ("entry_uuid", "number")
PLAN_WORDS = ("uuid", "words", "areas", "private", "source")
NOTE_WORDS = ("uuid", "kind", "words", "private")
"""What an entry repeats of its plans and notes, so that its text is whole."""
