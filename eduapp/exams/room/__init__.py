"""The day of an exam on paper: who came, what happened and when, and the minutes that were given back.

One log for each sitting, only ever added to; everything shown is reckoned from it. Never here: a way to end
an exam because somebody is suspected of something (opplæringsforskrifta § 9-42), or words of health. Begin
with rules/steps.py (what may follow what) and rules/replay.py (what the rows of a log come to).
"""
