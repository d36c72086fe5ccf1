"""The nouns of the journal as frozen values, by subject. They import nothing of ours."""
