"""Where sessions are kept: Django's own table and ways, with the question of every page written out once."""

from __future__ import annotations

from django.contrib.sessions.backends import db
from django.utils import timezone

from alongside.base.prepared import Prepared


def _current(key: str, moment: object):
    sessions = db.SessionStore.get_model_class().objects
    return sessions.filter(session_key=key, expire_date__gt=moment)


_CURRENT = Prepared(_current)


class SessionStore(db.SessionStore):
    """Django's, in the database."""

    def _get_session_from_db(self):
        found = _CURRENT.first(self.session_key, timezone.now())
        if found is None:
            self._session_key = None
        return found
