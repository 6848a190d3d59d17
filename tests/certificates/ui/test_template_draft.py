import pytest

from eduapp.certificates.drawing.own_templates import usual
from eduapp.certificates.drawing.package import from_bytes, to_bytes
from eduapp.certificates.queries import TemplateNow
from eduapp.certificates.ui.template_draft import Draft
from eduapp.core.errors import Refused
from tests.support import given_templates


def test_without_an_own_one_it_begins_with_the_programs():
    draft = Draft.of(TemplateNow("kursbevis.a5"))
    assert (draft.package, draft.own, draft.changed) == (usual("kursbevis.a5"), False, False)


def test_what_was_kept_comes_back_with_its_number():
    draft = Draft.of(TemplateNow("kursbevis", 3, to_bytes(given_templates.saying())))
    assert (draft.package, draft.number, draft.own) == (given_templates.saying(), 3, True)
    with pytest.raises(Refused):
        Draft.of(TemplateNow("kursbevis", 3, b"PK"))


def test_each_change_is_one_and_can_be_read_again():
    draft = Draft.of(TemplateNow("kursbevis"))
    moved = draft.with_value(("body", "left"), 33)
    assert (moved.changed, moved.package.table["body"]["left"]) == (True, 33)
    assert moved.with_value(("body", "left"), 30).changed is False
    more = draft.with_line()
    assert more.without(len(draft.package.table["elements"])).changed is False
    assert from_bytes(moved.content) == moved.package
    assert draft.with_package(moved.package).package == moved.package


def test_a_picture_behind_comes_and_goes():
    draft = Draft.of(TemplateNow("kursbevis")).with_background(given_templates.a_picture("black"), "x.png")
    assert draft.package.background
    assert draft.package.table["elements"][0]["kind"] == "background"
    assert not draft.with_background(b"").changed
    with pytest.raises(Refused):
        draft.with_background(b"GIF89a", "x.gif")
