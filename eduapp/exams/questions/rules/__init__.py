"""What a question is, what stands against it, and what of it may be shown to who answers it."""
