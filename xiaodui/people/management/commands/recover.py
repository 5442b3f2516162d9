"""`bin/xiaodui recover NAME`: a one-time link to set a new password, for whoever has the server's shell."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from xiaodui.core.refusal import Refusal
from xiaodui.people.acts import make_link
from xiaodui.people.naming import person_named


class Command(BaseCommand):
    help = "Print a one-time link with which a person sets a new password (24 hours, used once)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="sign-in name, or display name where only one person has it")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        try:
            person = make_link(person_named(name), by=None)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        door = "recover" if person.has_usable_password() else "join"
        self.stdout.write(f"http://{settings.HOST}:{settings.PORT}{reverse(door, args=[person.invitation])}")
