"""What markup and layout tell of each line."""

from __future__ import annotations

import pytest

from article_reader.loader.page import Form, Metadata
from tests.loader.labeller.pages import PROSE, element, features, line, told, values


def test_a_line_s_element_and_the_elements_around_it_are_features() -> None:
    found = features(
        element("h2", "Who pays", level=2, ancestors=frozenset({"h2", "article"}), near=frozenset({"lead"}))
    )
    own = told(found, 0)
    assert own["tag h2"] == own["inside article"] == own["near lead"] == own["markup"] == 1
    assert own["heading level"] == 2
    assert "tag p" not in own
    assert "far lead" not in own


def test_inputs_that_can_tell_nothing_have_nought() -> None:
    found = told(features("Who pays", PROSE), 0)
    assert not [name for name in found if name.startswith(("tag ", "inside ", "near ", "far ", "set as "))]
    assert not {"markup", "heading level", "share of link text", "lines set as it is", "likeness to the title"} & set(
        found
    )


def test_lines_of_lists_quotes_code_and_tables_are_told_by_their_form() -> None:
    forms = (Form.ITEM, Form.QUOTE, Form.CODE, Form.ROW, Form.PARAGRAPH)
    found = features(*(line("Who pays", form=form) for form in forms))
    for number, form in enumerate(forms[:-1]):
        assert list(values(found, f"set as {form}")) == [number == at for at in range(len(forms))]


TITLES = Metadata(
    titles=("Ferry to Hallam stops", "Hallam loses its ferry"),
    descriptions=("The county wants to buy a smaller boat, which needs no crew of six.",),
    authors=("Jo Lind",),
)


@pytest.mark.parametrize(
    ("text", "feature", "value"),
    [
        ("Ferry to Hallam stops", "is the title", 1),
        ("FERRY to Hallam stops!", "is the title", 1),
        ("Hallam loses its ferry", "is the title", 0),
        ("Hallam loses its ferry", "is a title", 1),
        ("The ferry to Hallam stops", "likeness to the title", 4 / 5),
        ("Hallam loses its only ferry", "likeness to any title", 4 / 5),
        ("Share", "likeness to any title", 0),
        ("The county wants to buy a smaller boat, which needs no crew of six.", "likeness to the description", 1),
        ("Today: the county wants to buy a smaller boat", "in the description", 4 / 5),
        ("By Jo Lind in Hallam", "names an author", 1),
        ("By Jo Smith in Lind", "names an author", 0),
    ],
)
def test_lines_are_compared_with_what_the_page_says_of_itself(text: str, feature: str, value: float) -> None:
    assert values(features(text, PROSE, metadata=TITLES), feature)[0] == pytest.approx(value)


def test_the_article_s_data_tell_which_lines_are_its_text() -> None:
    data = Metadata(body=f"{PROSE} The captain counted them twice and decided that singing was a kind of ticket.")
    found = features(PROSE, "Six boats are for sale in the harbour of the next town.", "The captain", metadata=data)
    assert values(found, "in the article's data") == [1, 0, 0]


def test_lines_set_in_one_way_are_counted_with_the_prose_among_them() -> None:
    story = [element("p", PROSE), element("p", PROSE.upper()), element("p", "He sang.")]
    beside = [element("p", "Six boats for sale", link=1.0), element("li", "Home", link=1.0)]
    found = features(*story, *beside)
    assert values(found, "lines set as it is") == [3, 3, 3, 1, 1]
    assert values(found, "prose set as it is") == [2, 2, 2, 0, 0]


def test_what_the_elements_around_a_line_hold_tells_menus_from_stories() -> None:
    menu = [element("a", name, link=1.0, path=(number, 2, 1)) for number, name in enumerate(("Home", "News"), 10)]
    story = [element("p", PROSE, path=(number, 3, 1)) for number in (20, 21, 22)]
    found = features(*menu, *story)
    assert values(found, "link text 1 up") == [1, 1, 0, 0, 0]
    assert values(found, "lines 1 up") == [2, 2, 3, 3, 3]
    assert values(found, "lines 2 up") == [5, 5, 5, 5, 5]
    assert values(found, "prose lines 1 up") == [0, 0, 3, 3, 3]
    assert values(found, "levels until half the prose") == [2, 2, 1, 1, 1]


def test_a_page_nested_as_deep_as_you_like_has_features_of_a_byte() -> None:
    own = told(features(element("p", PROSE, depth=10_000, left=10_000, entered=10_000, indent=10_000)), 0)
    assert own["elements around"] == own["elements ended above"] == own["elements begun above"] == own["indent"] == 255
