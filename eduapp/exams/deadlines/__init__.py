"""Times that the law gives around an exam: to appeal in, to wait for. One engine reckons them all.

Every date comes with the lines that explain it and the paragraph they rest on; a time may be extended with a
reason, never shortened. It never decides what follows from a date: features above do. Begin with
rules/reckoning.py.
"""
