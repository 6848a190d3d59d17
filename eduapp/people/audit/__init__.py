"""The trail: every change as a sentence with who and when. Append-only and chained; no row is ever changed.

Begin with rules.py (the chain) and service.py (writing it inside the transaction of the change).
"""
