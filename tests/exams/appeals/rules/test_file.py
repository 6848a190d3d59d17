"""Paper and facts say the same, and there is no field for what the instance may not see."""

import dataclasses

from eduapp.exams.appeals.rules.file import FileSheet, Line, Section

SHEET = FileSheet(
    "nb",
    "Klage 1",
    "Storvik vgs.",
    (("Kandidat", "101"),),
    ("Kan avgjøres: …",),
    (Section("answer", "Besvarelsen", (Line("Oppgave 1", strong=True), Line("Oslo"))),),
    "Alt går på kandidatnummer.",
)


def test_the_facts_say_what_stands_on_the_paper():
    assert SHEET.facts["head"] == [["Kandidat", "101"]]
    assert SHEET.facts["parts"] == [
        {"part": "answer", "title": "Besvarelsen", "enclosed": False, "lines": ["Oppgave 1", "Oslo"]}
    ]
    assert "Oslo" in SHEET.texts


def test_two_files_that_differ_in_a_word_differ():
    other = dataclasses.replace(SHEET, sections=(Section("answer", "Besvarelsen", (Line("Bergen"),)),))
    assert other.texts != SHEET.texts


def test_there_is_no_place_for_a_name_a_complaint_or_a_note():
    fields = {field.name for kind in (FileSheet, Section, Line) for field in dataclasses.fields(kind)}
    assert not {"name", "learner", "complaint", "note", "notes"} & fields
