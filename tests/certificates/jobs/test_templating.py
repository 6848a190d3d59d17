"""A template is looked through in every form before it is kept, and its page is the real one."""

import dataclasses

import pytest

from eduapp.certificates import jobs, queries
from eduapp.certificates.drawing import draw
from eduapp.certificates.drawing.own import Own
from eduapp.certificates.drawing.own_templates import usual
from eduapp.certificates.drawing.package import to_bytes
from eduapp.certificates.drawing.school_pictures import Pictures
from eduapp.certificates.jobs.templating import samples_of
from eduapp.certificates.service.own_parts import terms
from eduapp.core.errors import Refused
from eduapp.core.progress import NoProgress
from eduapp.core.violations import Override
from tests.certificates.drawing import papers
from tests.support import given_education, given_templates, list_pages
from tests.support.given_templates import changed, keep, moved, saying

THICK = {"thickness": 8, "colour": "ink"}


def refusal(database, package, look="kursbevis"):
    with pytest.raises(Refused) as refused:
        keep(database, package, look)
    with database.reading() as session:
        assert queries.template_now(session, look).number == 0
    return refused.value


def test_the_page_is_the_real_one_in_its_language_letters_and_with_its_square():
    shown = jobs.Shown("kursbevis", saying(), "nn", "large", square=True)

    found = jobs.seen(shown)

    assert found.reasons == ()
    facts = jobs.sample_of(shown)
    assert found.pdf == draw(facts, "kursbevis.large", own=Own(to_bytes(shown.package)))
    assert list_pages.scanned(found.pdf) == [facts.code]
    without = jobs.seen(dataclasses.replace(shown, square=False))
    assert list_pages.scanned(without.pdf) == []


def test_what_cannot_be_drawn_says_why_instead():
    found = jobs.seen(jobs.Shown("kursbevis", saying("Takk {nam}")))
    assert (found.pdf, "there is no field “nam”" in found.reasons[0]) == (b"", True)


def test_a_signature_can_be_seen_on_the_sample():
    pictures = Pictures(b"", (("Åse Bakke", given_templates.a_picture()),))
    found = jobs.seen(jobs.Shown("kursbevis", usual("kursbevis"), pictures=pictures))
    assert "Åse Bakke" in " ".join(papers.lines_of(found.pdf))
    assert len(given_templates.pictures_in(found.pdf)) == 1


def test_every_language_and_kind_of_letters_the_layout_has_is_looked_at():
    def forms(look):
        return {(one.look, one.facts.language, bool(one.facts.code)) for one in samples_of(usual(look), look)}

    assert len(forms("kursbevis")) == 3 * 4 * 2
    assert len(forms("kursbevis.card")) == 4 * 2


def test_a_word_that_fits_in_no_large_print_is_told_with_its_form(database, school):
    told = refusal(
        database, changed(words={"nn": {"texts": {"Course certificate": "Kursstadfestingsbevisprov"}}})
    )
    assert "Nynorsk" in told.sentence()


def test_words_of_the_site_are_told_before_a_template_is_kept(database, school):
    given_education.a_place(database, "Verksted B avd. 2", "workshop")
    told = refusal(database, saying("Hilsen fra Verksted B avd. 2"))
    assert [one.name for one in told.violations] == ["TellsWhere"]


def test_a_named_person_may_let_them_stand_and_the_trail_says_why(database, school, notes):
    override = Override(frozenset({"TellsWhere"}), "The word is the name of a course.")
    assert keep(database, saying("Fengsel"), override=override) == 1
    assert [one.action for one in notes][-2:] == [terms.TEMPLATE_KEPT, terms.TEMPLATE_LET_STAND]
    assert notes[-1].details["reason"] == "The word is the name of a course."


def test_what_covers_the_square_is_told(database, school):
    covered = changed(
        table={
            **usual("kursbevis").table,
            "elements": [
                *usual("kursbevis").table["elements"],
                *(
                    {"kind": "frame", "at": [25, 245 + 3 * n], "width": 60, "height": 1.5} | THICK
                    for n in range(10)
                ),
            ],
        }
    )  # fmt: skip
    assert [one.name for one in refusal(database, covered).violations] == ["SquareCovered"]


@pytest.mark.parametrize(
    "look", ["kursbevis.landscape", "kursbevis.a5", "kursbevis.card", "resultatoversikt", "opplaeringslogg"]
)
def test_each_layout_can_be_kept_and_drawn(database, school, look):
    assert keep(database, usual(look), look) == 1


def test_what_stands_outside_the_page_is_not_kept(database, school):
    told = refusal(database, moved("kursbevis", 14, ("at", 0), 120))
    assert "14. Square for checking" in told.sentence()


def test_a_sample_of_another_kind_gives_way_to_the_programs():
    strange = changed(sample=usual("modulbevis").sample)
    assert {one.facts.kind for one in samples_of(strange, "kursbevis")} == {"kursbevis"}


def test_weak_words_are_told_when_it_is_kept(database, school):
    order = jobs.KeepOwn("kursbevis", to_bytes(saying("Lykke til videre")), 0)
    kept = jobs.keep_template(database, order, NoProgress())
    assert (kept.number, kept.warnings) == (1, ())
    order = jobs.KeepOwn("kursbevis", to_bytes(saying("Vår avdeling ønsker lykke til")), 1)
    assert jobs.keep_template(database, order, NoProgress()).warnings


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tlf 35 90 00 00", "“Tlf 35 90 00 00” on page 1 is a telephone number"),
        ("59.2089,9.6055", "“59.2089,9.6055” on page 1 is a place on the map"),
        ("Verksmester", "“Verksmester” on page 1 can tell where the paper was earned"),
    ],
)
def test_what_leads_somewhere_and_titles_warn(database, school, text, said):
    order = jobs.KeepOwn("kursbevis", to_bytes(saying(text)), 0)
    (warning,) = jobs.keep_template(database, order, NoProgress()).warnings

    assert warning.startswith(said)
