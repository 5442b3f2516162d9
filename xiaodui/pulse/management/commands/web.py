"""`web`: pages and API only, behind a proxy, beside processes for the rest."""

from django.conf import settings

from xiaodui.pulse.alone import Alone
from xiaodui.pulse.management.commands.serve import Command as Serve


class Command(Serve):
    help = "只提供网页和接口。 Serve pages and API only."
    role = "web"

    def prepare(self, demo: bool) -> None:
        """Takes the place only: the schema is brought up to date once, before a new version's processes start."""
        self.alone = Alone(settings.DATA_DIR)
        self.alone.take()
        self.alone.take_database()
