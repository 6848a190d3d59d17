"""The sample site has a waiting list with decided and undecided wishes, and somebody who will rest."""

from sqlalchemy import select

from eduapp.app.sample_site import facts
from eduapp.education.enrolment.models import Pause
from eduapp.education.waiting.models import Application


def test_every_wish_stands_on_the_list_as_it_was_decided(site):
    with site.reading() as session:
        states = list(session.scalars(select(Application.state)))

    assert len(states) == len(facts.WISHES)
    assert states.count("approved") == sum(approved for *_wish, approved in facts.WISHES)


def test_somebody_will_rest_after_the_last_monday(site):
    with site.reading() as session:
        [pause] = session.scalars(select(Pause).where(Pause.reason == "agreement"))

    assert pause.first_day > site.today()
