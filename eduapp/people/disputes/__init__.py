"""What people say is wrong about what is kept of them: asked, answered, and marked as disputed meanwhile.

GDPR article 16 (rectification), 18(1)(a) (restriction while accuracy is contested), 19 (who got it is told)
and 12(3) (an answer within a month). Prints of other features ask `queries.marks`. Begin with rules.py.
"""
