"""Education is an offer: the form asks for the yes, with the paragraph."""

from datetime import date

from eduapp.education.enrolment.ui.consent import ask_consent
from eduapp.gui.forms import Form
from eduapp.gui.theme import Theme
from tests.support import given


def test_the_paragraph_stands_beside_the_field_and_today_is_proposed(qtbot):
    form = Form(Theme(), given.TODAY)
    qtbot.addWidget(form)
    field = ask_consent(form, given.TODAY)

    assert "straffegjennomføringsforskriften §§ 3-12, 3-13" in field.accessibleDescription()
    assert form.values() == {"consented_on": given.TODAY}
    field.set_value(None)
    assert form.problems() == {"consented_on": "Said yes to the offer is needed."}
    field.setText("20.11")
    assert form.values() == {"consented_on": date(2026, 11, 20)}
