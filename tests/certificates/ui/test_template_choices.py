from eduapp.certificates import queries
from eduapp.certificates.ui.template_choices import TemplateChoices
from eduapp.gui.theme import Theme


def choices(qapp, database):
    Theme().apply(qapp)
    made = TemplateChoices(Theme())
    with database.reading() as session:
        made.show_rows(queries.look_rows(session))
    return made


def test_the_layouts_of_a_kind_are_offered_and_the_one_that_is_used_chosen(qapp, database, school):
    made = choices(qapp, database)
    assert made.look.value() == "kursbevis"
    made.kind.set_value("resultatoversikt")
    assert made.look.value() == "resultatoversikt"
    made.go_back("kursbevis.card")
    assert (made.kind.value(), made.look.value()) == ("kursbevis", "kursbevis.card")


def test_language_letters_and_square_are_told(qapp, database, school):
    made, told = choices(qapp, database), []
    made.language_chosen.connect(lambda: told.append(made.spoken))
    made.form_chosen.connect(lambda: told.append((made.letters.value(), made.square.isChecked())))
    made.language.set_value("se")
    made.letters.set_value("large")
    made.square.click()
    assert told == ["se", ("large", True), ("large", False)]
