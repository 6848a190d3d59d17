"""Exams: sittings with candidates and results. Questions, the kiosk and marking stand here when they come."""
