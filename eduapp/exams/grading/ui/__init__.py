"""The screens of grading."""
