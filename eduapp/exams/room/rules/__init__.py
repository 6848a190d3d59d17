"""What may follow what on the day of an exam, the time of each person, and what it takes to close. Pure."""
