"""Pages are named as text so that they are read late; so no type checker sees a slip. These tests do."""

import ast
import dataclasses
import importlib

import pytest

from eduapp.gui.contributions import Contributions, load
from tests.architecture import source

NAMES = ("module", "query")  # fields that hold `package.module:name`
OFFERS = [field.name for field in dataclasses.fields(Contributions) if field.name != "audit_sentences"]


def contributions():
    """What each feature offers: (folder, Contributions)."""
    for path in source.modules("**/ui/contributions.py"):
        yield path.parents[1], importlib.import_module(source.dotted(path)).CONTRIBUTIONS


def offers():
    """Every single offer: (folder, offer)."""
    return [
        (folder, offer)
        for folder, all_of in contributions()
        for kind in OFFERS
        for offer in getattr(all_of, kind)
    ]


def named():
    return [
        (folder, getattr(offer, field))
        for folder, offer in offers()
        for field in NAMES
        if hasattr(offer, field)
    ]


@pytest.fixture(params=named(), ids=lambda pair: pair[1])
def name(request):
    return request.param


def test_what_is_offered_exists(name):
    _folder, path = name

    assert callable(load(path))


def test_a_feature_offers_only_what_is_its_own(name):
    folder, path = name

    assert path.startswith(f"{source.dotted(folder)}."), (
        "another feature's screen belongs to its own contributions"
    )


def test_offered_icons_lie_in_the_folder():
    icons = {path.stem for path in (source.ROOT / "resources" / "icons").glob("*.svg")}
    source.none_of(
        (
            f"{source.name(folder)}: {offer.icon}"
            for folder, offer in offers()
            if getattr(offer, "icon", "") and offer.icon not in icons
        ),
        "Put the SVG into resources/icons, or take one that is there.",
    )


def test_every_place_in_the_rail_and_every_route_is_a_page():
    pages = {page.key for _folder, all_of in contributions() for page in all_of.pages}
    wanted = {
        key
        for _folder, offer in offers()
        for key in (
            getattr(offer, "key", None),
            getattr(offer, "route_key", None),
            getattr(getattr(offer, "route", None), "key", None),
        )
        if key
    }
    source.none_of(sorted(wanted - pages), "No feature offers a page of this key.")


def test_every_noted_action_has_a_sentence():
    sentences = {action for _folder, all_of in contributions() for action in all_of.audit_sentences}
    source.none_of(
        (f"{place}: {action}" for place, action in noted() if action not in sentences),
        "Say in audit_sentences of ui/contributions.py how the trail tells it.",
    )


def noted():
    """Every action a service writes to the trail, where it is named there: (place, action)."""
    for path in source.parts("service"):
        folder = path.parent if path.name == "service.py" else path.parent.parent
        words = importlib.import_module(f"{source.dotted(folder)}.terms")
        for node in source.nodes(path):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "uow.audit":
                for term in ast.walk(node.args[0]):
                    if isinstance(term, ast.Attribute) and ast.unparse(term.value) == "terms":
                        yield f"{source.name(path)}:{node.lineno}", getattr(words, term.attr)
