"""Screens of the keys of the school."""
