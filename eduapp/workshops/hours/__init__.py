"""Workshops, who works there, and the ledger of hours: entered by one, approved by another, whole minutes.

An entry overlaps with no other of the same person; approval stores a digest of what was approved.
Begin with rules.py and service.py.
"""
