"""What people are owed about what is kept of them: a copy of it, and an end to it."""
