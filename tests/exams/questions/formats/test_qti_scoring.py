"""The two ways of marking that our own items carry: what is written is read again, and nothing else."""

from decimal import Decimal

import pytest
from hypothesis import given as forall
from hypothesis import settings
from hypothesis import strategies as st

from eduapp.exams.questions.formats.gift_text import Stopped
from eduapp.exams.questions.formats.qti_names import VERSIONS, Markup, plain
from eduapp.exams.questions.formats.qti_scoring import Branch, branches_of, by_number, by_sum, sum_of
from eduapp.exams.questions.formats.xml_tree import tree_of

numbers = st.decimals(-(10**6), 10**6, places=4)
branches = st.builds(
    Branch,
    st.from_regex(r"A[1-9]", fullmatch=True),
    st.decimals(-100, 100, places=5),
    numbers,
    st.decimals(0, 10, places=3),
)


def tree(text):
    return plain(tree_of(text.encode(), spaces=True))


@pytest.mark.parametrize("version", VERSIONS)
@settings(deadline=None)
@forall(some=st.lists(branches, min_size=1, max_size=4), rest=st.booleans())
def test_numbers_come_back(version, some, rest):
    some += [Branch("A9", Decimal(5), None)] * rest

    assert list(branches_of(tree(by_number(Markup(VERSIONS[version]), some)))) == some


def test_gaps_come_back():
    assert sum_of(tree(by_sum(Markup(VERSIONS["3.0"]), ["GAP1", "GAP2"]))) == ["GAP1", "GAP2"]


WRITTEN = by_number(Markup(VERSIONS["2.1"]), [Branch("A1", Decimal(100), Decimal(3), Decimal(1))])


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        ("<equal ", "<equalRounded "),
        ("</equal>", "</equal><x/>"),
        ("responseIf", "responseElseIf"),
        ('tolerance="1 1"', 'tolerance=""'),
        ("<variable", "<correct"),
        (">3<", ">tre<"),
        ("<responseCondition>", "<responseCondition><x/>"),
    ],
)
def test_any_other_shape_is_refused(part, instead):
    text = WRITTEN.replace(part, instead)
    text = text.replace("</equal>", "</equalRounded>") if "Rounded" in instead else text

    with pytest.raises(Stopped) as stop:
        list(branches_of(tree(text)))

    assert stop.value.reason.name == "CustomProcessing"


def test_a_sum_of_anything_else_is_refused():
    with pytest.raises(Stopped):
        sum_of(tree("<responseProcessing><exitResponse/></responseProcessing>"))
