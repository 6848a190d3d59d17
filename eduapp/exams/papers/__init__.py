"""Exam papers: composed by hand or drawn by rule, in versions that neighbours do not share, frozen by hash.

A paper points to versions of questions and knows nothing of what is right. Once a sitting that publishes it
has frozen it, nothing of it changes: a changed paper is another one, copied from it. Begin with
rules/paper.py, then rules/lots.py (how things are drawn and shuffled).
"""
