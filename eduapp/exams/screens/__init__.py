"""What an exam on screen leaves behind: tickets, sealed papers, journals as they came, and what was sent out.

Who has an attempt sits on screen, everybody else on paper: there is no other switch. Records, messages and
notices are only ever added, which triggers hold on both databases. Never here: a key of a question, or a way
for an exam PC to a table (on PostgreSQL it calls the functions of `exam_seat`, see migrations/r0037). Begin
with models.py and rules/journals.py (what the records of a journal come to).
"""
