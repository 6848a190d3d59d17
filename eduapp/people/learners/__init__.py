"""The people who learn: name, number, where they are and how long they are expected to be here.

Never here: offence, sentence, legal basis, health, the reason of a restriction. There is no field for them.
Begin with rules.py and service.py.
"""
