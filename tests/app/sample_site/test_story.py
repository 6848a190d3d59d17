from eduapp.app.sample_site.story import NOW, PASSWORD
from eduapp.app.screenshots import staff
from eduapp.app.tour import _counts
from eduapp.core.passwords import verify_password
from eduapp.people.access import queries as access
from eduapp.people.audit.queries import first_break


def test_the_trail_of_the_whole_term_holds(site):
    with site.reading() as session:
        assert first_break(session) is None


def test_the_term_holds_something_of_everything(site):
    assert all(_counts(site).values())


def test_everybody_of_the_story_signs_in_with_one_password(site):
    assert {"teacher", "office", "leader", "workshop"} <= set(staff(site))
    with site.reading() as session:
        facts = access.sign_in_facts(session, "teacher")
    assert verify_password(facts.password_hash, PASSWORD)


def test_the_story_ends_on_a_monday_morning(site):
    assert site.clock() == NOW
