"""Screens of privacy; contributions.py says what they give the shell."""
