"""What travels between the staff's side and the candidate's: bytes with one meaning, or refused."""
