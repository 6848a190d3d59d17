"""Opening and closing a day: what was dated ahead happens on its day, and what is missing is asked for.

Never here: a mark or an hour. Closing lists what nobody recorded; it makes nobody absent.
Begin with rules.py (in which order, and what closing asks), service/opening.py and queries.py.
"""
