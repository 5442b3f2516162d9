"""The mail server's password at rest: sealed with a key of its own, drawn from the installation's secret key."""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

LABEL = b"xiaodui.notices.mail-password"


def _key() -> Fernet:
    drawn = HKDF(algorithm=SHA256(), length=32, salt=None, info=LABEL).derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(drawn))


def seal(password: str) -> str:
    return _key().encrypt(password.encode()).decode() if password else ""


def unseal(sealed: str) -> str | None:
    """The password; None when another secret key sealed it (a restored database without its key)."""
    try:
        return _key().decrypt(sealed.encode()).decode() if sealed else ""
    except InvalidToken:
        return None
