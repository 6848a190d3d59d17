"""The rules of marking, without database or screen."""
