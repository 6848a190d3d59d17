"""Versions have the same questions in another order, within their parts, and always the same by one seed."""

from hypothesis import given as for_all
from hypothesis import strategies as st

from eduapp.exams.papers.rules.shuffling import (
    Shuffled,
    Stands,
    Version,
    check_versions,
    version_of,
    versions_of,
)

questions = st.lists(
    st.builds(Shuffled, st.integers(0, 5), st.integers(0, 4), st.booleans(), st.booleans(), st.booleans()),
    max_size=12,
)
seeds = st.text("0123456789abcdef", min_size=16, max_size=16)


@for_all(seeds, questions)
def test_every_version_has_every_question_and_every_choice_once(seed, some):
    for version in versions_of(seed, 4, some):
        assert sorted(one.place for one in version.order) == list(range(1, len(some) + 1))
        for one in version.order:
            question = some[one.place - 1]
            assert sorted(one.choices) == list(range(question.choices))
            assert sorted(one.rights) == list(range(question.rights))
            if question.keeps_order:
                assert list(one.choices) == sorted(one.choices)


@for_all(seeds, questions)
def test_no_question_leaves_its_part(seed, some):
    parts, part = [], 0
    for question in some:
        part += question.heads_part or question.is_text
        parts.append(part)
    for version in versions_of(seed, 3, some):
        told = [parts[one.place - 1] for one in version.order]
        assert told == sorted(told)


@for_all(seeds, questions)
def test_a_text_stands_before_what_belongs_to_it(seed, some):
    for version in versions_of(seed, 3, some):
        places = [one.place for one in version.order]
        for place, question in enumerate(some, 1):
            if question.is_text:
                assert all(one < place for one in places[: places.index(place)])


@for_all(seeds, questions)
def test_version_a_keeps_the_order_and_each_follows_from_its_own_seed(seed, some):
    versions = versions_of(seed, 3, some)

    assert [one.place for one in versions[0].order] == list(range(1, len(some) + 1))
    assert [version_of(one.letter, one.seed, some) for one in versions] == versions
    assert len({one.seed for one in versions}) == 3


def test_versions_differ_in_the_order_of_questions_and_of_choices():
    versions = versions_of("5eed", 4, [Shuffled(choices=4)] * 12)

    assert len({tuple(one.place for one in version.order) for version in versions}) == 4
    first = [{one.place: one.choices for one in version.order}[1] for version in versions]
    assert len(set(first)) > 1


def test_choices_are_shuffled_in_version_a_too():
    """Files often have the right answer first."""
    firsts = [versions_of(str(seed), 1, [Shuffled(choices=4)])[0].order[0].choices[0] for seed in range(400)]

    assert all(60 < firsts.count(choice) < 140 for choice in range(4))


def test_two_versions_that_are_the_same_are_told():
    alike = [
        Version("A", "1", (Stands(1),)),
        Version("B", "2", (Stands(1),)),
        Version("C", "3", (Stands(1, (1, 0)),)),
    ]

    assert [one.sentence() for one in check_versions(alike)] == [
        "Versions A and B are the same: there is too little to shuffle. Ask for fewer versions."
    ]
