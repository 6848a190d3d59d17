from hypothesis import given
from hypothesis import strategies as st

from eduapp.gui.widths import Want, shared

wants = st.lists(
    st.builds(
        lambda least, more, stretches, priority: Want(least, least + more, stretches, priority),
        st.integers(20, 300),
        st.integers(0, 300),
        st.booleans(),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=8,
)


@given(wants, st.integers(200, 3000), st.booleans())
def test_the_widths_always_fill_the_table_exactly(columns, available, narrow):
    widths = shared(columns, available, narrow)

    assert sum(widths) == available or not any(widths)
    assert all(width >= 0 for width in widths)


@given(wants, st.integers(200, 3000))
def test_a_column_that_must_be_there_is_there(columns, available):
    widths = shared(columns, available)

    assert all(width > 0 for width, want in zip(widths, columns, strict=True) if not want.priority)


@given(wants, st.integers(200, 3000))
def test_nothing_is_hidden_while_there_is_room(columns, available):
    if sum(want.least for want in columns) <= available:
        assert all(shared(columns, available))


def test_the_least_important_column_goes_first():
    columns = [Want(100, 100), Want(100, 100, priority=2), Want(100, 100, priority=1)]

    assert shared(columns, 250) == [125 + 25, 0, 100]


def test_what_is_left_over_goes_to_columns_without_a_width():
    columns = [Want(50, 100, stretches=True), Want(50, 100), Want(50, 100, stretches=True)]

    assert shared(columns, 500) == [200, 100, 200]


def test_a_narrow_window_hides_all_that_may_be_hidden():
    assert shared([Want(50, 100), Want(50, 100, priority=1)], 1000, narrow=True) == [1000, 0]
