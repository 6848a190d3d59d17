"""The forms of an aim: what is refused stands beside the field, what was there already stays."""

from eduapp.workshops.aims import queries
from eduapp.workshops.aims.ui.aim_dialog import link_tasks, save_aim
from tests.support import given_workshops
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.given_aims import a_task, an_aim, practised_by
from tests.support.given_roads import JOINERY
from tests.support.keys import press


def aim(database, aim_id):
    with database.reading() as session:
        return queries.aim(session, aim_id)


def test_what_is_refused_stands_beside_its_field(fakes, parent):
    dialog = save_aim(fakes.bench, parent)
    dialog.form.type_in({"trade": JOINERY, "code": "K 1", "text_nb": "Words"})
    press(dialog, "Ctrl+Return")

    assert the_dialog() is dialog
    assert "one word" in dialog.form.field("code").accessibleDescription()


def test_both_wordings_and_the_place_are_kept(database, fakes, parent):
    aim_id = an_aim(database)
    dialog = save_aim(fakes.bench, parent, aim(database, aim_id))
    dialog.form.type_in({"text_nn": "Lese ei teikning", "position": 9})
    press(dialog, "Ctrl+Return")

    facts = aim(database, aim_id).facts
    assert (facts.wording.nn, facts.position) == ("Lese ei teikning", 9)


def test_tasks_of_a_closed_workshop_stay_linked(database, fakes, parent):
    open_one = given_workshops.a_workshop(database, "Carpentry", tasks=("Joints",))
    aim_id = an_aim(database)
    practised_by(database, aim_id, a_task(database, "Joints"))
    given_workshops.closed(database, open_one)
    given_workshops.a_workshop(database, "Metal", tasks=("Turning",))

    link_tasks(fakes.bench, aim(database, aim_id), parent)
    press(the_dialog(), "Space", "Return")

    assert no_dialog()
    assert [link.name for link in aim(database, aim_id).tasks] == ["Joints", "Turning"]
