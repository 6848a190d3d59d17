"""What lies beside a backup, and what opens it: bytes with one meaning each. No database."""
