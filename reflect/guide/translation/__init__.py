"""Words of other languages laid over the English form, and what was asked in one language told in another."""
