"""The ceremony at a page: what the two do, step by step."""

import pypdfium2
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from eduapp.certificates.keys.ui.ceremony_half import HalfStep, Phase
from eduapp.certificates.keys.ui.ceremony_page import CeremonyPage
from eduapp.certificates.keys.ui.fields import FolderField
from eduapp.gui.widgets import Chip
from tests.support.given_keys import PARTS, PASSWORD, SIGN_IN


def words(page: QWidget) -> str:
    """Everything that can be read on the page now."""
    QApplication.processEvents()
    shown = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    shown += [one.text() for one in page.findChildren(QLineEdit) if one.isVisible()]
    shown += [one.accessibleName() for one in page.findChildren(Chip) if one.isVisible()]
    return "\n".join(shown)


def go_on(page: CeremonyPage) -> None:
    """Press what goes on."""
    assert page.next.isEnabled()
    page.next.click()


def begin(page: CeremonyPage) -> None:
    """Past the first step."""
    go_on(page)
    assert page.step == 1


def sign_in(step: HalfStep, **typed: str) -> None:
    """Type who it is."""
    step.who.set_values({"password": SIGN_IN} | typed)


def prove(step: HalfStep, part: str, **wrong: str) -> None:
    """Type the groups from the sheet and choose a password."""
    assert step.proof is not None
    assert step.prove is not None
    printed = step._printed
    typed = {f"group_{place}": printed[place - 1] for place in step.proof.places}
    step.prove.set_values(typed | {"part": part, "part_again": part} | wrong)


def take_half(page: CeremonyPage, step: HalfStep, part: str, **who: str) -> None:
    """The whole turn of one of the two."""
    sign_in(step, **who)
    go_on(page)
    assert step.phase is Phase.READ
    go_on(page)
    prove(step, part)
    go_on(page)


def both_halves(page: CeremonyPage) -> None:
    """Both have their halves: one step is left."""
    begin(page)
    take_half(page, page.first, PARTS[0])
    take_half(page, page.second, PARTS[1], name="karivik")
    assert page.step == 3


def make(page: CeremonyPage) -> None:
    """Choose the folder and the password of issuing, and make the keys."""
    field = page.make.form.field("folder")
    assert isinstance(field, FolderField)
    field.choose.click()
    page.make.form.type_in({"password": PASSWORD, "password_again": PASSWORD})
    go_on(page)


def groups_on(pdf: bytes, groups: tuple[str, ...]) -> str:
    """The groups as they can be read from a sheet, in its order."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = document[0].get_textpage().get_text_bounded().split()
    finally:
        document.close()
    return " ".join(word for word in found if word in groups)
