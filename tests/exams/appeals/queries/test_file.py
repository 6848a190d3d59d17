"""The file holds what the law sends along: by number, without the complaint, and in its own language."""

import ast
import inspect

from eduapp.exams.appeals import queries, service
from eduapp.exams.appeals.queries import file as module
from tests.support import given
from tests.support.given_appeals import COMPLAINT


def made(appeals, appeal_id, language="en"):
    with appeals.database.reading() as session:
        return queries.file_of(session, appeal_id, language)


def test_of_an_exam_from_elsewhere_everything_lies_on_paper(appeals):
    found = made(appeals, appeals.sent())

    assert [(one.part, one.enclosed) for one in found.sheet.sections] == [
        ("answer", True),
        ("first_grade", False),
        ("task", True),
        ("guide", True),
    ]
    assert found.sheet.sections[1].lines[0].words == "3 three"
    assert dict(found.sheet.head)["Candidate"] == "101"
    assert not found.with_protocol
    assert not found.with_complaint


def test_names_and_complaint_stand_nowhere_in_it(appeals):
    for kind in ("written_exam", "held_exam", "overall", "trade_test_grade", "higher_grade"):
        said = " ".join(made(appeals, appeals.sent(kind)).sheet.texts)
        assert "Haddad" not in said
        assert COMPLAINT not in said


def test_who_decides_on_an_annulment_reads_the_decision_and_no_name(appeals):
    appeal_id = appeals.sent("annulment")
    found = made(appeals, appeal_id)

    assert [one.part for one in found.sheet.sections] == ["decision", "protocol", "statement_school"]
    decision = [line.words for line in found.sheet.sections[0].lines]
    assert decision[0].startswith("Annulled: formal mistake in how it was held (opplæringsforskrifta §§ 9-40")
    assert "The paper lacked a page." in decision
    assert any("Liv Dahl, the Directorate for Education and Training" in line for line in decision)
    assert (found.with_protocol, found.with_complaint) == (True, True)
    assert "Haddad" not in " ".join(found.sheet.texts)
    assert dict(found.sheet.head)["To"] == "the body above the one that decided"
    in_bokmaal = made(appeals, appeal_id, "nb").sheet.sections[0]
    assert in_bokmaal.lines[0].words.startswith("Annullert: formell feil")


def test_new_examiners_in_higher_education_get_no_grade(appeals):
    assert "first_grade" not in [
        one.part for one in made(appeals, appeals.sent("higher_grade")).sheet.sections
    ]


def test_what_was_written_goes_along_line_by_line(appeals):
    appeal_id = appeals.receive("held_exam")
    order = service.KeepPart(
        appeal_id=appeal_id, part="statement_school", words="Held at nine.\nOver at ten."
    )
    appeals.run(given.OFFICE, service.keep_part, order)
    found = made(appeals, appeal_id)

    section = next(one for one in found.sheet.sections if one.part == "statement_school")
    assert [line.words for line in section.lines] == ["Held at nine.", "Over at ten."]
    assert found.with_protocol
    assert found.with_complaint


def test_it_speaks_the_language_it_is_asked_in(appeals):
    appeal_id = appeals.sent()

    assert made(appeals, appeal_id, "nb").sheet.title == "Klage 1"
    assert made(appeals, appeal_id, "nn").sheet.sections[0].title == "Svaret"
    assert made(appeals, given.LEADER.user_id) is None


def test_the_module_never_reads_the_table_of_complaints():
    tree = ast.parse(inspect.getsource(module))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {
        alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names
    }

    assert not {"AppealComplaint", "complaint_of", "AnswerMark"} & names
