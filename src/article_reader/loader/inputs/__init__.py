"""Any source in: what kind of input it is, and the lines that it holds."""
