"""What is recorded on paper and comes back: lists that go out and are typed in."""
