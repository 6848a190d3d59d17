"""Lists on paper: register sheets, movement lists, week plans. Numbered, in versions, and typed back in.

Never here: why somebody stays behind, and staff or the prison on what a learner is handed.
Begin with rules/content.py (what stands on a list), rules/returning.py (what may be typed in) and service.py.
"""
