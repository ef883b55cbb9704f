"""How much of an upload is taken: what is larger than anything we read is let go by, and refused by its form."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler

LARGEST = 12_000_000  # bytes; each form says what it takes, and that is less


class Bounded(FileUploadHandler):
    """Stands before the handlers that keep a file: they see its beginning, and a form finds it too large."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Pass a piece on while there is room."""
        return raw_data if start < LARGEST else None

    def file_complete(self, file_size: int) -> Any:
        """The file is the next handler's to give."""
        return None
