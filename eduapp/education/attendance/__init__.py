"""Who was there. Nobody is present until somebody says so; a correction is a new row that keeps the old one.

A mark is neutral and stays; a reason under it says more for as long as it is needed, then goes. Never here:
an offence, a sentence, or health beyond "ill" and "health appointment"; there is no field for it. Begin with
rules/ (what may be recorded when and for how long, what counts) and service/.
"""
