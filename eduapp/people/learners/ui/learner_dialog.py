"""The form for a learner's record: adding, and putting right."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, language
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.routes import Route
from eduapp.people.learners import service
from eduapp.people.learners.queries import LearnerHead
from eduapp.people.learners.rules import (
    LONGEST_NOTE,
    LONGEST_NUMBER,
    LONGEST_TEXT,
    NOT_KNOWN,
    OFFER,
    LearnerFacts,
)

NEVER = N_("Write nothing about offence, sentence, health or the reason of a restriction.")


def add_learner(bench: Bench, parent: QWidget) -> FormDialog:
    """Ask for somebody new; opens the learner's page afterwards."""
    dialog = FormDialog(bench, _("Add a learner"), learner_form(bench), _("Add learner"), parent)

    def send() -> None:
        command = service.AdmitLearner(facts=facts_of(dialog.form))
        dialog.send(service.admit_learner, command, _opener(bench))

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def correct_learner(bench: Bench, head: LearnerHead, parent: QWidget) -> FormDialog:
    """Put a record right."""
    form = learner_form(bench)
    form.set_values(_values(head.facts))
    title = _("Change {name}").format(name=head.facts.listed_name)
    note = _("Papers that are issued already keep what they said.")
    dialog = FormDialog(bench, title, form, _("Save changes"), parent, note=note)

    def send() -> None:
        command = service.CorrectLearner(learner_id=head.id, version=head.version, facts=facts_of(form))
        dialog.send(service.correct_learner, command)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def learner_form(bench: Bench) -> Form:
    """The fields. There is none for offence, sentence, health or reasons, and there will be none."""
    form = Form(bench.theme, bench.today())
    form.text("number", _("Learner number"), required=True, longest=LONGEST_NUMBER)
    form.text("family_name", _("Last name"), _("One name is enough for people who have only one."))
    form.text("given_name", _("First name"))
    form.date("birth_date", _("Date of birth"), past=True)
    form.text("first_language", _("First language"), longest=LONGEST_TEXT)
    levels = [("", _("Not tested")), *code_list("norwegian_levels").choices()]
    form.choice("norwegian_level", _("Level of Norwegian"), levels, value="")
    _add_context(form)
    _add_notes(form)
    return form


def _add_context(form: Form) -> None:
    """Where somebody is placed, until when, and whether work is an offer."""
    form.heading(_("Where, and until when"))
    form.text("site", _("Site"), _("Where there is more than one."), longest=LONGEST_TEXT)
    form.text("unit", _("Unit"), longest=LONGEST_TEXT)
    security = [("", _("Not given")), *code_list("security_levels").choices()]
    form.choice("security_level", _("Security level of the placement"), security, value="")
    form.date("available_until", _("Available until"), _("The planned last day here, if it is known."))
    sources = code_list("available_sources").choices()
    where = _("Where the day comes from")
    form.choice("available_source", where, sources, required=True, value=NOT_KNOWN)
    form.date("available_as_of", _("As of"), _("The day the information is from."))
    kinds = code_list("participations").choices()
    form.choice("participation", _("Participation"), kinds, offer_words(), required=True, value=OFFER)


def offer_words() -> str:
    """What an offer means, with what it rests on."""
    law = code_list("participations")[OFFER].flags["law"]
    words = _(
        "Education is always an offer. For whom work is an offer too, absence is never a refusal ({law})."
    )
    return words.format(law=law[language()] if isinstance(law, dict) else "")


def _add_notes(form: Form) -> None:
    form.heading(_("Notes"))
    for key, title, use in (
        ("staff_note", _("Note for staff"), _("Staff only; never printed.")),
        ("learner_note", _("Note for the learner"), _("May be printed for the learner.")),
    ):
        form.lines(key, title, f"{use} {_(NEVER)}", lines=2, longest=LONGEST_NOTE)


def facts_of(form: Form) -> LearnerFacts:
    """What was typed, as the service takes it."""
    typed = form.values()
    return LearnerFacts(**{key: _EMPTY[key] if value is None else value for key, value in typed.items()})


_EMPTY: dict[str, Any] = asdict(LearnerFacts(number=""))  # what a field left empty means


def _values(facts: LearnerFacts) -> dict[str, object]:
    return {key: getattr(facts, key) for key in _EMPTY}


def _opener(bench: Bench) -> Callable[[UUID], None]:
    return lambda learner_id: bench.navigation.go(Route("learners.learner", learner_id))
