import pytest

from eduapp.certificates.neutrality.national import is_national_number

FIRST, SECOND = (3, 7, 6, 1, 8, 9, 4, 5, 2), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def numbers(nine):
    """The numbers that begin with nine digits, by the old rule and that of 2032."""
    for first in range(10):
        digits = [*map(int, nine), first]
        if (sum(a * b for a, b in zip(FIRST, digits, strict=False)) + first) % 11 > 3:
            continue
        second = -sum(a * b for a, b in zip(SECOND, digits, strict=True)) % 11
        if second < 10:
            yield f"{nine}{first}{second}"


@pytest.mark.parametrize("nine", ["050690123", "450690123", "054690123", "058690123", "311299456"])
def test_numbers_by_both_rules_are_known(nine):
    made = list(numbers(nine))

    assert made
    assert all(map(is_national_number, made))


@pytest.mark.parametrize(
    "wrong", ["", "0506901230", "05069012345", "99069012345", "05999012345", "٠٥٠٦٩٠١٢٣٤٥"]
)
def test_other_digits_are_none(wrong):
    assert not is_national_number(wrong)


def test_one_digit_changed_makes_it_none():
    (number, *_more) = numbers("050690123")
    others = [number[:10] + str(digit) for digit in range(10) if str(digit) != number[10]]

    assert not any(map(is_national_number, others))
