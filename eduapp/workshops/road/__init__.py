"""The road to a trade certificate: what is asked, what somebody has of it, when the rest may be done.

It never decides: the county does. It adds up approved hours and shown practice by dated rules, line by line.
Begin with rules/reckoning.py.
"""
