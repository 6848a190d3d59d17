"""What these tests stand on: a bench that hears, and no dialog left open."""

from tests.support.windows import fakes, nothing_left_open

__all__ = ["fakes", "nothing_left_open"]
