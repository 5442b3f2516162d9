"""Sign-in: nobody opens an account for himself; an invitation or an import makes it."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter


class NoOpenSignUp(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: Any) -> bool:
        return False
