"""Django's SQLite, where whoever waits to write is served in turn."""
