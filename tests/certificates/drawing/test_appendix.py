"""The appendix: nothing is cut, everything adds up, and every page says whose it is."""

from datetime import date

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduapp.certificates.drawing import (
    PAPER_LANGUAGES,
    Adjustment,
    Aim,
    Calculation,
    CalculationLine,
    CertificateFacts,
    Month,
    Training,
    check,
)
from eduapp.certificates.drawing.facts import Module, NotFacts
from eduapp.education.school.rules import words_that_tell
from tests.certificates.drawing import papers

PLAIN = {"months": (), "adjustments": (), "calculations": ()}
TITLES = {
    "nb": "Vedlegg til praksisattest nr. 2026-0419",
    "nn": "Vedlegg til praksisattest nr. 2026-0419",
    "en": "Appendix to practice statement no. 2026-0419",
    "se": "Čuovus duođaštussii nr. 2026-0419",
}


def a_statement(**changes):
    return papers.a_paper("praksisattest", **changes)


def page_lines(facts):
    """The lines of every page."""
    pdf = papers.drawn(facts)
    return [page.splitlines() for page in papers.poppler("pdftotext", pdf, "-layout").split("\f")[:-1]]


def said(facts):
    return "\n".join(line for page in page_lines(facts) for line in page)


def months(*minutes):
    """One month after the other from January 2016 on."""
    return tuple(
        Month(first=date(2016 + place // 12, place % 12 + 1, 1), minutes=each)
        for place, each in enumerate(minutes)
    )


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_every_page_says_which_paper_it_belongs_to_and_whose_it_is(language):
    first, *others = page_lines(
        a_statement(language=language, months=months(*[620] * 120), practice_minutes=120 * 620 - 15)
    )

    assert len(others) > 1
    for number, page in enumerate(others, start=2):
        assert any(TITLES[language] in line for line in page)
        assert any("Nguyễn Thị Hồng, " in line for line in page)
        assert any("2026-0419 · " in line and f" {number} " in line for line in page)
    assert any(any(said in line for said in ("1 av", "1 of", "1 / ")) for line in first)


def test_a_calculation_by_hand_stands_on_paper_to_the_minute():
    """October 30:00, taken off 0:45 and added 0:20; November 6:07. 30:00 − 0:45 + 0:20 + 6:07 = 35:42."""
    facts = a_statement(
        months=(Month(first=date(2026, 10, 1), minutes=1800), Month(first=date(2026, 11, 1), minutes=367)),
        adjustments=(
            Adjustment(day=date(2026, 10, 20), minutes=20, reason="glemt å føre"),
            Adjustment(day=date(2026, 10, 5), minutes=-45, reason="feil lest av timelisten"),
        ),
        practice_minutes=2142,
        calculations=(),
    )

    first, second = page_lines(facts)

    rows = [" ".join(line.split()) for line in second if line.strip()]
    start = rows.index("Måned Timer") + 1
    assert rows[start : start + 5] == [
        "Oktober 2026 30:00",
        "Rettelse for 05.10.2026: feil lest av timelisten –0:45",
        "Rettelse for 20.10.2026: glemt å føre +0:20",
        "November 2026 6:07",
        "Samlet praksistid 35:42",
    ]
    assert any("35 timer og 42 minutter" in line for line in first)


@settings(max_examples=25, deadline=None)
@given(worked=st.lists(st.integers(1, 9000), min_size=1, max_size=40), off=st.integers(-600, 600))
def test_whatever_was_worked_the_rows_add_up_to_the_sum_on_the_first_page(worked, off):
    adjustments = (Adjustment(day=date(2016, 1, 5), minutes=off, reason="feil pause"),) if off else ()
    facts = a_statement(
        months=months(*worked),
        adjustments=adjustments,
        practice_minutes=sum(worked) + off,
        calculations=(),
        posts=(),
        minutes_a_week=None,
    )

    rows = [" ".join(line.split()) for page in page_lines(facts)[1:] for line in page]
    rows = [row for row in rows if ":" in row.split(" ")[-1]]
    amounts = [minutes_in(row) for row in rows if not row.startswith("Samlet praksistid")]
    total = next(row for row in rows if row.startswith("Samlet praksistid"))

    assert sum(amounts) == minutes_in(total) == facts.practice_minutes


def minutes_in(row):
    words = row.split(" ")[-1].replace("–", "-").replace("+", "")
    hours, minutes = words.lstrip("-").split(":")
    return (int(hours) * 60 + int(minutes)) * (-1 if words.startswith("-") else 1)


@pytest.mark.parametrize("wrong", [-1, 1])
def test_a_paper_whose_months_do_not_add_up_does_not_exist(wrong):
    facts = a_statement()
    with pytest.raises(NotFacts, match="months: 74425 minutes"):
        a_statement(practice_minutes=facts.practice_minutes + wrong)


def test_long_lists_go_on_the_appendix_whole_and_the_first_page_says_so():
    tasks = tuple(f"Oppgave {number}: planlegge, utføre og dokumentere arbeidet" for number in range(60))
    aims = tuple(Aim(text=f"Mål {number}: velge materialer", day=date(2026, 11, 2)) for number in range(60))
    trainings = tuple(Training(equipment=f"Maskin {number}") for number in range(3))

    first, *others = page_lines(a_statement(tasks=tasks, aims=aims, trainings=trainings))

    rest = " ".join(" ".join(line.split()) for page in others for line in page)
    assert all(task in rest for task in tasks)
    assert all(f"{aim.text} – 02.11.2026" in rest for aim in aims)
    assert [" ".join(line.split()) for line in first if "i vedlegget" in line] == [
        "60 i vedlegget",
        "60 i vedlegget",
    ]
    assert any("Maskin 2" in line for line in first)


def test_a_list_of_one_entry_on_the_appendix_leaves_words_and_no_entry_on_the_first_page():
    training = Training(equipment="Maskin 0 med forritser, anlegg og skyvebord " * 80, given_by="Ola Berg")

    first, *others = page_lines(a_statement(trainings=(training,), **PLAIN))

    assert "1 i vedlegget" in [line.strip() for line in first]
    assert not any("Maskin 0" in line for line in first)
    assert any("Maskin 0" in line for page in others for line in page)


def test_who_has_no_appendix_gets_one_only_where_nothing_else_helps():
    some, many = (tuple(f"Oppgave {number}" for number in range(count)) for count in (12, 90))

    assert [len(page_lines(a_statement(tasks=tasks, **PLAIN))) for tasks in (some, many)] == [1, 4]


def test_the_head_of_a_table_is_repeated_where_it_goes_on():
    lines = (CalculationLine(what=f"Linje {number}", done=60, counted=60) for number in range(130))
    calculation = Calculation(trade="snekkerfaget", lines=tuple(lines))

    _first, *others = page_lines(a_statement(calculations=(calculation,)))

    heads = [sum("Grunnlag" in line for line in page) for page in others]
    assert heads == [1] * len(others)
    assert all(
        f"Linje {number} " in said(a_statement(calculations=(calculation,))) for number in (0, 64, 129)
    )


def test_each_rule_stands_once_with_its_source_and_each_line_names_it():
    text = said(a_statement())

    rule = "fra 80 % av full stilling teller måneden hel (fylkenes praksis for praksiskandidater)"
    assert text.count(rule) == 1
    assert "Teller i alt (15 % av det som kreves)" in text


def test_the_same_facts_give_the_same_pages_whatever_was_drawn_before():
    long = a_statement(months=months(*[620] * 120), practice_minutes=120 * 620 - 15)
    first = [papers.drawn(long), papers.drawn(a_statement(language="nn"))]

    assert [papers.drawn(a_statement(language="nn")), papers.drawn(long)] == first[::-1]


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_no_word_of_any_page_tells_where_it_was_earned(language):
    assert words_that_tell(said(a_statement(language=language))) == ()


def test_a_paper_of_invented_people_says_so_on_every_page():
    document = pypdfium2.PdfDocument(papers.drawn(a_statement(across="PRØVE")))
    texts = ["".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()

    assert ["PRØVE" in text for text in texts] == [True, True]


def test_letters_that_no_font_has_are_found_on_the_appendix_too():
    calculation = Calculation(trade="snekkerfaget", lines=(CalculationLine(what="Firma \U00012000"),))

    assert [one.name for one in check(a_statement(calculations=(calculation,)), "praksisattest")] == [
        "MissingGlyph"
    ]


def test_facts_of_a_paper_from_before_there_were_appendices_still_read_and_draw():
    """As the program wrote them then; they name no post, aim or month."""
    old = (
        '{"attended_unit":"sessions","born":"1988-01-10","field_of_work":"trevarearbeid",'
        '"first":"2026-01-12","issued_on":"2026-11-19","issuer":{"name":"Granli skole","place":"Lillestrøm"},'
        '"kind":"praksisattest","language":"nb","last":"2026-11-13","minutes_a_week":1440,'
        '"minutes_per_hour":60,"name":"Sukarno","number":"2026-00007","practice_minutes":74400,'
        '"signers":[{"name":"Ingrid Solheim","title":"faglærer"}],"tasks":["Måltaking"]}'
    )

    facts = CertificateFacts.from_json(old)

    assert facts.to_json().decode() == old  # so the digest kept with it is still its own
    [lines] = page_lines(facts)
    assert any("1240 timer (gjennomsnitt 24 timer per uke)" in line for line in lines)
    assert not any("Vedlegg" in line for line in lines)


@pytest.mark.parametrize("kind", ["kursbevis", "deltakerbevis"])
@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("nb", "Vedlegg til bevis nr. 2026-041"),
        ("nn", "Vedlegg til bevis nr. 2026-041"),
        ("en", "Appendix to certificate no. 2026-041"),
    ],
)
def test_a_course_paper_lists_what_was_reached_and_many_aims_go_on_its_appendix(kind, language, title):
    modules = tuple(Module(text=f"NOR-A2/{number} Hverdag", day=date(2026, 11, number)) for number in (3, 9))
    aims = tuple(Aim(text=f"Mål {number}: snakke om arbeid og skrive om det") for number in range(40))

    first, *others = page_lines(papers.a_paper(kind, language=language, modules=modules, aims=aims))

    assert any("NOR-A2/9 Hverdag – 09.11.2026" in line for line in first)
    rest = " ".join(" ".join(line.split()) for page in others for line in page)
    assert title in rest
    assert all(aim.text in rest for aim in aims)


def test_a_few_modules_and_aims_stand_on_the_first_page():
    modules = (Module(text="NOR-A2/1 Hverdag"),)
    aims = tuple(Aim(text=f"Mål {number}") for number in range(3))
    [page] = page_lines(papers.a_paper("deltakerbevis", modules=modules, aims=aims))
    assert any("Mål 2" in line for line in page)
