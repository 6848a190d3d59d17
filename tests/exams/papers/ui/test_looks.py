"""How papers read on a screen."""

from eduapp.exams.papers import queries
from eduapp.exams.papers.rules.drawn import DrawingRule
from eduapp.exams.papers.rules.paper import Item
from eduapp.exams.papers.ui import looks
from eduapp.exams.questions.rules.question import HTML, MATCHING, Text
from eduapp.exams.questions.rules.showing import Shown
from tests.support import given
from tests.support.given_papers import a_paper, facts, version_of
from tests.support.given_questions import a_single, in_the_bank


def test_numbers_have_their_words():
    assert (looks.points_text(1), looks.questions_text(2)) == ("1 point", "2 questions")
    assert (looks.versions_text(1), looks.minutes_text(1)) == ("1 version", "1 minute")
    assert looks.state_chip(frozen=True)[2] == "frozen"
    assert looks.state_chip(frozen=False)[2] == "draft"


def test_a_rule_says_what_it_draws():
    assert looks.rule_title(2, DrawingRule(5, 2, tag="x")) == "Rule 2: 5 of tag x, 2 points each"


def test_a_question_says_what_is_to_be_known_of_it(database):
    saved = in_the_bank(database, a_single())
    item = Item(version_of(database, saved), 2, "Del 1", keeps_order=True)
    in_the_bank(database, a_single(stem="Ny?"), saved, before=1)
    paper_id = a_paper(database, [item], told=facts(skills=frozenset({"reading"})))
    with database.acting_as(given.TEACHER).reading() as session:
        paper = queries.composed(session, paper_id)

    assert looks.item_note(paper.items[0]) == (
        "Single choice, heading “Del 1”, choices keep their order, there is a newer version"
    )
    told = dict(looks.paper_facts(paper))
    assert (told["Questions"], told["Tests"], told["Aids"]) == ("1 question, 2 points", "Reading", "none")


def test_what_is_shown_is_read_without_tags():
    shown = Shown(MATCHING, Text("<p>Par <b>nå</b>?</p>", HTML), lefts=(Text("a"),), rights=("x", "y"))

    assert looks.shown_text(shown) == "Par nå?\n\n– a\nTo choose from: x, y."
