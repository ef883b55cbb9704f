"""See `pipeline.shell.analyse`."""

from alongside.pipeline.management.apart import Apart


class Command(Apart):
    """`alongside analyse`."""
