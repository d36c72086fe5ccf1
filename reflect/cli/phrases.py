"""Sentences that several commands say in the same words."""

from datetime import timedelta

from reflect.wording import later

LATELY = timedelta(weeks=4)
"""How long a closed plan or question still stands in the list."""
TAKE_BACK = later("To take that back, type: reflect undo")
BRING_BACK = later("To bring it back, type: reflect undo")
STAYS = later("It stays with you.")
NO_NAMES = later("About you, in your own words. No names or details that point to anyone.")
NOT_CHANGED = later("Nothing was changed.")
NOT_WRITTEN = later("Nothing was written.")
AS_IT_WAS = later("Plan {number} stays as it was.")
NO_WORDS = later("There were no words to keep. That is fine.")
TO_THE_PAGE = later("To make the page for it, type: reflect export")
HAND_OVER = "Leave --no-input out, or hand the words over: {command} -"
ASKS_NOT = later("The questions need you, and --no-input says not to ask.")
