"""The tests mirror the rooms; end_to_end drives the program itself."""
