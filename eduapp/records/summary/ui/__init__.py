"""The screen of anonymous figures."""
