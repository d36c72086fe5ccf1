"""Places and organisations: found by the words in them."""
