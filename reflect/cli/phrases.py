"""Sentences that several commands say in the same words."""

from datetime import timedelta

LATELY = timedelta(weeks=4)
"""How long a closed plan or question still stands in the list."""
TAKE_BACK = "To take that back, type: reflect undo"
BRING_BACK = "To bring it back, type: reflect undo"
STAYS = "It stays with you."
NO_NAMES = "About you, in your own words. No names or details that point to anyone."
NOT_CHANGED = "Nothing was changed."
NOT_WRITTEN = "Nothing was written."
AS_IT_WAS = "Plan {number} stays as it was."
NO_WORDS = "There were no words to keep. That is fine."
TO_THE_PAGE = "To make the page for it, type: reflect export"
HAND_OVER = "Leave --no-input out, or hand the words over: {command} -"
ASKS_NOT = "The questions need you, and --no-input says not to ask."
