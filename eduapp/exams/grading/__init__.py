"""From marks to grades that stand: borders, fixing, release by two, and the day each candidate is told.

Above marking, below statistics and appeals. The register of results stays in sittings; here it is decided
what goes into it and who may know. Nothing is fixed while anything about it does not add up, and no grade
leaves before two people have released it. Never here: who an examiner was, or what one gave before both had.
Begin with rules/anomalies.py (what blocks fixing) and rules/borders.py (which points give which grade).
"""
