"""All that can be typed, told in other forms: a list, a page for `man`, and what the Tab key offers in each shell."""
