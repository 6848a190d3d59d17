"""The form for an account."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _
from eduapp.core.names import folded, tidy
from eduapp.gui.bench import Bench
from eduapp.gui.contributions import load
from eduapp.gui.forms import Form, FormDialog
from eduapp.people.access import jobs, rules, service
from eduapp.people.access.queries import UserRow
from eduapp.people.access.rules import SHORTEST_PASSWORD

SITES = "access.sites"  # who knows which sites there are answers here


def add_user(bench: Bench, parent: QWidget) -> FormDialog:
    """Open an account; the person changes the password later."""
    form, known = _form(bench)
    form.text("sign_in_name", _("Sign-in name"), _("What the person types to sign in."), required=True)
    form.password(
        "password",
        _("First password"),
        _("At least {least} characters; four words are good.").format(least=SHORTEST_PASSWORD),
        required=True,
    )
    dialog = FormDialog(bench, _("Add a person"), form, _("Add person"), parent)

    def send() -> None:
        typed = form.values()
        command = jobs.NewUser(
            name=typed["name"],
            sign_in_name=typed["sign_in_name"],
            title=typed["title"],
            roles=_chosen_roles(form),
            sites=_sites(typed, known),
            password=typed["password"],
        )
        dialog.verb_button.setEnabled(False)
        bench.runner.start(
            jobs.add_user, command, owner=dialog, done=lambda _id: _close(dialog), failed=dialog.refuse
        )

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def change_user(bench: Bench, row: UserRow, parent: QWidget) -> FormDialog:
    """Another name or role, a new password for who forgot it, or closing the account."""
    form, known = _form(bench)
    form.password(
        "password",
        _("New password, if the old one is forgotten"),
        _("At least {least} characters; four words are good.").format(least=SHORTEST_PASSWORD),
    )
    form.check("active", _("May sign in"), value=row.active)
    roles = {f"role_{role}": role in row.roles for role in code_list("roles").keys()}  # noqa: SIM118 - a CodeList
    values = {
        "name": row.name,
        "title": row.title,
        "sites": ", ".join(row.sites),
        "active": row.active,
        **roles,
    }
    form.set_values(values)
    dialog = FormDialog(bench, _("Change {name}").format(name=row.name), form, _("Save changes"), parent)

    def send() -> None:
        typed = form.values()
        if typed["password"] and (wrong := list(rules.check_password(typed["password"], about=(row.name,)))):
            form.show_problems({"password": wrong[0].sentence()})
            return
        command = service.ChangeUser(
            user_id=row.id,
            version=row.version,
            name=typed["name"],
            title=typed["title"],
            roles=_chosen_roles(form),
            sites=_sites(typed, known),
            active=typed["active"],
        )
        dialog.send(
            service.change_user, command, done=lambda _none: _replace_password(bench, row, typed, parent)
        )

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def _replace_password(bench: Bench, row: UserRow, typed: dict[str, Any], parent: QWidget) -> None:
    if not typed["password"]:
        return
    command = jobs.NewPassword(user_id=row.id, user_name=typed["name"], password=typed["password"])
    told = _("{name} has a new password.").format(name=typed["name"])
    bench.runner.start(jobs.set_password, command, owner=parent, done=lambda _none: bench.tell(told))


def _form(bench: Bench) -> tuple[Form, set[str]]:
    """The form, and the sites of places once they are known."""
    form = Form(bench.theme, bench.today())
    form.text("name", _("Name"), required=True)
    form.text("title", _("Title"), _("As on papers, such as faglærer."))
    form.heading(_("Roles"), _("What the person may see and do."))
    for role in code_list("roles"):
        form.check(f"role_{role.key}", role.label.capitalize())
    form.heading(
        _("Where"), _("Today, lists and counts show what happens there. People are found everywhere.")
    )
    form.text(
        "sites", _("Works at"), _("Sites as places name them, with commas: Berg, Haug. Empty: everywhere.")
    )
    return form, _tell_known(bench, form)


def _tell_known(bench: Bench, form: Form) -> set[str]:
    """Which sites there are; and those written here at which there is no place."""
    told, known = form.say(), set[str]()

    def tell() -> None:
        unknown = [site for site in _sites(form.values(), known) if site not in known]
        if unknown:
            told.set_text(_("No place is at: {sites}.").format(sites=", ".join(unknown)))
        elif known:
            told.set_text(_("Sites of places: {sites}.").format(sites=", ".join(sorted(known))))

    def show(found: list[str]) -> None:
        known.update(found)
        tell()

    form.changed.connect(tell)
    for name in bench.answers(SITES):
        bench.runner.query(load(name), owner=form, done=show)
    return known


def _sites(typed: dict[str, Any], known: Iterable[str]) -> tuple[str, ...]:
    """Sites as places write them, however they are typed here: berg is Berg."""
    written = {folded(site): site for site in known}
    return tuple(written.get(folded(site), site) for site in map(tidy, typed["sites"].split(",")) if site)


def _chosen_roles(form: Form) -> tuple[str, ...]:
    typed = form.values()
    return tuple(role for role in code_list("roles").keys() if typed[f"role_{role}"])  # noqa: SIM118 - a CodeList


def _close(dialog: FormDialog) -> None:
    dialog.form.keep()
    dialog.accept()
