"""The body of an item: words of any program become the few tags of a question, and nothing is lost unsaid."""

import pytest

from eduapp.exams.questions.formats.qti_body import Body, gap_in, unknown_in
from eduapp.exams.questions.formats.qti_files import Files
from eduapp.exams.questions.formats.qti_names import plain
from eduapp.exams.questions.formats.xml_tree import tree_of
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Text
from tests.support import given_questions

PNG = given_questions.a_picture().content
PAGE = "<html><head><title>x</title></head><body><h1>Øy</h1><p>To</p><script>x()</script></body></html>"
FOLDER = {"a.png": PNG, "page.html": PAGE.encode(), "old.html": PAGE.encode("cp1252")}


def element(inside):
    return plain(tree_of(f"<itemBody>{inside}</itemBody>".encode(), spaces=True))


def read(inside):
    body = Body(Files(FOLDER.get))
    return body.text(element(inside)), body


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("Hva?", Text("Hva?", q.PLAIN)),
        ("<p>a &amp; b &lt; c</p>", Text("a & b < c", q.PLAIN)),
        ("<div>\n  <p>En\n\t to</p>\n  <p>tre</p>\n</div>", Text("<p>En to</p><p>tre</p>", q.HTML)),
        ("<div>en</div><div>to</div>", Text("en<br>to", q.HTML)),
        ("<p>H<sub>2</sub>O <strong>x</strong></p>", Text("<p>H<sub>2</sub>O <b>x</b></p>", q.HTML)),
        (
            "<table><tbody><tr><td>1</td></tr></tbody></table>",
            Text("<table><tr><td>1</td></tr></table>", q.HTML),
        ),
        ("<ruby><rb>真</rb><rp>(</rp><rt>まこと</rt><rp>)</rp></ruby>", Text("真(まこと)", q.PLAIN)),
        ('<img src="a.png" alt="En sag"/>', Text('<img src="@@PLUGINFILE@@/a.png" alt="En sag">', q.HTML)),
        (
            '<object data="a.png" type="image/png">En <b>sag</b></object>',
            Text('<img src="@@PLUGINFILE@@/a.png" alt="En sag">', q.HTML),
        ),
        (
            '<object data="a.eps"><object data="a.png" type="image/png">Sag</object></object>',
            Text('<img src="@@PLUGINFILE@@/a.png" alt="Sag">', q.HTML),
        ),
        ('<div class="dagverk-plain">a\n  b<br/>c  d</div>', Text("a\n  b\nc  d", q.PLAIN)),
        ('<div class="dagverk-markdown">*a*</div>', Text("*a*", q.MARKDOWN)),
        ('<div class="dagverk-html"><p>a  b</p>\n</div>', Text("<p>a  b</p>", q.HTML)),
        ('<object data="page.html" type="text/html"/>', Text("Øy<p>To</p>", q.HTML)),
    ],
)
def test_words_are_read(inside, text):
    told, body = read(inside)

    assert (told, body.notes) == (text, [])


@pytest.mark.parametrize(
    ("inside", "words", "name"),
    [
        ('Se <video src="film.mp4"/>', "Se [film.mp4]", "NotShown"),
        ('<video><source src="film.mp4"/></video>', "[film.mp4]", "NotShown"),
        ('<object data="x.svg" type="image/svg+xml"><param name="a"/></object>', "[x.svg]", "NotShown"),
        ('a<rubricBlock view="scorer">Fasit</rubricBlock>', "a", "LeftOutHere"),
        ('<object data="old.html" type="text/html"/>', "Øy<p>To</p>", "LettersSupposed"),
    ],
)
def test_what_becomes_otherwise_is_noted(inside, words, name):
    told, body = read(inside)

    assert (told.words, [note.said.name for note in body.notes]) == (words, [name])


def test_rubrics_for_candidates_and_prompts_are_part_of_what_is_asked():
    told, body = read(
        '<rubricBlock view="candidate"><p>Les.</p></rubricBlock>'
        "<choiceInteraction><prompt>Hva?</prompt></choiceInteraction>"
    )

    assert told.words == "<p>Les.</p><p>Hva?</p>"
    assert [each.name for each in body.interactions] == ["choiceInteraction"]


@pytest.mark.parametrize(
    ("inside", "names"),
    [
        ("<p><b>x</b><svg/></p>", []),
        ("<p><hottext/></p>", ["hottext"]),
        ("<choiceInteraction><prompt><printedVariable/></prompt></choiceInteraction>", ["printedVariable"]),
        (
            "<choiceInteraction><simpleChoice><feedbackInline/></simpleChoice></choiceInteraction>",
            ["feedbackInline"],
        ),
        ("<matchInteraction/>", ["matchInteraction"]),
        ('<math xmlns="http://www.w3.org/1998/Math/MathML"><mtable/></math>', ["mtable"]),
        ('<x:include xmlns:x="http://www.w3.org/2001/XInclude"/>', ["include"]),
    ],
)
def test_what_is_not_taken_over_is_found(inside, names):
    assert [each.told for each in unknown_in(element(inside), ours=False)] == names


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<p>Oslo er <textEntryInteraction/> her</p>", "Oslo er _____ her"),
        ("<p>Oslo er</p><p><textEntryInteraction/></p>", "<p>Oslo er</p>"),
        ("<p>Oslo er</p><div><textEntryInteraction/></div>", "<p>Oslo er</p>"),
        ("<p>a</p><textEntryInteraction/><p>b</p>", "<p>a</p><p>b</p>"),
        ("<p>a</p><b>Oslo</b><textEntryInteraction/>", "<p>a</p><b>Oslo</b>_____"),
        ("Oslo er: <textEntryInteraction/>", "Oslo er: _____"),
        ("<textEntryInteraction/>", ""),
    ],
)
def test_what_is_answered_in_a_sentence_leaves_a_gap(inside, words):
    text, _body = read(inside)

    assert gap_in(text, 0, q.GAP, ours=False).words == words
