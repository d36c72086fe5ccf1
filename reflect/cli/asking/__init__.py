"""The ways of putting a question to a person, behind one contract."""
