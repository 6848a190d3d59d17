"""What may be done with an attempt in which state, what needs somebody now, and whole minutes. Pure."""
