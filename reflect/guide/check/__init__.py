"""Looking a pack through before it is used: what it must not ask, and what could be asked more kindly. Pure."""
