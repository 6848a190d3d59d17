"""Screens of marking: how a sitting stands, and the desk of an examiner."""
