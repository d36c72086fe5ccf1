"""One module a kind of page: which sections it has, and every word in them that is ours."""
