"""Minutes for the prison's daily allowance: per person and day, with codes, as a file with a number.

Never here: money without a rate that somebody entered with a day; reasons in what is kept of an export.
Begin with rules/minutes.py (what a day is made of), rules/checks.py (what refuses) and service/.
"""
