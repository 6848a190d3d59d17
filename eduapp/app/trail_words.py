"""Words the trail needs beside the sentences of the features: of rules that were set aside, of fields."""

from eduapp.core.i18n import N_

TRAIL_WORDS = {
    "rule.overridden": N_("The rule “{rule}” was set aside: {reason}"),
    "sample.made": N_("All data here are invented: {people} people, {marks} marks, {hours} hour entries"),
    # A rule by the name of its Violation.
    "rule:Clash": N_("one thing at a time"),
    "rule:GroupFull": N_("places in the group"),
    "rule:LeavesBeforeTheEnd": N_("here until the course ends"),
    "rule:NotYetCompleted": N_("prerequisites"),
    "rule:OutOfOrder": N_("order of the waiting list"),
    "rule:OthersWait": N_("those who wait come first"),
    "rule:PlaceTaken": N_("one thing in a place at a time"),
    "rule:RoomTooSmall": N_("seats of the place"),
    "rule:TooLongAgo": N_("days for changing sessions"),
    # A field by its name in LearnerFacts, CourseFacts and the group.
    "field:number": N_("learner number"),
    "field:family_name": N_("last name"),
    "field:given_name": N_("first name"),
    "field:birth_date": N_("date of birth"),
    "field:first_language": N_("first language"),
    "field:norwegian_level": N_("level of Norwegian"),
    "field:unit": N_("unit"),
    "field:security_level": N_("security level of the placement"),
    "field:available_until": N_("available until"),
    "field:code": N_("course code"),
    "field:name": N_("name"),
    "field:kind": N_("kind of course"),
    "field:planned_hours": N_("planned hours"),
    "field:minutes_per_hour": N_("minutes in an hour"),
    "field:capacity": N_("places"),
    "field:prerequisites": N_("prerequisites"),
    "field:scale": N_("grade scale"),
    "field:contents": N_("contents"),
    "field:goals": N_("goals"),
    "field:attendance_percent": N_("attendance in per cent"),
    "field:active": N_("offered"),
    "field:teacher_id": N_("teacher"),
    "field:place_id": N_("place"),
    "field:first_day": N_("first day"),
    "field:last_day": N_("last day"),
}
