"""The bank of exam questions: what is asked, what is right, and the files questions come in and leave by.

A version that was saved never changes and no question is deleted. What is right (the key) leaves the bank
only for those who ask for it and may. Begin with rules/question.py.
"""
