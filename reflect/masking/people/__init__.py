"""Names of people: found by the weight of each word and of its neighbours."""
