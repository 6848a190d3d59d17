"""Screens of the road to a trade certificate."""
