"""Plain text as a page."""
