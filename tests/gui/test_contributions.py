import subprocess
import sys
from datetime import date

import pytest

from eduapp.core.actor import Actor
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer, allowed, load
from eduapp.gui.routes import Route
from tests.support import given


def test_a_person_is_offered_what_the_role_allows():
    pages = [PageOffer("a", "x:y", "learners.see"), PageOffer("b", "x:y", "users.change")]
    teacher = Actor(given.LEADER.user_id, "Ingrid Solheim", frozenset({"learners.see"}))

    assert [page.key for page in allowed(pages, teacher)] == ["a"]


def test_a_name_is_loaded_when_it_is_needed():
    assert load("datetime:date") is date


@pytest.mark.parametrize("name", ["eduapp.gui.routes:Nothing", "eduapp.nowhere:Page"])
def test_a_wrong_name_says_which(name):
    with pytest.raises((AttributeError, ImportError), match=r"Nothing|nowhere"):
        load(name)


def test_a_feature_may_bring_nothing():
    nothing = Contributions()

    assert not any((nothing.pages, nothing.rail, nothing.panels, nothing.actions, nothing.today))
    assert dict(nothing.audit_sentences) == {}


def test_offers_are_light_enough_for_the_start():
    """They are read before the window is there."""
    heavy = "{'sqlalchemy', 'reportlab', 'babel', 'PySide6.QtWidgets'} & set(__import__('sys').modules)"
    code = f"import eduapp.gui.contributions; print(sorted({heavy}))"

    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"


def test_an_action_leads_somewhere():
    assert (
        ActionOffer("Add a learner", Route("people.new"), "plus", "learners.change").route.key == "people.new"
    )
