"""Input that nobody meant well: seeded, so that whatever is found can be had again."""
