"""The names of the themes, to check a theme's name without importing Textual; the default themes."""

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

CHOICES = (AUTO, *THEME_NAMES)
"""What may be chosen as the theme."""
