"""The themes' names, for whoever checks one without loading Textual; and which theme suits which terminal."""

from __future__ import annotations

PAPER, NIGHT, AUTO = "paper", "night", "auto"

DARK, LIGHT = "textual-dark", "textual-light"
"""The themes for terminals with a dark and with a light background, where nothing else is set."""

THEME_NAMES = (
    *(PAPER, NIGHT, DARK, LIGHT, "ansi-dark", "atom-one-dark", "catppuccin-frappe", "catppuccin-macchiato"),
    *("catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord", "rose-pine", "rose-pine-moon"),
    *("solarized-dark", "tokyo-night", "ansi-light", "atom-one-light", "catppuccin-latte", "rose-pine-dawn"),
    "solarized-light",
)
"""The names of the themes, in the order in which the theme key takes them."""
