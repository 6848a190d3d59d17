from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.db.types import UtcDateTime, canonical

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


class Sqlite:
    name = "sqlite"


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        UtcDateTime().process_bind_param(datetime(2026, 11, 23), Sqlite())


def test_every_zone_is_kept_as_utc():
    noon = datetime(2026, 11, 23, 12, tzinfo=timezone(timedelta(hours=1)))
    kept = UtcDateTime().process_bind_param(noon, Sqlite())
    assert UtcDateTime().process_result_value(kept, Sqlite()) == datetime(2026, 11, 23, 11, tzinfo=UTC)


@forall(st.dictionaries(st.text(max_size=3), json_values, max_size=4))
def test_equal_facts_are_equal_bytes_whatever_their_order(facts):
    turned = dict(reversed(facts.items()))
    assert canonical(facts) == canonical(turned)


def test_not_a_number_is_refused():
    with pytest.raises(ValueError, match="JSON"):
        canonical(float("nan"))
