from eduapp.records.handouts.rules import Checked, check_plan


def sentences(**facts):
    known = {"name": "Karim Haddad", "texts": ("Min plan", "Snekker i Granli"), "tells": (), "holds": 1}
    return [one.sentence() for one in check_plan(Checked(**known | facts))]


def test_a_plan_that_tells_nothing_may_be_printed():
    assert sentences() == []


def test_every_word_that_tells_is_named_with_the_text_it_stands_in():
    texts = ("Søke jobb i fengselet", "Vaktmester ved Granli fengsel " + "og mer " * 20)

    first, second = sentences(texts=texts, tells=("fengselet", "Granli"))

    assert first == (
        "The plan would say “fengselet” (in “Søke jobb i fengselet”), which tells where the learner is. "
        "Put that right in the plan first."
    )
    assert second.startswith(
        "The plan would say “Granli” (in “Vaktmester ved Granli fengsel og mer og mer og mer og mer og…”), "
    )


def test_an_empty_plan_is_not_printed_and_all_reasons_are_told_at_once():
    assert sentences(holds=0) == [
        "Nothing stands in the plan of Karim Haddad yet. Add a goal or record a talk first."
    ]
    assert len(sentences(holds=0, tells=("Granli",))) == 2
