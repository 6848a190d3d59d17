"""Who was there. Nobody is present until somebody says so; a correction is a new row that keeps the old one.

Never here: why somebody was kept away or excused in more than a neutral code; there is no field for it.
Begin with rules.py (what may be recorded when, what counts) and service.py.
"""
