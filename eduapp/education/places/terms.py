"""The words of places."""

from eduapp.core.changes import Topic

SEE_PLACES = "places.see"
CHANGE_PLACES = "places.change"
TAKE_OUT = "places.take_out"  # of service, and end that
PERMISSIONS = (SEE_PLACES, CHANGE_PLACES, TAKE_OUT)

PLACES_CHANGED = Topic("places")

PLACE_SAVED = "places.saved"
PLACE_CHANGED = "places.changed"
OUT_OPENED = "places.out.opened"
OUT_ENDED = "places.out.ended"
OUT_TAKEN_BACK = "places.out.taken_back"
