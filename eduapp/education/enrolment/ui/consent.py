"""The field that asks whether the learner has said yes to the offer, with the paragraph beside it."""

from datetime import date

from eduapp.core.i18n import _
from eduapp.education.enrolment import rules
from eduapp.gui.fields import DateEdit
from eduapp.gui.forms import Form


def ask_consent(form: Form, today: date) -> DateEdit:
    """Add the field to a form; today is proposed, and without a day nobody joins."""
    words = _("Education is an offer ({law}). Put the day of the yes right; without one nobody joins.")
    return form.date(
        "consented_on",
        _("Said yes to the offer"),
        words.format(law=rules.source_of("consent")),
        required=True,
        past=True,
        value=today,
    )
