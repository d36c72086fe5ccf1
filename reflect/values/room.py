"""Where an entry lives, and which kind of time it is about."""

from enum import StrEnum

SETTINGS = {
    "one_to_one": "One-to-one",
    "group": "Group",
    "phone_online": "Phone or online",
    "outreach": "Out in the community",
    "team": "Team meeting",
    "other": "Something else",
}
"""The kinds of time an entry can know: id -> words. Never the person."""


class Room(StrEnum):
    """Where an entry lives. A private entry can never be exported."""

    PRIVATE = "private"
    PRACTICE = "practice"
    SUPERVISION = "supervision"
