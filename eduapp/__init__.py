"""Dagverk: education, exams and workshops inside prisons, and the papers people take with them.

Read on in the order of the work: people, education, exams, workshops, certificates, exchange.
"""

__version__ = "0.1.0"
