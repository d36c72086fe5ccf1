"""Where an entry lives, and which kind of time it is about."""

from enum import StrEnum

from reflect.wording import later

SETTINGS = {
    "one_to_one": later("One-to-one"),
    "group": later("Group"),
    "phone_online": later("Phone or online"),
    "outreach": later("Out in the community"),
    "team": later("Team meeting"),
    "other": later("Something else"),
}
"""The kinds of time an entry can know: id -> words. Never the person."""


class Room(StrEnum):
    """Where an entry lives. A private entry can never be exported."""

    PRIVATE = "private"
    PRACTICE = "practice"
    SUPERVISION = "supervision"
