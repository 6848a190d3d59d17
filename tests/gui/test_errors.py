import pytest

import eduapp.core.db.faults
import eduapp.gui.pdf_pages
from eduapp.core.errors import EduError, Unavailable
from eduapp.gui.errors import GENERAL, WORDINGS, in_one_line, wording


def kinds_of(error):
    return [error, *(kind for child in error.__subclasses__() for kind in kinds_of(child))]


@pytest.mark.parametrize("kind", [kind for kind, _words in WORDINGS])
def test_each_kind_has_words_of_its_own(kind):
    assert wording(kind()) is not GENERAL


@pytest.mark.parametrize("kind", kinds_of(EduError))
def test_every_error_can_be_told(kind):
    words = wording(kind())

    assert words.title
    assert words.icon


def test_only_what_may_pass_can_be_tried_again():
    assert [kind for kind, words in WORDINGS if words.may_retry] == [Unavailable]
    assert wording(eduapp.core.db.faults.Unfinished(reason="")).may_retry


def test_special_errors_stand_before_general_ones():
    kinds = [kind for kind, _words in WORDINGS]
    for number, kind in enumerate(kinds):
        assert not any(issubclass(later, kind) for later in kinds[number + 1 :])


def test_an_error_in_one_line_has_no_second():
    said = in_one_line(Unavailable(reason="The disk\nis full."))

    assert "\n" not in said
    assert said.endswith("The disk is full. Nothing was lost. Put that right, then try again.")
