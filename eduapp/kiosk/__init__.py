"""The candidate's side of an exam on screen: a process of its own that is told only what it must know.

It sees one sealed paper and one candidate's answers. There is no name in it, no key, no mark and no database
of the staff's: it imports nothing but `core`, `gui` and `drawing`, and a test looks into its memory. What a
candidate does is kept in a journal on this PC (`formats.journal`), acknowledged only once it is on the disk,
and sent on beside that (`link`). An attempt is the replay of its journal (`rules.replay`); its time is an
account (`rules.account`).

Begin with `formats` (what travels between the staff's side and this one), then `sitting`, then `run`.
"""
