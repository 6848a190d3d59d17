"""Who waits for a place in a group, in what order, and who is offered the next one. Never reorders by itself.

Begin with rules.py: the states, the printed rule of order, and what the law says of such lists.
"""
