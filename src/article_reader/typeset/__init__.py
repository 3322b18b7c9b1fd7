"""Typesetting, for reader and outputs alike: an Article set as pieces, and pieces as rows of a given width."""
