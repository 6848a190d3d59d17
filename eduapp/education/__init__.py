"""Teaching: the school and its places, what is taught, when, to whom, and who was there."""
