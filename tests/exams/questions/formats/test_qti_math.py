"""Formulas become words, or their part that has none is named."""

import pytest

from eduapp.exams.questions.formats.qti_math import said, unsaid_in
from eduapp.exams.questions.formats.qti_names import plain
from eduapp.exams.questions.formats.xml_tree import tree_of


def formula(inside):
    text = f'<math xmlns="http://www.w3.org/1998/Math/MathML">{inside}</math>'
    return plain(tree_of(text.encode(), spaces=True))


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<mrow><mi>E</mi><mo>=</mo><msup><mi>c</mi><mn>2</mn></msup></mrow>", "E=c<sup>2</sup>"),
        ("<msub><mi>H</mi><mn>2</mn></msub><mi>O</mi>", "H<sub>2</sub>O"),
        ("<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>", "x<sub>1</sub><sup>2</sup>"),
        ("<mfrac><mn>1</mn><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></mfrac>", "1/(a+b)"),
        ("<msqrt><mi>x</mi></msqrt>", "√x"),
        ("<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>", "√(x+1)"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", "<sup>3</sup>√x"),
        ("<mfenced><mi>x</mi></mfenced><mspace/>", "(x) "),
        ("<semantics><mi>x</mi><annotation>\\x</annotation></semantics>", "x"),
    ],
)
def test_formulas_are_said_in_a_line(inside, words):
    assert unsaid_in(formula(inside)) is None
    assert "".join(said(formula(inside))) == words


@pytest.mark.parametrize(
    ("inside", "name"),
    [("<mtable/>", "mtable"), ("<mrow><mover/></mrow>", "mover"), ("<msup><mi>x</mi></msup>", "msup")],
)
def test_what_has_no_words_is_named(inside, name):
    assert unsaid_in(formula(inside)).told == name
