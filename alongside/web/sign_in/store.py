"""Where sessions are kept: Django's own table and ways.

The cookie holds the key, the database only its hash: whoever reads the database is nobody's session. A key is 32 random
letters, so the hash needs no secret. A session holds ids and times, and no words.
"""

import hashlib
from typing import Any

from django.contrib.sessions.backends import db
from django.utils import timezone


def kept(key: str | None) -> str:
    """A session's key as it stands in the database: as much of its SHA-256 as Django's column holds."""
    return hashlib.sha256((key or "").encode()).hexdigest()[:40]


class SessionStore(db.SessionStore):
    """Django's, in the database."""

    def _get_session_from_db(self):
        sessions = self.model.objects.filter(
            session_key=kept(self.session_key), expire_date__gt=timezone.now()
        )
        if (session := sessions.first()) is None:
            self._session_key = None
        return session

    def exists(self, session_key: str) -> bool:
        return super().exists(kept(session_key))

    def create_model_instance(self, data: dict[str, Any]):
        made = super().create_model_instance(data)
        made.session_key = kept(made.session_key)
        return made

    def delete(self, session_key: str | None = None) -> None:
        if key := session_key or self.session_key:
            super().delete(kept(key))
