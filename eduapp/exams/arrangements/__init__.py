"""What is granted to somebody at exams: dated decisions with typed measures, and the time they make.

It keeps the measure and never why: nothing here tells of health, and there is no field for it. A decision is
never changed or deleted; it is withdrawn, or a new one takes its place. Begin with rules/decision.py.
"""
