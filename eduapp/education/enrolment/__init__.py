"""Who takes part in which group, and how it ended. What ended is never changed; coming back is a new one.

Begin with rules.py: the states, and everything that may stand against an enrolment, told together.
"""
