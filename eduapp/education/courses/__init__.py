"""What is taught: the catalogue of courses, and the groups that run.

Begin with rules.py (capacity, prerequisites as expressions) and service.py.
"""
