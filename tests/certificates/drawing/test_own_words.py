"""Words said in another way: by language, with what is filled in, and back to what the program says."""

import dataclasses

import pytest

from eduapp.certificates.drawing import KINDS, PAPER_LANGUAGES, draw, load_template
from eduapp.certificates.drawing.editing import fields_of, parts_of
from eduapp.certificates.drawing.own import Own
from eduapp.certificates.drawing.own_templates import usual
from eduapp.certificates.drawing.own_words import phrases_of, with_phrase
from eduapp.certificates.drawing.package import to_bytes
from eduapp.certificates.drawing.phrases import NO_WORDS
from eduapp.core.errors import Refused
from tests.certificates.drawing import papers


def phrases(package, language="nb", *names, kind="kursbevis"):
    facts = dataclasses.replace(papers.checkable(kind), language=language)
    words = load_template(kind).words.get(language, NO_WORDS)
    every = names or tuple(name for one in parts_of(package.table) for name in fields_of(one))
    return phrases_of(every, facts, words, package)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_every_word_a_paper_says_in_its_language_can_be_changed(kind, language):
    found = {one.english: one for one in phrases(usual(kind), language, kind=kind)}

    assert "Place and date" not in found
    facts = dataclasses.replace(papers.checkable(kind), language=language)
    text = " ".join(papers.lines_of(draw(facts, kind)))
    assert found["Verification"].usual.casefold() in text.casefold()
    assert all(one.said == one.usual for one in found.values())


def test_another_word_stands_on_the_paper_in_its_language_alone():
    kept = usual("kursbevis")
    [title] = phrases(kept, "nb", "title")
    kept = with_phrase(kept, "nb", title, "Bevis for kurs")
    own = Own(to_bytes(kept), 1)

    def lines(language):
        facts = dataclasses.replace(papers.a_paper(), language=language)
        return papers.lines_of(draw(facts, "kursbevis", own=own))

    assert "BEVIS FOR KURS" in lines("nb")
    assert "KURSBEVIS" in lines("nn")
    [again] = phrases(kept, "nb", "title")
    assert (again.usual, again.said) == ("Kursbevis", "Bevis for kurs")
    assert with_phrase(kept, "nb", again, "Kursbevis").words == {"nb": {}}
    assert with_phrase(kept, "nb", again, " ").words == {"nb": {}}


def test_northern_sami_is_changed_like_the_others():
    kept = usual("kursbevis")
    [title] = phrases(kept, "se", "title")
    kept = with_phrase(kept, "se", title, "Gursaduođaštus")
    facts = dataclasses.replace(papers.a_paper(), language="se")

    lines = papers.lines_of(draw(facts, "kursbevis", own=Own(to_bytes(kept), 1)))
    assert "GURSADUOĐAŠTUS" in lines
    assert "Duođaštuvvo ahte" in lines


def test_of_what_is_counted_each_form_is_said_by_itself():
    kept = usual("kursbevis")
    [hours] = phrases(kept, "nb", "scope")
    assert (hours.many, hours.form) == ("{hours} hours of {unit} minutes", 1)
    kept = with_phrase(kept, "nb", hours, "{hours} t. ({unit} min.)")

    facts = papers.a_paper()
    assert any(
        "40 t. (60 min.)" in one
        for one in papers.lines_of(draw(facts, "kursbevis", own=Own(to_bytes(kept), 1)))
    )
    assert kept.words["nb"]["counted"][hours.english][0] == "{hours} time à {unit} minutter"


@pytest.mark.parametrize("text", ["Nr.", "Nr. {numer}", "Nr. {number} {name}"])
def test_what_is_filled_in_must_stay_and_nothing_else_come(text):
    kept = usual("kursbevis")
    [number] = phrases(kept, "nb", "number")
    with pytest.raises(Refused) as refused:
        with_phrase(kept, "nb", number, text)
    [one] = refused.value.violations
    assert (one.name, one.facts["where"]) == ("BlanksChanged", "Bevis nr. {number}")


def test_heads_of_a_table_are_words_too():
    found = {
        one.english
        for one in phrases(usual("resultatoversikt"), "nb", "table:results", kind="resultatoversikt")
    }
    assert found == {"Course or subject", "Result", "Date"}
