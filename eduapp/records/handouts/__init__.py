"""Papers that a learner is handed and keeps: the own learning plan. Without a number, for none comes back.

Never here: anything that tells where it was made; staff, unless somebody asks for them.
Begin with rules.py (what refuses a paper), drawing/ and ui/plan_page.py.
"""
