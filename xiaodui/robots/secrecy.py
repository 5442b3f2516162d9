"""Addresses of webhooks are keys to somebody's chat: kept only as text that this installation alone can open."""

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

LABEL = b"xiaodui.robots.address.v1"


class CannotOpen(Exception):
    """The installation's secret key is another one than when this was locked."""


@lru_cache(maxsize=2)
def _fernet(secret_key: str) -> Fernet:
    """A key of its own, derived from the secret key by HKDF: what else that key signs tells nothing about this one."""
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=LABEL).derive(secret_key.encode())
    return Fernet(base64.urlsafe_b64encode(derived))


def lock(plain: str) -> str:
    """AES-CBC with HMAC; the same text looks different each time. "" stays ""."""
    return _fernet(settings.SECRET_KEY).encrypt(plain.encode()).decode() if plain else ""


def unlock(locked: str) -> str:
    """Raises CannotOpen for what another secret key locked."""
    try:
        return _fernet(settings.SECRET_KEY).decrypt(locked.encode()).decode() if locked else ""
    except InvalidToken:
        raise CannotOpen from None
