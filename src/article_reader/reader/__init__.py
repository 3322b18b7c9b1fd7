"""The screen: the Textual app and its widgets."""
