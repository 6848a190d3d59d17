from eduapp.certificates import rules


def test_numbers_are_readable_and_sort_by_age():
    assert [rules.number_text(2026, count) for count in (1, 417)] == ["2026-00001", "2026-00417"]
