"""A change of law tried on the closed country: which worked cases, which people and how much money it moves."""
