"""The papers people take with them: kursbevis, deltakerbevis, praksisattest. The school issues them.

Facts are frozen at issue and stored with the PDF and its SHA-256; a number is never used twice.
Never made here: vitnemål, kompetansebevis, fagbrev (opplæringsforskrifta §§ 9-54, 15-31: the county's forms).
Begin with rules.py (who is ready, and why not), then service.py and jobs.py; drawing/ makes the page.
"""
