"""What is done with a signed paper: the keys are asked for on the way, and nothing is lost without them."""

from eduapp.certificates import queries
from eduapp.certificates.ui import paper_dialogs
from tests.support import given_keys, given_register
from tests.support.dialogs import fill, no_dialog, the_dialog


def test_a_signed_paper_is_replaced_once_the_keys_are_open(database, key, fakes, parent):
    paper = given_register.a_paper(database, key=key)
    got = []
    paper_dialogs.replace(fakes.bench, given_register.head(database, paper), parent, got.append)
    fill(cause="lost")
    fill(password=given_keys.PASSWORD)

    assert [given_register.head(database, one).row.number for one in got] == ["2026-00002"]
    assert no_dialog()


def test_who_thinks_better_of_the_password_is_back_at_the_form(database, key, fakes, parent):
    paper = given_register.a_paper(database, key=key)
    dialog = paper_dialogs.replace(
        fakes.bench, given_register.head(database, paper), parent, lambda _id: None
    )
    fill(cause="lost")
    the_dialog().reject()

    assert dialog.isVisible()
    assert dialog.form.values() == {"cause": "lost"}
    assert given_register.head(database, paper).row.state == "issued"


def test_a_refusal_stands_in_the_form(database, school, fakes, parent):
    paper = given_register.a_paper(database)
    paper_dialogs.replace(fakes.bench, given_register.head(database, paper), parent, lambda _id: None)
    fill(cause="name")
    assert not no_dialog()


def test_who_does_not_confirm_revokes_nothing(database, school, fakes, parent):
    paper = given_register.a_paper(database)
    given_register.proposed(database, paper)
    with database.reading() as session:
        [row] = queries.endings(session, paper).revocations
    fakes.ask.yes = False

    paper_dialogs.attest(fakes.bench, row, "2026-00001", parent)

    assert given_register.head(database, paper).row.state == "issued"
