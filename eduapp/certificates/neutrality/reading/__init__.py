"""Everything in a finished file that can be read, piece by piece, each with where it stands."""
