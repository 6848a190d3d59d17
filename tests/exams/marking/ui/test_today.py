from eduapp.core.i18n import speaking
from eduapp.exams.marking.ui.today import own_rows, rows
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.given_exams import moved
from tests.support.given_marking import EXAMINER, OTHER_EXAMINER


def told(sealed, query, actor):
    with sealed.database.acting_as(actor).reading() as session:
        return [(row.title, row.detail) for row in query(session, actor, given.TODAY)]


def test_the_leader_hears_of_a_sealed_exam_until_two_are_appointed_and_again_once_both_are_done(sealed):
    [(title, detail)] = told(sealed, rows, given.LEADER)
    assert (title, detail) == ("Marking: Matematikk", "24.11.2026. Appoint two examiners.")
    sealed.by_key()
    sealed.appoint(EXAMINER, 1)
    sealed.appoint(OTHER_EXAMINER, 2)
    assert told(sealed, rows, given.LEADER) == []
    for by in (EXAMINER, OTHER_EXAMINER):
        sealed.mark_everything(by)
        sealed.hand_in(by)
    [(_title, detail)] = told(sealed, rows, given.LEADER)
    assert detail.endswith("Both examiners have handed in.")
    moved(sealed.database, sealed.sitting_id, "marked")
    assert told(sealed, rows, given.LEADER) == []


def test_an_examiner_hears_of_what_is_to_be_marked_by_number_of_answers(sealed):
    assert told(sealed, own_rows, EXAMINER) == []
    sealed.by_key()
    sealed.appoint(EXAMINER, 1)
    assert told(sealed, own_rows, EXAMINER) == [("Mark: Matematikk", "24.11.2026 · 21 answers to mark")]
    with sealed.database.acting_as(EXAMINER).reading() as session:
        [row] = own_rows(session, EXAMINER, given.TODAY)
    assert row.verb == "Mark it"
    for language in ("nb", "nn"):
        with speaking(language), sealed.database.acting_as(EXAMINER).reading() as session:
            assert own_rows(session, EXAMINER, given.TODAY)[0].verb == "Vurder"
    assert row.route == Route("marking.desk", sealed.sitting_id)
    sealed.mark_everything(EXAMINER)
    sealed.hand_in(EXAMINER)
    assert told(sealed, own_rows, EXAMINER) == []


def test_who_may_not_appoint_is_told_who_does(sealed):
    [(_title, detail)] = told(sealed, rows, given.OFFICE)
    assert detail == "24.11.2026. Two examiners are missing. A leader appoints them."


def test_what_the_two_differ_on_is_told_until_it_is_settled(sealed):
    sealed.differ_on(103)
    assert told(sealed, rows, given.LEADER)[0][1].endswith("handed in, and they differ.")
    sealed.talk((103, 1, 1.5))
    assert told(sealed, rows, given.LEADER)[0][1].endswith("A third decides.")


def test_an_exam_that_the_key_marks_alone_asks_for_the_key_and_for_nobody_else(sealed):
    sealed.appoint(EXAMINER, 1)
    sealed.only(104)
    assert told(sealed, own_rows, EXAMINER) == []
    assert told(sealed, rows, given.LEADER)[0][1].endswith("It is marked by the key alone.")
    assert told(sealed, rows, given.OFFICE)[0][1].endswith("A leader marks it by the key alone.")
    sealed.by_key()
    assert told(sealed, rows, given.LEADER) == []
