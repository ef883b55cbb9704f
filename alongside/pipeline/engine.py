"""DuckDB and Arrow, which are extras: asked for only by the commands that need them."""

from __future__ import annotations

import importlib
from typing import Any

from alongside.pipeline.errors import MissingExtra

EXTRA = "analysis"


def arrow(module: str = "pyarrow") -> Any:
    """A module of Arrow."""
    return _module(module, "Arrow", EXTRA)


def duckdb() -> Any:
    """DuckDB's module."""
    return _module("duckdb", "DuckDB", EXTRA)


def spark(module: str = "pyspark") -> Any:
    """A module of Spark, which needs Java 17 or later."""
    return _module(module, "Spark", "spark")


def _module(name: str, engine: str, extra: str) -> Any:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        raise MissingExtra(engine, extra) from None


def connect(folder: str, threads: int, memory: str) -> Any:
    """A DuckDB of its own that fetches no extension from anywhere; what does not fit spills into `folder`."""
    config = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    connection = duckdb().connect(config=config)
    connection.execute(
        f"SET threads = {threads}; SET memory_limit = '{memory}'; SET temp_directory = {text(folder)}"
    )
    connection.execute("SET enable_progress_bar = false; SET preserve_insertion_order = true")
    return connection


def text(value: str) -> str:
    """A text in SQL."""
    return "'" + value.replace("'", "''") + "'"


def name(column: str) -> str:
    """A column in SQL."""
    return '"' + column.replace('"', '""') + '"'
