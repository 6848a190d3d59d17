import pytest

from eduapp.certificates.drawing import check, load_template
from eduapp.certificates.drawing.page import lay_out
from eduapp.drawing.marks import Letters, Moved, Rule
from tests.certificates.drawing import papers

MANY = tuple(f"Tema {number}: lover, forskrifter og ansvar ved arbeid med maskiner" for number in range(40))


def letters(facts):
    found = []
    for mark in lay_out(facts, load_template(facts.kind)).marks:
        y, bare = 0.0, mark
        while isinstance(bare, Moved):
            y, bare = y + bare.dy, bare.mark
        if isinstance(bare, Letters):
            found.append((bare.line.text, round(bare.size, 1), y + bare.y))
    return found


def size_of(facts, words):
    return next(size for text, size, _ in letters(facts) if text.startswith(words))


def rules_in(facts):
    return sum(isinstance(bare(mark), Rule) for mark in lay_out(facts, load_template(facts.kind)).marks)


def bare(mark):
    return bare(mark.mark) if isinstance(mark, Moved) else mark


def test_a_full_page_steps_its_type_down_to_what_can_still_be_read():
    usual, full = papers.a_paper(), papers.full("kursbevis")

    assert size_of(usual, "Lover") == 9.5
    assert 7.5 <= size_of(full, "Del 1") < 9.5
    assert check(full, "kursbevis") == []


def test_what_finds_no_room_goes_on_the_appendix():
    facts = papers.a_paper(contents=MANY, goals=MANY)

    assert check(facts, "kursbevis") == []
    assert papers.pages_of(papers.drawn(facts)) > 1


@pytest.mark.parametrize("kind", ["kursbevis", "deltakerbevis"])
def test_where_there_is_no_appendix_what_does_not_fit_is_refused_with_how_much(tmp_path, kind):
    facts = papers.a_paper(kind, contents=MANY, goals=MANY)
    file = papers.an_own_template(tmp_path, like=kind)
    said = file.read_text(encoding="utf-8")
    start = said.index("[appendix]")
    file.write_text(said[:start] + said[said.index("[", start + 1) :], encoding="utf-8")

    (problem,) = check(facts, "own", templates_folder=tmp_path)

    assert problem.name == "TooMuchForOnePage"
    assert 10 < problem.facts["lines"] < 200


def test_a_short_paper_opens_up_and_a_long_one_closes():
    def from_title_to_name(facts):
        places = {text: y for text, _, y in letters(facts)}
        return places[facts.name] - places["KURSBEVIS"]

    short = papers.a_paper(contents=(), goals=())
    assert from_title_to_name(short) > from_title_to_name(papers.a_paper(contents=MANY[:9], goals=MANY[:9]))


def test_a_very_short_paper_begins_lower():
    title = {
        size: letters(make("kursbevis")) for size, make in (("usual", papers.a_paper), ("bare", papers.bare))
    }
    height = {size: next(y for text, _, y in found if text == "KURSBEVIS") for size, found in title.items()}

    assert height["bare"] > height["usual"] + 20


def test_nothing_stands_on_anything_else():
    for facts in (papers.full("kursbevis"), papers.full("praksisattest"), papers.bare("kursbevis")):
        column = [y for text, _, y in letters(facts) if text.startswith(("Del ", "Kombinert", "har "))]
        (place,) = [
            y for text, size, y in letters(facts) if "2026" in text and text.endswith("19. november 2026")
        ]
        assert max(column) < place - 8


def test_rules_stand_only_between_things():
    usual, nothing = papers.a_paper(), papers.bare("kursbevis")
    lists_only = papers.a_paper(first=None, last=None, scope_minutes=None, result="")

    assert rules_in(usual) - rules_in(lists_only) == 1
    assert rules_in(lists_only) - rules_in(nothing) == 2  # the one in the column, and a second signature line


def test_lists_beside_each_other_share_the_width_and_one_alone_has_it_all():
    long = ("Lover, forskrifter og ansvar ved arbeid med maskiner og verktøy i verkstedet på skolen",)

    both = letters(papers.a_paper(contents=long, goals=long))
    alone = letters(papers.a_paper(contents=long, goals=()))

    assert sum(text.startswith("Lover") for text, _, _ in both) == 2
    assert any(text == long[0] for text, _, _ in alone)
    assert not any(text == long[0] for text, _, _ in both)
