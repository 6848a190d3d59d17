"""The school's key for papers, for whatever needs it: none before the ceremony, else asked for once."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from eduapp.certificates.keys import queries as keys
from eduapp.certificates.keys import terms
from eduapp.certificates.keys.opened import OpenedKeys
from eduapp.certificates.seals.key_list import KeyRecord
from eduapp.certificates.seals.keys import KeyPair
from eduapp.gui.bench import Bench
from eduapp.gui.loading import load


def with_key(bench: Bench, parent: QWidget, then: Callable[[KeyPair | None], None]) -> None:
    """Go on with the opened key, or with None where the school has none; not without the password."""

    def opened(found: OpenedKeys) -> None:
        then(found.issuing)

    def known(in_use: KeyRecord | None) -> None:
        if in_use is None:
            then(None)
        else:
            load(terms.ASK_FOR_KEYS)(bench, parent, opened)

    bench.runner.query(keys.key_in_use, owner=parent, done=known)
