"""One sitting: how it begins, is asked, is looked over, and is kept."""
