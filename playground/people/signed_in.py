"""Who is signed in: Django's sessions and its way of signing in, with the two reads of each request made ready."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from playground.people.models import Person
from playground.prepared import Prepared

_by_key: Prepared[Session] = Prepared(lambda key: Session.objects.filter(session_key=key), str)
_by_pk: Prepared[Person] = Prepared(lambda pk: Person.objects.filter(pk=pk), int)


class SessionStore(db.SessionStore):
    """Sessions in the database, `SESSION_ENGINE` of the settings."""

    def _get_session_from_db(self) -> Session | None:
        found = _by_key.first(self.session_key)
        if found is None or found.expire_date <= timezone.now():
            self._session_key = None
            return None
        return found


class Backend(ModelBackend):
    """Signs in by name and password."""

    def get_user(self, user_id: Any) -> Person | None:
        person = _by_pk.first(user_id)
        return person if person is not None and self.user_can_authenticate(person) else None
