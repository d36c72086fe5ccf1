"""The ways into a journal, the key file and its two copies, and the cryptographic moves."""
