"""One file a filter: its option, and how it narrows what is meant. They do not know each other; `grammar` knows all."""
