"""Who marks an exam, every mark that is given, and what was decided of each answer.

Closed questions are marked by their key, everything else by two examiners who see candidate numbers and
nothing of each other until both have handed in. Marks are only added: another one supersedes. Never here: a
learner's name in anything an examiner can reach, or a grade of a result (that is `grading`).

Begin with rules/states.py (the one table), rules/machine.py (marking by the key) and rules/final.py.
"""
