"""Who a session belongs to: one look-up a request."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from xiaodui.people.models import Person


class Signed(AuthenticationBackend):  # type: ignore[misc]
    """The sign-in library's backend; the person comes with his team, which the shell of every page names."""

    def get_user(self, user_id: Any) -> Person | None:
        person = Person.objects.select_related("team").filter(pk=user_id).first()
        return person if person is not None and self.user_can_authenticate(person) else None
