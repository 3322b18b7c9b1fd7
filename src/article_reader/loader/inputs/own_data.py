"""What `-f json` and `-f yaml` wrote -> the article that was written."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from article_reader.article import Article
from article_reader.errors import NotOurData
from article_reader.loader.inputs.own_article import from_data

if TYPE_CHECKING:
    import yaml

_DEEPEST = 20
"""How deep the data lies within itself at the most; an article's goes down to seven."""


def read_own_data(text: str) -> Article:
    """Return the article that JSON or YAML of our shape tells.

    Raises:
        NotOurData: it is neither, or tells what no article can be.
    """
    return from_data(_read_json(text) if text.lstrip().startswith("{") else _read_yaml(text))


def _read_json(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise NotOurData(f"{place} is no JSON ({error.msg})", "an article's data as JSON") from error
    except (ValueError, RecursionError) as error:  # a number without end, brackets without end
        raise NotOurData("it goes beyond any article's JSON", "an article's data as JSON") from error


def _read_yaml(text: str) -> object:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if not _is_plain(yaml.parse(text, Loader=loader)):
            raise NotOurData("it goes beyond any article's YAML", "an article's data as YAML")
        return yaml.load(text, Loader=loader)  # noqa: S506  # nosec B506  # a safe one
    except yaml.MarkedYAMLError as error:
        place = f"line {error.problem_mark.line + 1}" if error.problem_mark else "it"
        raise NotOurData(f"{place} is no YAML", "an article's data as YAML") from error
    except (yaml.YAMLError, ValueError) as error:
        raise NotOurData("it is no YAML", "an article's data as YAML") from error


def _is_plain(events: Iterable[yaml.Event]) -> bool:
    """Tell whether YAML is without references, which can make much of little, and not nested without end."""
    import yaml

    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST or isinstance(event, yaml.AliasEvent):
            return False
    return True
