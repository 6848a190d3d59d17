"""What the timetable says on screens; the sessions of a group are shown by attendance, which knows more."""
