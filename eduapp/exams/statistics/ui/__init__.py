"""The screens of item statistics."""
