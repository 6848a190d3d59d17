"""What journeys stand on: the sample site."""

from tests.support.sample import site, site_file

__all__ = ["site", "site_file"]
