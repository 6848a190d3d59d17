"""Screens of what learners are handed."""
