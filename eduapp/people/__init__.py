"""The people: who may work here (access), what they did (audit), and who learns (learners)."""
