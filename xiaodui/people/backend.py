"""Who a session belongs to: one look-up a request."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from xiaodui.core.prepared import Prepared
from xiaodui.people.models import Person

SIGNED = Prepared(lambda pk: Person.objects.select_related("team").filter(pk=pk), int)


class Signed(AuthenticationBackend):  # type: ignore[misc]
    """The sign-in library's backend; the person comes with his team, which the shell of every page names."""

    def get_user(self, user_id: Any) -> Person | None:
        person = next(iter(SIGNED.records(int(user_id))), None)
        return person if person is not None and self.user_can_authenticate(person) else None
