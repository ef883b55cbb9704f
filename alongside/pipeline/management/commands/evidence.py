"""See `pipeline.shell.evidence`."""

from alongside.pipeline.management.apart import Apart


class Command(Apart):
    """`alongside evidence`."""
