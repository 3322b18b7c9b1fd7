"""The themes of our own: all that is text can be read (WCAG 2, level AA: a contrast of 4.5)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.color import Color

from article_reader.reader.settings import Settings
from article_reader.reader.themes import theme_for
from tests.reader.conftest import Open
from tests.reader.pages import CRANE

_AA = 4.5


def luminance(color: Color) -> float:
    """Return a colour's relative luminance, as WCAG 2 defines it."""
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: Color, other: Color) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["paper", "night"])
@pytest.mark.parametrize(
    "keys", [["o"], ["slash", *"kran"], ["slash", *"kran", "enter", "n"], ["2", "j"], ["t"], ["?"]]
)
async def test_everything_that_is_text_can_be_read(read: Open, theme: str, keys: list[str]) -> None:
    async with read(CRANE, size=(100, 60), theme=theme) as reader:
        await reader.press(*keys)
        seen = 0
        for strip in reader.app.screen._compositor.render_strips():
            for segment in strip:
                style = segment.style
                if not any(map(str.isalnum, segment.text)) or not style or not style.color or not style.bgcolor:
                    continue
                colors = (Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
                seen += 1
                assert contrast(*colors) >= _AA, (segment.text, *(color.hex for color in colors))
        assert seen > 10


def test_a_terminal_of_few_colours_keeps_its_own() -> None:
    for few in ("standard", None):
        assert theme_for(Settings(), few) == "ansi-dark"
        assert theme_for(Settings(is_light=True), few) == "ansi-light"


def test_a_light_terminal_has_a_light_theme_and_either_can_be_chosen() -> None:
    chosen = Settings(theme_light="paper", theme_dark="night")
    assert theme_for(Settings(), "256") == "textual-dark"
    assert theme_for(Settings(is_light=True), "truecolor") == "textual-light"
    assert theme_for(chosen, "truecolor") == "night"
    assert theme_for(replace(chosen, is_light=True), "truecolor") == "paper"
    assert theme_for(replace(chosen, is_light=True, theme="nord"), "truecolor") == "nord"
