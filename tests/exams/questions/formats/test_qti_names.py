"""One rule for the names of all versions."""

import pytest

from eduapp.exams.questions.formats.qti_names import VERSIONS, Markup, plain, spaces_of
from eduapp.exams.questions.formats.xml_tree import tree_of


@pytest.mark.parametrize(
    ("name", "kebab"),
    [
        ("choiceInteraction", "qti-choice-interaction"),
        ("responseElseIf", "qti-response-else-if"),
        ("sum", "qti-sum"),
        ("mapEntry", "qti-map-entry"),
    ],
)
def test_version_3_has_the_names_of_2_in_kebab_case(name, kebab):
    assert VERSIONS["3.0"].element(name) == kebab
    assert (VERSIONS["2.1"].element(name), VERSIONS["2.2"].element(name)) == (name, name)
    root = plain(tree_of(f'<{kebab} response-identifier="R" data-x-y="1"/>'.encode(), spaces=True))
    assert (root.name, root.told) == (name, kebab)
    assert root.attributes == {"responseIdentifier": "R", "data-x-y": "1"}


def test_namespaces_tell_formulas_and_what_is_foreign():
    told = (
        '<a xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" xmlns:m="http://www.w3.org/1998/Math/MathML"'
        ' xmlns:x="http://www.w3.org/2001/XInclude" xml:lang="nb" x:y="1"><m:mi/><x:include/></a>'
    )
    root = tree_of(told.encode(), spaces=True)

    assert spaces_of(root) == ("http://www.imsglobal.org/xsd/imsqti_v2p2", "a")
    assert [child.name for child in plain(root).children] == ["math:mi", "other:include"]
    assert root.attributes == {"xml:lang": "nb", "other:y": "1"}


def test_attributes_are_escaped_with_their_breaks():
    told = Markup(VERSIONS["3.0"]).tag("mapEntry", mapKey='a"<\n\tb', class_="c")

    assert told == '<qti-map-entry map-key="a&quot;&lt;&#10;&#9;b" class="c"/>'
    assert tree_of(told.encode()).attributes["map-key"] == 'a"<\n\tb'


def test_ways_of_marking_have_an_address_in_each_version():
    assert [version.template("match_correct").rpartition("/")[2] for version in VERSIONS.values()] == [
        "match_correct", "match_correct", "match_correct.xml",
    ]  # fmt: skip
