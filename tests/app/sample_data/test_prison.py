import pytest

from eduapp.app.sample_data.prison import dice_of, prisons_of
from eduapp.app.sample_data.sizes import SIZES


@pytest.mark.parametrize("key", SIZES)
def test_all_prisons_together_are_the_size(key):
    size = SIZES[key]
    prisons = prisons_of(size, 5)

    assert len(prisons) == size.prisons
    assert sum(prison.present for prison in prisons) == size.present
    assert sum(prison.stays - prison.returns for prison in prisons) == size.persons
    assert sum(prison.seats for prison in prisons) == pytest.approx(size.seats, rel=0.02)
    assert all(prison.seats <= prison.present for prison in prisons)


def test_there_are_small_and_large_ones():
    present = [prison.present for prison in prisons_of(SIZES["N"], 5)]

    assert min(present) < 25
    assert max(present) > 100


def test_names_of_rooms_are_told_apart_only_where_there_are_several_prisons():
    assert prisons_of(SIZES["S"], 5)[0].named("Kjøkken") == "Kjøkken"
    assert prisons_of(SIZES["N"], 5)[3].named("Kjøkken") == "Kjøkken, enhet 4"


def test_each_part_has_dice_of_its_own():
    assert dice_of(1, "a").random() == dice_of(1, "a").random()
    assert dice_of(1, "a").random() != dice_of(1, "b").random() != dice_of(2, "b").random()
