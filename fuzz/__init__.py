"""Fuzzing: programs that look for inputs which break a promise."""
