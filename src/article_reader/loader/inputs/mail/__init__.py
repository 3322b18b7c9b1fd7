"""Mail -> Page."""

from article_reader.loader.inputs.mail.reader import read_mail

__all__ = ["read_mail"]
