"""The copy of everybody of the sample site, whatever is kept of them."""

import json

import pytest
from sqlalchemy import select

from eduapp.app.screenshots import staff
from eduapp.certificates.models import Certificate
from eduapp.core.progress import NoProgress
from eduapp.gui.pdf_pages import look_into
from eduapp.people.learners.models import Learner
from eduapp.privacy import jobs
from tests.support.given_due import OFFERED
from tests.support.sample import site, site_file

__all__ = ["site", "site_file"]
pytestmark = pytest.mark.timeout(900)  # more than a hundred copies, and the term before them is played

# What the site is rich in, by their tables: papers with what they rest on, exams, workshops, plans.
RICH = {
    *("certificate", "certificate_source", "candidate", "exam_result", "answer_mark", "appeal"),
    *("arrangement_decision", "machine_training", "tool_issue", "hours_entry", "trade_road", "plan_goal"),
    *("waiting_application", "enrolment", "attendance_mark"),
}


@pytest.fixture
def leader(site):
    return site.acting_as(staff(site)["leader"])


def made(leader, learner_id, language="nb"):
    command = jobs.MakeCopy(learner_id, OFFERED, lambda row: row.action, language)
    return jobs.make_copy(leader, command, NoProgress())


def test_everybody_gets_it_on_paper_and_as_a_file(leader):
    with leader.reading() as session:
        people = session.execute(select(Learner.id, Learner.number).order_by(Learner.number)).all()
    told = set()
    for learner_id, number in people:
        copy = made(leader, learner_id)
        file = json.loads(copy.file)
        told |= {part["table"] for part in file["parts"] if part["rows"]}
        assert file["number"] == number
        assert copy.pdf.startswith(b"%PDF")

    assert told >= RICH


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_somebody_with_papers_gets_it_in_each_language(leader, language):
    with leader.reading() as session:
        learner_id = session.scalar(select(Certificate.learner_id).limit(1))

    copy = made(leader, learner_id, language)

    assert copy.language == language
    assert copy.name in " ".join(" ".join(look_into(copy.pdf).texts).split())
