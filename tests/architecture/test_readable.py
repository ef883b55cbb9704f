"""Every column of every table is classed, and the page that lists them is of today."""

from django.apps import apps
from django.db import models

from tools.readable import PAGE, SAID, Class, class_of, columns, markdown


def test_every_column_there_is_is_classed_and_the_page_is_of_today() -> None:
    unknown = [f"{table}.{column}" for table, column, found in columns() if found is None]
    assert unknown == [], "say in tools/readable.py what they hold, and seal them where it is words or names"
    assert set(SAID) - {f"{table}.{column}" for table, column, _found in columns()} == set()
    assert PAGE.read_text() == markdown(), "Run: python -m tools.readable"


def test_a_new_column_of_words_is_not_taken_for_anything() -> None:
    field = models.TextField()
    field.set_attributes_from_name("what_they_said")
    field.model = apps.get_model("people", "Person")
    assert class_of(field) is None


def test_no_text_is_readable_but_codes_names_of_tables_and_the_organisation() -> None:
    texts = [
        f"{table}.{column}"
        for table, column, found in columns()
        if found is Class.NAME and not table.startswith(("auth_", "django_"))
    ]
    assert texts == ["people_organisation.name", "people_organisation.zone"]
