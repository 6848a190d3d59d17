from eduapp.app import catalogue
from tests.support import given


def test_each_page_key_is_offered_once():
    offered = [page.key for feature in catalogue.FEATURES for page in feature.pages]
    assert len(offered) == len(set(offered))
    assert set(catalogue.pages()) == {*offered, "today", "settings"}


def test_the_rail_begins_with_today_and_ends_with_settings():
    keys = [item.key for item in catalogue.rail(given.LEADER)]
    assert (keys[0], keys[-1]) == ("today", "settings")


def test_nobody_sees_a_place_they_may_not_open():
    pages = catalogue.pages()
    for actor in given.STAFF:
        for item in catalogue.rail(actor):
            assert not pages[item.key].permission or actor.may(pages[item.key].permission)


def test_panels_stand_in_order_and_only_for_those_who_may():
    orders = [panel.order for panel in catalogue.panels("learners.learner", given.LEADER)]
    assert orders == sorted(orders)
    assert len(orders) >= 5
    assert all(
        given.AUDITOR.may(one.permission) for one in catalogue.panels("learners.learner", given.AUDITOR)
    )


def test_the_trail_has_the_sentences_of_all_features():
    sentences = catalogue.audit_sentences()
    for feature in catalogue.all_contributions():
        assert feature.audit_sentences.items() <= sentences.items()


def test_what_features_above_tell_is_told_only_to_those_who_may_know():
    assert catalogue.answers("timetable.roll", given.TEACHER) == ["eduapp.education.enrolment.queries:roll"]
    assert catalogue.answers("timetable.roll", given.AUDITOR) == []
    assert catalogue.answers("nowhere", given.LEADER) == []


def test_a_way_beside_a_page_is_of_a_page_that_exists_and_for_those_who_may_go_it():
    beside = {one.beside for feature in catalogue.FEATURES for one in feature.actions if one.beside}
    assert beside <= set(catalogue.pages())
    assert [one.route.key for one in catalogue.ways("sittings.list", given.LEADER)] == [
        "marking.list",
        "grading.list",
        "statistics.questions",
        "appeals.list",
    ]
    assert catalogue.ways("sittings.list", given.INVIGILATOR) == []


def test_printing_leads_only_who_may_print():
    offer = catalogue.printing("attendance.register", given.TEACHER)

    assert offer is not None
    assert offer.route_key in catalogue.pages()
    assert catalogue.printing("attendance.register", given.AUDITOR) is None
    assert catalogue.printing("certificates.ready", given.OFFICE) is None  # prints itself
