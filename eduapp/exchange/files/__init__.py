"""Files come in read, matched, checked and shown before anything is saved; refused rows can be corrected.

Begin with rules.py (columns, cells, verdicts), subjects/ (what can be brought in) and jobs.py.
"""
