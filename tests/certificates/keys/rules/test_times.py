from datetime import date, timedelta

from eduapp.certificates.keys import rules


def test_a_key_signs_for_a_year_also_from_a_leap_day():
    assert rules.next_rotation(date(2026, 11, 28)) == date(2027, 11, 28)
    assert rules.next_rotation(date(2028, 2, 29)) == date(2029, 2, 28)


def test_it_is_reminded_of_a_month_before_and_goes_on_being():
    first = date(2026, 11, 28)
    begins = date(2027, 10, 29)

    assert not rules.is_due_soon(first, begins - timedelta(days=1))
    assert rules.is_due_soon(first, begins)
    assert rules.is_due_soon(first, date(2030, 1, 1))
