"""Accounts of staff, their roles, and signing in. Learners never have an account here.

Begin with rules.py (what a role may do, when to wait after wrong passwords) and service.py.
"""
