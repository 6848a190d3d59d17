"""When groups meet: sessions on a day, from a minute to a minute, at a place.

A session is never deleted: it is cancelled, with a reason that says whose cause it was, and can be restored.
Who was there is not known here (see attendance). Begin with rules.py and service.py.
"""
