import pytest

from eduapp.certificates.drawing import KINDS, check, load_template
from eduapp.certificates.drawing.page import lay_out, render
from tests.certificates.drawing import papers


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_is_for_its_kinds_only(kind):
    problems = {name: [one.name for one in check(papers.a_paper(kind), name)] for name in KINDS}

    assert problems == {name: [] if name == kind else ["WrongTemplate"] for name in KINDS}


def test_a_name_that_cannot_be_drawn_whole_is_refused():
    facts = papers.a_paper(name="Wolfeschlegelsteinhausenbergerdorff" * 4)

    assert [problem.name for problem in check(facts, "kursbevis")] == ["TooLong"]


def test_facts_that_cannot_be_printed_are_not_even_set():
    layout = lay_out(papers.a_paper(name="A\u202eB"), load_template("kursbevis"))

    assert layout.marks == ()
    assert [problem.name for problem in layout.problems] == ["ForbiddenCharacter"]


def test_what_would_fall_off_the_paper_is_refused(tmp_path):
    file = papers.an_own_template(tmp_path, "low")
    said = file.read_text(encoding="utf-8")
    file.write_text(said.replace("at = [30, 275]", "at = [30, 295]"), encoding="utf-8")

    problems = check(papers.a_paper(), "low", templates_folder=tmp_path)

    assert [(problem.name, problem.facts["where"]) for problem in problems] == [
        ("OutsidePage", "element 11 (text)")
    ]


def test_two_papers_have_two_fingerprints():
    template = load_template("kursbevis")
    first, second = (papers.a_paper(number=number) for number in ("1", "2"))

    ids = {render(one, template, lay_out(one, template)).rsplit(b"/ID", 1)[1][:60] for one in (first, second)}

    assert len(ids) == 2


def test_the_title_of_the_file_is_shown_in_its_window():
    assert b"/DisplayDocTitle true" in papers.sample_pdf("kursbevis")
