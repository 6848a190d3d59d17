"""What tests of things that break stand on besides the usual."""

from tests.support.sqlite_only import sqlite_database, sqlite_ready_made, sqlite_template

__all__ = ["sqlite_database", "sqlite_ready_made", "sqlite_template"]
