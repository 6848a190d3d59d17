"""The trail: every change as a sentence with who and when. Append-only and chained; nothing here changes a row.

Begin with rules.py (the chain) and service.py (writing it inside the transaction of the change).
"""
