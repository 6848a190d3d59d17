"""The words of the bank of questions."""

from eduapp.core.changes import Topic

SEE_QUESTIONS = "questions.see"  # what is asked, never what is right
KEEP_QUESTIONS = "questions.keep"
SEE_KEY = "questions.key"  # what is right
PERMISSIONS = (SEE_QUESTIONS, KEEP_QUESTIONS, SEE_KEY)

QUESTIONS_CHANGED = Topic("exams.questions")
BANK = "question bank"  # a turn: two who bring in the same question would both find it new

QUESTION_SAVED = "questions.saved"
QUESTION_RETIRED = "questions.retired"
QUESTIONS_BROUGHT_IN = "questions.brought_in"
QUESTIONS_EXPORTED = "questions.exported"
