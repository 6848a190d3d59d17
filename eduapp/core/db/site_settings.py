"""Settings of the whole site, kept in the database so that every PC sees the same."""

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from eduapp.core.db.base import Base
from eduapp.core.settings import Setting, T


class SiteSetting(Base):
    """One setting of the site as text; its declaration in a feature's terms.py says what it means."""

    __tablename__ = "site_setting"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


def site_value(session: Session, setting: Setting[T]) -> T:
    """The value in force: the stored one, else the declared default."""
    stored = session.scalar(select(SiteSetting.value).where(SiteSetting.key == setting.key))
    return setting.default if stored is None else setting.parse(stored)


def store_site_value(session: Session, setting: Setting[T], value: T) -> None:
    """Set one; the caller's use case asks for the permission and writes the trail."""
    row = session.get(SiteSetting, setting.key)
    text = setting.write(value)
    if row is None:
        session.add(SiteSetting(key=setting.key, value=text))
    else:
        row.value = text
