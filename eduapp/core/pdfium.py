"""PDFium bears one thread at a time: whoever calls it holds `alone` meanwhile.

Pages are drawn on one thread and papers are looked through on another; both are in one process.
"""

from threading import RLock

alone = RLock()
