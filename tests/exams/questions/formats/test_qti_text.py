"""Texts as XML: whole, with their form, their breaks and their pictures."""

from hypothesis import given as forall
from hypothesis import settings

from eduapp.exams.questions.formats.qti_body import Body
from eduapp.exams.questions.formats.qti_files import Files
from eduapp.exams.questions.formats.qti_names import plain
from eduapp.exams.questions.formats.qti_text import names_of, written
from eduapp.exams.questions.formats.xml_tree import tree_of
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.placing import placed
from eduapp.exams.questions.rules.question import Text
from tests.support import given_questions


@settings(deadline=None)
@forall(given_questions.texts)
def test_any_text_comes_back(text):
    root = tree_of(f"<p>{written(text)}</p>".encode(), spaces=True)

    assert Body(Files()).text(plain(root)) == text


def test_pictures_lie_in_the_folder_of_the_item():
    question = given_questions.pictured(given_questions.a_picture('å "1.png'))
    told = written(question.stem, "q1", names_of(question))

    assert 'src="q1/%C3%A5%20%221.png" alt="En sag"' in told


def test_breaks_and_tables_are_whole():
    assert written(Text("a\nb & c", q.PLAIN)) == '<div class="dagverk-plain">a<br/>b &amp; c</div>'
    told = written(Text("<p>a<br>b<table><tr><td>1", q.HTML))
    assert told == (
        '<div class="dagverk-html"><p>a<br/>b<table><tbody><tr><td>1</td></tr></tbody></table></p></div>'
    )
    assert placed("x.png", "x") not in told
