"""The options that the program has, as its parser knows them."""

from __future__ import annotations

from article_reader.cli.arguments import make_parser

OPTIONS = tuple(make_parser()._actions)
"""The parser's options, FILE among them."""

SPELLINGS = frozenset(spelling for option in OPTIONS for spelling in option.option_strings)
"""Every way an option can be written: "-f", "--format", "--no-captions"."""

CHOICES = {
    spelling: tuple(map(str, option.choices))
    for option in OPTIONS
    if option.choices is not None
    for spelling in option.option_strings
}
"""What may follow the options that take one of a few words."""
