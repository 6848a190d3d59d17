"""Competence aims of trades: what is practised, observed and signed off, and the talks about it.

What somebody reached is a leader's signature, never a sum: hours and observations are what it stands on.
Begin with rules/register.py and rules/signing.py.
"""
