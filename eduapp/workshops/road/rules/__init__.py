"""Rules of the road: dated numbers, what counts, when it could be done. Pure."""
