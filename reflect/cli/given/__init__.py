"""What a command is given, and how it is read: filters, names, numbers, words, places, standard input."""
