"""What each line of a page is found to be."""
