"""Appeals against results: received, sent to who decides, decided as the law allows, and what follows.

Also exams annulled after a hearing, and the way from a result to another exam. It never tells who decides
what the law keeps from them: the complaint lies in a table of its own. Begin with rules/kinds.py and
rules/steps.py.
"""
