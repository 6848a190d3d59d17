"""An exam on a day: who is a candidate, and what came out, on closed grade scales.

A result is fixed on entry (opplæringsforskrifta § 9-9); a correction is a new row that keeps the old one.
"""
