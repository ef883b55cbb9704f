"""An empty installation that is gone afterwards."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def empty_installation() -> Iterator[None]:
    """Django set up on a new data folder, migrated, with the settings as shipped."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "ALONGSIDE_DATA": f"{folder}/data",
            "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
        }
        import django

        django.setup()
        from alongside.ops.installing import prepare

        prepare(demo=False, new=True)
        yield
