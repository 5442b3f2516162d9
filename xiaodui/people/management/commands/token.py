"""`bin/xiaodui token NAME`: open a bearer token for a person and print it, this once."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from xiaodui.core.refusal import Refusal
from xiaodui.people.acts import create_token
from xiaodui.people.models.token import SCOPES
from xiaodui.people.naming import person_named


class Command(BaseCommand):
    help = "Open a bearer token for a person (by sign-in name or display name) and print it once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="sign-in name, or display name where only one person has it")
        parser.add_argument("--scopes", default="read", help=f"comma-separated, of: {', '.join(SCOPES)}")
        parser.add_argument("--days", type=int, default=90, help="days until it expires; 0 for never")
        parser.add_argument("--for", dest="label", default="bin/xiaodui token", help="what it is for")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, name: str, scopes: str, days: int, label: str, **options: Any) -> None:
        person = person_named(name)
        wanted = [scope.strip() for scope in scopes.split(",") if scope.strip()]
        try:
            token = create_token(by=person, name=label, scopes=wanted, days=days or None)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        expires = token.expires_at.isoformat() if token.expires_at else None
        if options["json"]:
            said = {"token": token.secret, "login": person.login, "name": person.name, "scopes": token.scopes}
            self.stdout.write(json.dumps({**said, "expires_at": expires}, ensure_ascii=False))
        else:
            self.stderr.write(
                f"{person.name} ({person.login}) · {', '.join(token.scopes)} · until {expires or 'revoked'}"
            )
            self.stdout.write(token.secret)
