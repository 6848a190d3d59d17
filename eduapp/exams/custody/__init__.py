"""Custody of papers: where every sheet of a sitting is, from the receipt to the last one sent away.

Above sittings. Events are only ever added; what holds is reckoned from them (rules/ledger.py), and a mistake
is taken back by another event. It knows no candidate: which answers are whose is no business of a bundle.
Begin with rules/steps.py: what can be done with a bundle, and why something cannot.
"""
