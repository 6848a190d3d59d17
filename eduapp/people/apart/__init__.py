"""Pairs of people who may not be together: recorded by few, asked about wherever people are put together.

Never here: why. There is no field for a reason, and nobody without the right learns more than "not together".
Begin with rules.py and queries.apart_from.
"""
