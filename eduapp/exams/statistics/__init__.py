"""How the questions of exams worked: for each how many got it right, and how well it tells strong from weak.

Reckoned from the marks that are decided, or from a file by command; shown with how many it rests on and an
interval, and only from a stated number on. Never here: a candidate, by name or by number; a mark that is
changed. What is right about a question is told to who may know it.

Begin with rules/items.py (the figures of one question) and rules/asked.py (what they are reckoned from).
"""
