"""What is reckoned of questions, and what may be said of it. Pure."""
