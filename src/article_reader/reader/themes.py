"""Themes: two of our own, for paper and for the night, beside Textual's; and which one an article opens in."""

from __future__ import annotations

from collections.abc import Sequence

from textual.theme import Theme

from article_reader.reader.settings import Settings
from article_reader.reader.theme_names import AUTO, NIGHT, PAPER

_FEW_COLOURS = frozenset({"standard", None})
"""What Rich calls terminals that have sixteen colours, or none."""


def themes() -> Sequence[Theme]:
    """Return our own themes: dark ink on warm paper, and dim light on near black; all text in them meets WCAG AA."""
    return (
        Theme(
            name=PAPER,
            dark=False,
            primary="#7a3b1d",
            secondary="#5c5346",
            accent="#7a3b1d",
            warning="#b3730a",
            error="#a3271f",
            success="#3f6b2a",
            foreground="#2b2620",
            background="#f6f0e2",
            surface="#ece3cf",
            panel="#e3d8c0",
            variables={"text-accent": "#7a3b1d", "text-muted": "#655b4b"},
        ),
        Theme(
            name=NIGHT,
            dark=True,
            primary="#c9a26b",
            secondary="#8f8a80",
            accent="#c9a26b",
            warning="#b98a3a",
            error="#d0705f",
            success="#8aa86a",
            foreground="#c6c0b4",
            background="#121110",
            surface="#1c1a18",
            panel="#24211e",
            variables={"text-accent": "#c9a26b", "text-muted": "#989083"},
        ),
    )


def theme_for(settings: Settings, color_system: str | None) -> str:
    """Return the theme's name that the settings name, or that suits the terminal.

    Args:
        settings: they name a theme, or one for light and one for dark terminals.
        color_system: how many colours the terminal has, as Rich says; where they are few, its own are used.
    """
    if settings.theme != AUTO:
        return settings.theme
    if color_system in _FEW_COLOURS:
        return "ansi-light" if settings.is_light else "ansi-dark"
    return settings.theme_light if settings.is_light else settings.theme_dark
