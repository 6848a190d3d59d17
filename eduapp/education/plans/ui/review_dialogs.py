"""The forms of a review: say that it was held, or postpone it for a reason of the table."""

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, ngettext
from eduapp.education.plans import service
from eduapp.education.plans.queries import ReviewRow
from eduapp.education.plans.rules.reviews import POSTPONE_REASONS, days_given
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog


def hold_review(bench: Bench, review: ReviewRow, name: str, parent: QWidget) -> FormDialog:
    """Ask for the day; the next review is planned by the time left."""
    form = Form(bench.theme, bench.today())
    form.date("day", _("Day of the review"), required=True, past=True, value=bench.today())
    note = _("What was held is final. The next review is planned by the time left here.")
    title = _("The plan of {name} was looked at").format(name=name)
    dialog = FormDialog(bench, title, form, _("Review held"), parent, note=note)

    def send() -> None:
        order = service.HoldReview(review_id=review.id, version=review.version, day=form.values()["day"])
        dialog.send(service.hold_review, order)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def postpone_review(bench: Bench, review: ReviewRow, name: str, parent: QWidget) -> FormDialog:
    """Ask why; each reason says how many days it gives."""
    form = Form(bench.theme)
    form.choice(
        "reason",
        _("Why is it postponed?"),
        [(reason, _reason(reason)) for reason in POSTPONE_REASONS],
        _("Choose the nearest. Nobody needs to know more than this."),
        required=True,
    )
    note = _("The days are given when the review is taken up again, and none if it was overdue already.")
    title = _("Postpone the review of the plan of {name}").format(name=name)
    dialog = FormDialog(bench, title, form, _("Postpone"), parent, note=note)

    def send() -> None:
        reason = form.values()["reason"]
        order = service.PostponeReview(review_id=review.id, version=review.version, reason=reason)
        dialog.send(service.postpone_review, order)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def _reason(reason: str) -> str:
    days, label = days_given(reason), code_list("postpone_reasons")[reason].label.capitalize()
    return ngettext("{reason} ({days} day)", "{reason} ({days} days)", days).format(reason=label, days=days)
