"""Statements of hours: a workshop's month counted under a number, and as a file for each month.

What is counted stays as it is. Begin with rules.py (what a month is made of) and service.py.
"""
