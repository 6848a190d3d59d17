"""What can be done with days. Each function is one use case, one transaction."""

from eduapp.records.day.service.closing import CloseDay, close_day
from eduapp.records.day.service.following import FollowStates, follow_states
from eduapp.records.day.service.opening import OpenDay, open_day

__all__ = ["CloseDay", "FollowStates", "OpenDay", "close_day", "follow_states", "open_day"]
