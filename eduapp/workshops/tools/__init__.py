"""Boards with tools: who has what, counts at opening and closing, and what is searched for.

Below hours, as machines are: a board hangs at a place. It judges no person and keeps no reason about one.
Begin with rules/gate.py: what must be true before a shift can be closed.
"""
