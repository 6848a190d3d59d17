"""The file of an appeal as bytes: all the law sends along, and nothing that who decides may not see."""

import io
import json
import zipfile

import pypdfium2
import pytest

from eduapp.core.errors import NotFound
from eduapp.core.progress import NoProgress
from eduapp.exams.appeals import jobs, queries
from tests.support import given, given_exams, given_marking
from tests.support.given_appeals import COMPLAINT, Appeals
from tests.support.given_marking import EXAMINER, Sealed

NOTE = "Uklart og slurvete, men riktig til slutt"


def file_of(appeals, appeal_id, language="nb"):
    return jobs.make_file(appeals.database, jobs.MakeFile(appeal_id, language), NoProgress())


def unpacked(made):
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def words_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
        return "\n".join([*pages, *document.get_metadata_dict().values()])
    finally:
        document.close()


@pytest.fixture
def marked(database, clock):
    """The exam with everything in it: marked with notes, fixed, released; 101 on screen, 105 on paper."""
    made = given_marking.a_sealed_exam(database)
    held = Sealed(database, clock, *made)
    held.by_key()
    held.appoint(EXAMINER, 1)
    held.mark(EXAMINER, 101, points=1, note=NOTE)
    for number in (101, 105):
        given_exams.fixed(database, held.candidates[number], "3")
    given_exams.moved(database, held.sitting_id, "marked", "released")
    return held


def appealed(held, number):
    appeals = Appeals(held.database, held.clock)
    with held.database.reading() as session:
        [row] = [
            one
            for one in queries.grades_of(session, sitting_id=held.sitting_id)
            if one.facts.number == number
        ]
    return appeals, appeals.receive(result_id=row.id), row.name


def test_answer_key_and_grade_go_along_and_nothing_else(marked):
    appeals, appeal_id, name = appealed(marked, 101)
    made = file_of(appeals, appeal_id)
    papers = unpacked(made)

    assert made.name == "klage-1.zip"
    assert made.papers == tuple(papers) == ("klage-1.pdf", "klage-1.json")
    said, facts = words_of(papers["klage-1.pdf"]), json.loads(papers["klage-1.json"])
    for words in ("3 tre", "Hansker og hjelm.", "Oslo", "101", "§§ 10-7, 16-3"):
        assert words in said
    assert [one["part"] for one in facts["parts"]] == ["answer", "first_grade", "task", "guide"]
    [task] = [one["lines"] for one in facts["parts"] if one["part"] == "task"]
    assert any(line.startswith("• ") for line in task), "choices are told from the question"
    family, given_name = name.split(", ")
    for hidden in (COMPLAINT, family, given_name, NOTE, "Marit Vold"):
        assert hidden not in said
        assert hidden.encode() not in made.content
        assert hidden not in json.dumps(facts, ensure_ascii=False)


def test_an_answer_on_paper_is_enclosed_with_its_sheets(marked):
    appeals, appeal_id, _name = appealed(marked, 105)
    said = words_of(unpacked(file_of(appeals, appeal_id, "en"))["appeal-1.pdf"])

    assert "Enclosed on paper: 1 sheet, by the log of the exam." in said


def test_where_the_law_sends_the_complaint_along_it_is_a_paper_of_its_own(appeals):
    appeal_id = appeals.sent("overall")
    papers = unpacked(file_of(appeals, appeal_id))

    assert list(papers) == ["klage-1.pdf", "klage-1.json", "klage-1-klagen.pdf"]
    assert "vurdert for strengt" in words_of(papers["klage-1-klagen.pdf"])
    assert "vurdert for strengt" not in words_of(papers["klage-1.pdf"])
    assert COMPLAINT.encode() not in papers["klage-1.json"]


def test_a_complaint_that_stays_on_paper_makes_none(appeals):
    appeal_id = appeals.sent("overall", complaint="")
    assert list(unpacked(file_of(appeals, appeal_id))) == ["klage-1.pdf", "klage-1.json"]


def test_for_formal_errors_the_protocol_goes_along(appeals):
    papers = unpacked(file_of(appeals, appeals.sent("held_exam"), "en"))

    assert "appeal-1-protocol.pdf" in papers
    assert "Protocol of an exam" in words_of(papers["appeal-1-protocol.pdf"])
    assert "Haddad" not in words_of(papers["appeal-1-protocol.pdf"])


def test_the_same_file_twice_is_the_same_bytes(appeals):
    appeal_id = appeals.sent()
    assert file_of(appeals, appeal_id).content == file_of(appeals, appeal_id).content


def test_of_no_appeal_there_is_no_file(appeals):
    with pytest.raises(NotFound):
        file_of(appeals, given.LEADER.user_id)
