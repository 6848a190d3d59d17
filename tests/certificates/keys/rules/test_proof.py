from eduapp.certificates.keys import rules
from eduapp.certificates.seals.keyfile import GROUPS, printed_half

PRINTED = printed_half(bytes(range(32)))


def typed(asked, **changed):
    return {place: PRINTED[place - 1] for place in asked.places} | changed


def test_three_different_groups_are_asked_for_and_not_always_the_same():
    asked = [rules.proof(PRINTED) for _time in range(50)]

    assert all(len(set(one.places)) == 3 and list(one.places) == sorted(one.places) for one in asked)
    assert {place for one in asked for place in one.places} <= set(range(1, GROUPS + 1))
    assert len({one.places for one in asked}) > 10


def test_groups_are_right_however_they_are_typed():
    asked = rules.Proof((1, 4, 13), PRINTED)
    careless = {place: f" {PRINTED[place - 1].lower()} " for place in asked.places}

    assert rules.wrong_groups(asked, typed(asked)) == ()
    assert rules.wrong_groups(asked, careless) == ()


def test_each_wrong_group_is_named():
    asked = rules.Proof((2, 5, 9), PRINTED)
    wrong = {2: PRINTED[1], 5: PRINTED[5], 9: "ÆØÅ"}

    assert rules.wrong_groups(asked, wrong) == (5, 9)
    assert rules.wrong_groups(asked, {}) == (2, 5, 9)


def test_what_is_printed_is_not_in_the_words_for_a_log():
    assert PRINTED[3] not in repr(rules.Proof((1, 2, 3), PRINTED))
