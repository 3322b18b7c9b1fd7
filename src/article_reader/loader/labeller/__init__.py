"""Lines -> labels: what each line of a page is, how sure that is, and why."""
