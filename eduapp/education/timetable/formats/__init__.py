"""Files in which the timetable leaves the program. Facts in, bytes out; no database."""
