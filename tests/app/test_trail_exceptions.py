from eduapp.app import catalogue
from eduapp.people.access import terms


def test_accounts_that_are_opened_or_changed_and_passwords_set_stand_among_the_exceptions():
    said = catalogue.audit_sentences()

    for act in (terms.USER_ADDED, terms.USER_CHANGED, terms.PASSWORD_CHANGED):
        assert f"exception:{act}" in said
