"""Screens of safekeeping."""
