"""The settings as shipped but for one: SQLite may forget what it acknowledged. Alongside must refuse them."""

from alongside.config.settings import *  # noqa: F403
from alongside.config.settings import DATABASES

DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
