"""Mail -> Page."""

from typing import Any

from article_reader.loader.inputs.mail.reader import read_mail

__all__ = ["read_mail"]


def __getattr__(name: str) -> Any:
    if name == "parse_mail":  # until the old way is gone
        from article_reader.loader.inputs.mail.old_mail import parse_mail

        return parse_mail
    raise AttributeError(name)
