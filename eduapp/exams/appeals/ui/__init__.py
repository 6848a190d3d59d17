"""Screens of this feature; contributions.py says what they give the shell."""
