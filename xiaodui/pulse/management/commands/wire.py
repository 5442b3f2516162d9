"""`wire`: live sockets only; as many processes as needed, each follows the journal by itself."""

from xiaodui.pulse.management.commands.serve import Command as Serve


class Command(Serve):
    help = "只提供实时线路。 Serve live sockets only."
    role = "wire"

    def prepare(self, demo: bool) -> None:
        """The web processes own the schema and the place."""
