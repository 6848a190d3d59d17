"""Machines, what each demands of who works at it, and who may use it on a day.

Below hours: a machine stands at a place, and a workshop's machines are those of its place. Certified training
is noted as shown, never issued or called valid. Begin with rules/training.py: one table of states and steps.
"""
