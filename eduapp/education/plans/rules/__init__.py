"""What a plan must be: goals.py and steps, reviews.py and their states, windows.py of time, talks.py."""
