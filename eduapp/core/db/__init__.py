"""The database: SQLite on one PC, PostgreSQL for several. Features use Database, UnitOfWork and Record."""
