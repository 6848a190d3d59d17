"""What follows from a journal: the attempt, its time, what is unanswered. Pure."""
