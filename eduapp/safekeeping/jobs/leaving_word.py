"""Leaves word in a database that came from a backup (formats/left_word), before anybody can open it."""

from pathlib import Path

from sqlalchemy import Engine

from eduapp.core.db.base import table_of
from eduapp.core.db.file_keys import key_for
from eduapp.core.db.sealed import open_sealed
from eduapp.core.db.site_settings import SiteSetting
from eduapp.safekeeping import terms
from eduapp.safekeeping.formats.left_word import Word, written


def leave_in_file(word: Word, file: Path) -> None:
    """In a file of SQLite that has not taken its place yet."""
    engine = open_sealed(file, key_for(file), writable=True)
    try:
        leave(word, engine)
    finally:
        engine.dispose()


def leave(word: Word, engine: Engine) -> None:
    """In any database, in place of word that was there: it tells of what was brought back last."""
    setting = table_of(SiteSetting)
    key = terms.WORD_LEFT.key
    with engine.begin() as connection:
        anew = setting.update().where(setting.c.key == key).values(value=written(word))
        if not connection.execute(anew).rowcount:
            connection.execute(setting.insert().values(key=key, value=written(word)))
