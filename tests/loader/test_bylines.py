"""Byline and date lines to their parts."""

from __future__ import annotations

import pytest

from article_reader.loader.assemble.bylines import divide
from article_reader.loader.labeller.phrases import default_phrases


@pytest.mark.parametrize(
    ("text", "byline", "published"),
    [
        ("Von Inken Thorsen", "Von Inken Thorsen", None),
        ("By Jo Doe and Max Roe", "By Jo Doe and Max Roe", None),
        ("Stand: 12.03.2024, 14:05 Uhr", None, "Stand: 12.03.2024, 14:05 Uhr"),
        ("Updated 4 May 2021 at 10:15", None, "Updated 4 May 2021 at 10:15"),
        ("2024-02-29", None, "2024-02-29"),
        ("12. Februar 2024", None, "12. Februar 2024"),
        ("Publié le 8 juin 2023 à 18h05", None, "Publié le 8 juin 2023 à 18h05"),
        ("Von Inken Thorsen | 3. Mai 2024, 8:00 Uhr", "Von Inken Thorsen", "3. Mai 2024, 8:00 Uhr"),
        ("3 May 2024 • Jo Doe", "Jo Doe", "3 May 2024"),
        ("Husum, 3. Mai 2024", None, "Husum, 3. Mai 2024"),
        ("vor 3 Stunden", None, "vor 3 Stunden"),
    ],
)
def test_a_line_is_divided_into_who_and_when(text: str, byline: str | None, published: str | None) -> None:
    assert divide(text, default_phrases()) == (byline, published)
