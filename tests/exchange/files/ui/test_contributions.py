"""What bringing files in gives the shell agrees with what can be brought in."""

from eduapp.exchange.files import terms
from eduapp.exchange.files.subjects import SUBJECTS
from eduapp.exchange.files.ui.contributions import CONTRIBUTIONS, PAGE
from eduapp.gui.contributions import allowed
from tests.support import given


def test_every_subject_is_in_the_palette_with_its_own_words():
    offered = {offer.route.detail: offer for offer in CONTRIBUTIONS.actions}

    assert list(offered) == [one.key for one in SUBJECTS]
    assert [offered[one.key].text for one in SUBJECTS] == [one.title for one in SUBJECTS]
    assert {offer.route.key for offer in CONTRIBUTIONS.actions} == {PAGE}


def test_the_palette_offers_to_those_who_may_bring_files_in_just_what_they_may():
    for actor in given.STAFF:
        if actor.may(terms.BRING_IN):
            offered = {offer.route.detail for offer in allowed(CONTRIBUTIONS.actions, actor)}
            assert offered == {one.key for one in SUBJECTS if one.may_be_brought_in_by(actor)}


def test_the_trail_tells_of_the_file_and_both_counts():
    sentence = CONTRIBUTIONS.audit_sentences[terms.BROUGHT_IN]

    assert sentence.format(file="liste.csv", count=46, refused=2) == (
        "liste.csv was brought in: rows in: 46, refused: 2."
    )
