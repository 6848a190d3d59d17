"""The screen of handing minutes over."""
