"""Argon2 is slow on purpose; two at a time is all a sign-in storm may take from the workers."""

import threading
from typing import Any

from django.contrib.auth.hashers import Argon2PasswordHasher

_two = threading.BoundedSemaphore(2)


class SlowlyInTurn(Argon2PasswordHasher):
    def encode(self, *args: Any, **kwargs: Any) -> str:
        with _two:
            return super().encode(*args, **kwargs)  # type: ignore[no-any-return]

    def verify(self, *args: Any, **kwargs: Any) -> bool:
        with _two:
            return super().verify(*args, **kwargs)  # type: ignore[no-any-return]
