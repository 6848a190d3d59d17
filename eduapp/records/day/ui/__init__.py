"""Screens of days."""
