"""The words of places."""

from eduapp.core.changes import Topic

SEE_PLACES = "places.see"
CHANGE_PLACES = "places.change"
PERMISSIONS = (SEE_PLACES, CHANGE_PLACES)

PLACES_CHANGED = Topic("places")

PLACE_SAVED = "places.saved"
