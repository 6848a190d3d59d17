from eduapp.exams.marking import queries
from eduapp.exams.marking.queries.paper import corrections_of, keys_of
from eduapp.exams.questions.rules import question as q
from tests.support.given_custody import an_exam


def test_a_paper_is_marked_by_its_questions_without_what_is_only_text(sealed):
    paper = sealed.paper()

    assert [item.number for item in paper.items] == [*range(1, 10)]
    assert q.DESCRIPTION not in {item.shown.kind for item in paper.items}
    assert (paper.most, paper.whole) == (1800, False)
    assert [item.shown.kind for item in paper.items if not item.closed] == [q.ESSAY]


def test_every_version_has_its_questions_in_its_own_order(sealed):
    paper = sealed.paper()
    orders = {letter: [item.number for item, _stands in order] for letter, order in paper.orders.items()}

    assert orders["A"] == [*range(1, 10)]
    assert all(sorted(order) == [*range(1, 10)] for order in orders.values())
    assert paper.numbered("A")[3][0].number == 3


def test_a_paper_from_elsewhere_is_graded_as_one(database):
    sitting_id = an_exam(database)
    with database.reading() as session:
        paper = queries.paper_of(session, sitting_id)

    assert (paper.whole, paper.most, paper.numbered("A")) == (True, 0, {})


def test_keys_are_whole_questions(sealed):
    single = sealed.item(q.SINGLE).version_id
    with sealed.database.reading() as session:
        found = keys_of(session, [single])
        assert corrections_of(session, [single]) == {}
    assert found[single].answers[0].percent == q.ALL
