"""What stands on many pages of an entry or a plan, in words: its day, its kind of time, how it went."""

from datetime import date

from reflect.dates import said
from reflect.day_names import weekday_name
from reflect.values.plans import Status
from reflect.values.room import SETTINGS
from reflect.wording import speak

STATUS = {
    Status.OPEN: "open",
    Status.KEPT: "done",
    Status.PARTLY: "partly done",
    Status.NOT_YET: "not yet",
    Status.LET_GO: "let go",
    Status.REWORDED: "said another way",
}


def setting_words(setting: str | None) -> str:
    """Say a kind of time in words."""
    return SETTINGS.get(setting, setting) if setting else ""


def day_words(day: date | None) -> str:
    """Say a day with its weekday, such as "Saturday 17 October 2026"; nothing for no day."""
    return speak("{weekday} {day}", weekday=weekday_name(day), day=said(day)) if day else ""
