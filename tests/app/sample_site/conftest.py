"""The sample site, whole."""

from tests.support.sample import site, site_file

__all__ = ["site", "site_file"]
