"""The turn of one of the two: who it is, their half on screen and on paper, and the proof of it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from eduapp.certificates.keys import jobs, rules
from eduapp.certificates.keys.drawing import HalfSheet, draw_half
from eduapp.certificates.keys.jobs import Prove, ProveAgain, Proven
from eduapp.certificates.keys.ui.act_dialogs import DIFFER, ask_new_password
from eduapp.certificates.keys.ui.ceremony_state import Step
from eduapp.core.errors import Refused
from eduapp.core.i18n import N_, _, language
from eduapp.gui.forms import Form
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import Card, button, clear, hbox, label, vbox

if TYPE_CHECKING:
    from eduapp.certificates.keys.rules import Proof
    from eduapp.certificates.keys.ui.ceremony_state import Wizard
    from eduapp.core.actor import Actor
    from eduapp.core.errors import EduError

_ABREAST = 4
MISTYPED = N_("Not as it stands on the sheet. Look again, or print the half once more.")


class Phase(Enum):
    """Where in the turn one is."""

    WHO = 1
    READ = 2
    PROVE = 3


class HalfStep(Step):
    """The half is on screen only between its owner's password and the proof; then it is gone from here."""

    def __init__(self, wizard: Wizard, half: int) -> None:
        super().__init__(wizard)
        self.half = half
        self.phase = Phase.WHO
        self.proof: Proof | None = None
        theme, px = wizard.theme, wizard.theme.px
        self.who = self._who_form()
        self._groups = QGridLayout()
        self._groups.setVerticalSpacing(px(10))
        self.print = button(theme, _("Print my half"), "printer")
        self.print.clicked.connect(self._print)
        well = Card(name="well")
        well.box.addLayout(self._groups)
        self.sheet = QWidget()
        vbox(well, hbox(self.print, None), spacing=px(10), parent=self.sheet)
        self._proving = vbox(spacing=px(8))
        self.prove: Form | None = None
        self.show_again = button(theme, _("Show my half again"), "eye", kind="plain")
        self.show_again.clicked.connect(lambda: self.turn(Phase.READ))
        self.checking = QWidget()
        self._start = TabStart(self.checking)
        vbox(self._proving, hbox(self.show_again, None), spacing=px(8), parent=self.checking)
        vbox(self.who, self.sheet, self.checking, parent=self)
        self.turn(Phase.WHO, quietly=True)

    # --- what the page asks -------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """Whose turn it is."""
        if self.half == 1:
            return _("The first half: {name}").format(name=self._wizard.bench.actor.name)
        second = self._wizard.gathered.second
        name = second.actor.name if second else _("the second person")
        return _("The second half: {name}").format(name=name)

    @property
    def explained(self) -> str:
        """What to do now."""
        if self.phase is Phase.WHO:
            return _("Only whoever takes this half looks at the screen now. The other stands aside.")
        if self.phase is Phase.READ:
            return _(
                "Print your half, or copy it by hand in clear letters. Then go on: it disappears from here,"
                " and you show that it stands on your sheet."
            )
        return _("Type these groups from your sheet, and choose a password that only you know.")

    @property
    def verb(self) -> str:
        """What the button does now."""
        if self.phase is Phase.WHO:
            return _("Show my half")
        return _("I have it on paper") if self.phase is Phase.READ else _("Go on")

    def shown(self) -> None:
        """Each turn begins with who it is."""
        self.turn(Phase.WHO)

    def finish(self) -> None:
        """Do what the button says."""
        if self.phase is Phase.WHO:
            self._identify()
        elif self.phase is Phase.READ:
            self.turn(Phase.PROVE)
        else:
            self._check()

    def forget(self) -> None:
        """Nothing of it stays here."""
        self.who.set_values(dict.fromkeys(self.who.values(), ""))
        self.who.show_problems({})
        self.turn(Phase.WHO, quietly=True)

    # --- inside -------------------------------------------------------------------------------------

    def _who_form(self) -> Form:
        form = Form(self._wizard.theme)
        if self.half == 1:
            own = _("Your own password, {name}").format(name=self._wizard.bench.actor.name)
            form.password("password", own, required=True)
        else:
            form.text("name", _("Sign-in name of the second person"), required=True)
            form.password("password", _("Password of the second person"), required=True)
        form.submitted.connect(self.finish)
        return form

    def turn(self, phase: Phase, *, quietly: bool = False) -> None:
        """Go to another part of the turn; what the others showed is gone."""
        self.phase = phase
        clear(self._groups)
        clear(self._proving)
        self.prove = None
        if phase is Phase.READ:
            self._fill_groups()
        elif phase is Phase.PROVE:
            self._ask_groups()
        for part, of in ((self.who, Phase.WHO), (self.sheet, Phase.READ), (self.checking, Phase.PROVE)):
            part.setVisible(of is phase)
        if not quietly:
            self._wizard.refresh()
            self._focus()

    def _focus(self) -> None:
        if self.phase is Phase.READ:
            self.print.setFocus()
        else:
            (self.prove or self.who).start()

    def _identify(self) -> None:
        if not self.who.submit():
            return
        typed = self.who.values()
        self._wizard.wait(_("The password is being checked."))
        runner = self._wizard.bench.runner
        if self.half == 1:
            order = ProveAgain(password=typed["password"])
            runner.start(jobs.prove_again, order, owner=self, done=self._known, failed=self._unknown)
        else:
            second = Prove(sign_in_name=typed["name"], password=typed["password"])
            runner.start(jobs.prove_second, second, owner=self, done=self._known, failed=self._unknown)

    def _known(self, who: Proven) -> None:
        if self.half != 1:
            self._wizard.gathered.second = who
        self.who.set_values({"password": ""})
        self.who.show_problems({})
        self.turn(Phase.READ)

    def _unknown(self, error: EduError) -> None:
        self._wizard.wait("")
        if isinstance(error, Refused):
            self.who.show_error(error)
        else:
            self.who.show_problems({"password": error.sentence()})

    @property
    def _printed(self) -> tuple[str, ...]:
        prepared = self._wizard.gathered.prepared
        return prepared.printed(self.half) if prepared else ()

    @property
    def _owner(self) -> Actor:
        second = self._wizard.gathered.second
        return second.actor if self.half != 1 and second else self._wizard.bench.actor

    def _fill_groups(self) -> None:
        for place, group in enumerate(self._printed):
            cell = QWidget()
            words = label(group, "title")
            words.setAccessibleName(_("Group {number}: {letters}").format(number=place + 1, letters=group))
            vbox(label(str(place + 1), "caption"), words, spacing=0, parent=cell)
            self._groups.addWidget(cell, *divmod(place, _ABREAST))

    def _print(self) -> None:
        prepared = self._wizard.gathered.prepared
        if prepared is None:
            return
        sheet = HalfSheet(
            half=self.half,
            groups=self._printed,
            school=rules.name_of(prepared.root.certificate),
            given_to=self._owner.name,
            root_kid=prepared.root.kid.hex(),
            day=self._wizard.bench.today(),
            language=language(),
        )
        self._wizard.bench.runner.compute(draw_half, sheet, owner=self, done=self._to_printer)

    def _to_printer(self, pdf: bytes) -> None:
        title = _("Root key: half {half} of 2").format(half=self.half)
        self._wizard.bench.printer.print_pdf(pdf, title, self)

    def _ask_groups(self) -> None:
        self.proof = rules.proof(self._printed)
        self.prove = Form(self._wizard.theme)
        for place in self.proof.places:
            title = _("Group {number} on your sheet").format(number=place)
            self.prove.text(_key(place), title, required=True, longest=12)
        ask_new_password(self.prove, _("Your password for the root key"), "part")
        self.prove.submitted.connect(self.finish)
        self._proving.addWidget(self.prove)
        stops = [
            one for one in self.prove.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        in_reading_order(self._start, [*stops, self.show_again])

    def _check(self) -> None:
        form, asked = self.prove, self.proof
        if form is None or asked is None or not form.submit():
            return
        typed = form.values()
        wrong = rules.wrong_groups(asked, {place: typed[_key(place)] for place in asked.places})
        problems = {_key(place): _(MISTYPED) for place in wrong} | self._against_part(typed)
        if problems:
            form.show_problems(problems)
            return
        self._wizard.gathered.parts[self.half] = typed["part"]
        self.turn(Phase.WHO, quietly=True)  # nothing of this half stays on screen
        self._wizard.forward()

    def _against_part(self, typed: dict[str, Any]) -> dict[str, str]:
        if typed["part"] != typed["part_again"]:
            return {"part_again": _(DIFFER)}
        found = list(rules.check_part(typed["part"], self._owner.name))
        other = self._wizard.gathered.parts.get(3 - self.half)
        if not found and other is not None and rules.are_alike(typed["part"], other):
            found.append(rules.PartsAlike())
        return {"part": " ".join(one.sentence() for one in found)} if found else {}


def _key(place: int) -> str:
    return f"group_{place}"
