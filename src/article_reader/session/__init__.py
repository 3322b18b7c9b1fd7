"""What surrounds the reader: the process that loads the article, the keyboard, and where articles were left."""
