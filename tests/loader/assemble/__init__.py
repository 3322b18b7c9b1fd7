"""Labelled lines to articles."""
