"""Secrets of links and tokens: long and random, so a plain digest is enough to keep."""

import hashlib
import secrets

PREFIX = "xd_"


def new_secret(prefix: str = "") -> str:
    """256 random bits, safe in an address."""
    return prefix + secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """Hex SHA-256. Looked up by index: what an attacker could learn from its timing is the digest, not the secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
