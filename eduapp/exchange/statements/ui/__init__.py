"""The screen of statements."""
