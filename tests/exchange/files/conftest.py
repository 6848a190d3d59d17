"""What tests of files stand on besides the usual: a database that is SQLite in any case."""

from tests.support.sqlite_only import sqlite_database, sqlite_ready_made, sqlite_template

__all__ = ["sqlite_database", "sqlite_ready_made", "sqlite_template"]
