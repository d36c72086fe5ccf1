"""One file a command, called as it is typed. They do not know each other."""
