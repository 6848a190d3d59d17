"""What can be told of appeals, of what follows from them, and of grades that can be appealed against."""

from eduapp.exams.appeals.queries.annulments import AnnulmentRow, annulments_of
from eduapp.exams.appeals.queries.appeals import (
    AppealPage,
    AppealRow,
    EventRow,
    PartRow,
    appeal,
    appeals,
    complaint_of,
    found_appeals,
)
from eduapp.exams.appeals.queries.archiving import loose_ends, with_loose_ends
from eduapp.exams.appeals.queries.cases import CheatingCase, cheating_cases
from eduapp.exams.appeals.queries.decided import decided_of
from eduapp.exams.appeals.queries.exam import ExamPage, ExamRow, exam
from eduapp.exams.appeals.queries.facts import (
    deadline_of,
    facts_of,
    markers,
    result_facts,
    results,
)
from eduapp.exams.appeals.queries.file import AppealFile, file_of
from eduapp.exams.appeals.queries.grades import (
    GradeRow,
    KindRow,
    SubjectRow,
    find_grades,
    find_subjects,
    grade_page,
    grades_of,
)
from eduapp.exams.appeals.queries.learners import LearnerAppeals, of_learner
from eduapp.exams.appeals.queries.outcomes import outcomes
from eduapp.exams.appeals.queries.requests import requests
from eduapp.exams.appeals.queries.resits import Resit, ResitChoice, resit_choices
from eduapp.exams.appeals.queries.seconds import (
    TwoPeople,
    WaitingAnnulmentRow,
    WaitingRow,
    leaders,
    two_people,
    waiting_annulments,
    waiting_steps,
)
from eduapp.exams.appeals.queries.subjects import annulment_facts, subject
from eduapp.exams.appeals.queries.today import Ending, Waiting, ending_soon, waiting
from eduapp.exams.appeals.queries.told import NoticeRow
from eduapp.exams.appeals.rules.subjects import AnnulmentFacts, ResultFacts, Subject

__all__ = [
    "AnnulmentFacts",
    "AnnulmentRow",
    "AppealFile",
    "AppealPage",
    "AppealRow",
    "CheatingCase",
    "Ending",
    "EventRow",
    "ExamPage",
    "ExamRow",
    "GradeRow",
    "KindRow",
    "LearnerAppeals",
    "NoticeRow",
    "PartRow",
    "Resit",
    "ResitChoice",
    "ResultFacts",
    "Subject",
    "SubjectRow",
    "TwoPeople",
    "Waiting",
    "WaitingAnnulmentRow",
    "WaitingRow",
    "annulment_facts",
    "annulments_of",
    "appeal",
    "appeals",
    "cheating_cases",
    "complaint_of",
    "deadline_of",
    "decided_of",
    "ending_soon",
    "exam",
    "facts_of",
    "file_of",
    "find_grades",
    "find_subjects",
    "found_appeals",
    "grade_page",
    "grades_of",
    "leaders",
    "loose_ends",
    "markers",
    "of_learner",
    "outcomes",
    "requests",
    "resit_choices",
    "result_facts",
    "results",
    "subject",
    "two_people",
    "waiting",
    "waiting_annulments",
    "waiting_steps",
    "with_loose_ends",
]
