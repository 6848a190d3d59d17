"""The words of roads to a trade certificate."""

from eduapp.core.changes import Topic

SEE_ROADS = "road.see"
CHANGE_ROADS = "road.change"
PERMISSIONS = (SEE_ROADS, CHANGE_ROADS)

ROADS_CHANGED = Topic("workshops.roads")

ROAD_SET = "road.set"
ROAD_ENDED = "road.ended"
PRACTICE_NOTED = "road.practice.noted"
PRACTICE_WITHDRAWN = "road.practice.withdrawn"

# Given by the program alone (labels: resources/codes/road_end_reasons.toml).
REPLACED = "replaced"
