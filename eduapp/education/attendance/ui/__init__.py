"""Screens of the register; contributions.py says what they give the shell."""
