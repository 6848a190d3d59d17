"""The rules of grading, without database or screen."""
