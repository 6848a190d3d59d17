"""The screen on which papers are checked."""
