"""When and where everything is: sessions of groups, and the one calendar of whatever books people or places.

A session is never deleted: it is cancelled, with a reason that says whose cause it was, and can be restored.
Who was there is not known here (see attendance), nor who takes part: features above hand that in. They book
time of people and places through service.book. Begin with rules/conflicts.py, the one engine of conflicts,
and queries/bookings.py.
"""
