"""Safekeeping: copies of everything that survive the PC, and the way back from them.

A backup is made of one moment of the database while everybody works on, under a key, and counts only once it
was opened again and compared row by row. It never takes the place of the database that is open: what comes
back is a new file beside it, looked through, and the old one is set aside, never written over. Begin with
jobs/making.py.
"""
