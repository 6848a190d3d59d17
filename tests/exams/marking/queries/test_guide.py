from eduapp.exams.marking import queries
from eduapp.exams.questions.rules import question as q
from tests.support.given_marking import EXAMINER


def test_the_guide_has_every_question_with_points_and_what_is_right(sealed):
    with sealed.database.reading() as session:
        guide = queries.guide(session, sealed.sitting_id)

    assert guide.course == "Matematikk"
    assert [(item.number, item.most) for item in guide.items] == [(n, 200) for n in range(1, 10)]
    assert {item.shown.kind: item.right for item in guide.items}[q.SHORT] == ("Oslo: 100 %",)


def test_what_somebody_answered_reads_question_by_question(sealed):
    with sealed.database.reading() as session:
        on_screen = queries.answers_of(session, sealed.candidates[102])
        on_paper = queries.answers_of(session, sealed.candidates[105])
    kinds = {item.version_id: item.shown.kind for item in sealed.paper().items}
    told = {kinds[one.version_id]: one.lines for one in on_screen}

    assert told[q.GAPS] == ("[1] Oslo", "[2] elva")
    assert told[q.ESSAY] == ("Hansker og hjelm.",)
    assert all(one.on_screen for one in on_screen)
    assert [one.lines for one in on_paper] == [()] * 9
    assert not any(one.on_screen for one in on_paper)


def test_an_examiner_reads_the_same_of_their_own_exam(sealed):
    sealed.appoint(EXAMINER, 1)
    with sealed.database.acting_as(EXAMINER).reading() as session:
        assert len(queries.guide(session, sealed.sitting_id).items) == 9
        assert len(queries.answers_of(session, sealed.candidates[101])) == 9
