"""What these tests stand on: a bench that hears, and windows."""

from tests.support.windows import fakes, nothing_left_open, parent

__all__ = ["fakes", "nothing_left_open", "parent"]
