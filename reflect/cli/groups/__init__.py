"""Commands that have commands of their own, one file each, called as it is typed. They do not know each other."""
