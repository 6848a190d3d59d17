"""The school with invented people: one autumn term, played through the program's own use cases.

`fill` is what "Try with invented people", the tour, the screenshots and the help pictures all stand on.
"""

from eduapp.app.sample_site.making import open_or_make, put_aside
from eduapp.app.sample_site.story import NOW, Site, fill, open_site, play

__all__ = ["NOW", "Site", "fill", "open_or_make", "open_site", "play", "put_aside"]
