from sqlalchemy import select

from eduapp.education.timetable.models import Booked, BookedPerson
from eduapp.exams.sittings.models import Candidate, Sitting
from eduapp.workshops.hours.models import Placement, Workshop


def kept(look, kind):
    """Whom the bookings of a kind need: (source, learner, first day, last day)."""
    columns = (Booked.source_id, BookedPerson.learner_id, BookedPerson.first_day, BookedPerson.last_day)
    query = select(*columns).join(BookedPerson, BookedPerson.booking_id == Booked.id)
    return sorted((tuple(row) for row in look.execute(query.where(Booked.kind == kind))), key=repr)


def test_every_exam_keeps_its_candidates(look):
    entered = select(Candidate.sitting_id, Candidate.learner_id)
    assert kept(look, "sitting") == sorted(((*row, None, None) for row in look.execute(entered)), key=repr)
    assert set(look.scalars(select(Booked.source_id).where(Booked.kind == "sitting"))) == set(
        look.scalars(select(Sitting.id))
    )


def test_every_workshop_keeps_those_who_have_a_post(look):
    posts = select(Placement.workshop_id, Placement.learner_id, Placement.first_day, Placement.last_day)
    assert kept(look, "shift") == sorted((tuple(row) for row in look.execute(posts)), key=repr)
    assert set(look.scalars(select(Booked.source_id).where(Booked.kind == "shift"))) == set(
        look.scalars(select(Workshop.id))
    )
