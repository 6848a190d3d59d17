"""Keeps PySide from reading the source of every module that is imported after it.

It looks for its own name in there, in case a module switches `__feature__` on, which ours never do. Reading
takes a third of the time to open the database, and 20 MB for lines that nobody looks at again.
"""

import sys

FEATURE, HEARD = "shibokensupport.feature", "feature_imported"  # of PySide 6.11; another one may do without


def leave_sources_unread() -> None:
    """Once PySide is there, and before most other modules are."""
    feature = vars(sys.modules[FEATURE]) if FEATURE in sys.modules else {}
    if HEARD in feature:
        feature[HEARD] = _not_read


def _not_read(_module: object) -> None:
    """In place of PySide's look: the module keeps what was switched on before, which is nothing."""
