"""Screens of requests for correction."""
