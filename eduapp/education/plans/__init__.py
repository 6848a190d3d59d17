"""Where a learner wants to get to: goals with steps, when the plan is looked at again, and the talks.

Never here: health, reasons of a restriction, anything that must not be read by the learner except in the note
for staff. Begin with rules/: the tables of states, and the windows that shrink with the time left.
"""
