"""Whom a cell means: a colleague by sign-in name or name, near-misses included and reported."""

from collections import defaultdict

from django.utils.translation import gettext as _

from xiaodui.core.text import Names, squash
from xiaodui.exchange.reading import BadValue, plain_text
from xiaodui.people.models import Person


class Colleagues:
    """Active people, read once for a whole file."""

    def __init__(self) -> None:
        people = list(Person.objects.active().select_related("team"))
        self.by_login = {person.login.casefold(): person for person in people}
        self.by_name: dict[str, list[Person]] = defaultdict(list)
        for person in people:
            self.by_name[squash(person.name)].append(person)
        self.names = Names(person.name for person in people)

    def find(self, cell: str) -> Person:
        """BadValue when nobody is meant, or two could be."""
        said = plain_text(cell)
        if found := self.by_login.get(said.casefold()):
            return found
        match = self.names.match(said)
        if match is None:
            raise BadValue(
                "owner.unknown", _("没有叫「%(name)s」的在职同事，请写姓名或登录名。") % {"name": said[:40]}, cell
            )
        alike = self.by_name[squash(match.name)]
        if len(alike) > 1:
            raise BadValue(
                "owner.many",
                _("有 %(n)s 位叫「%(name)s」，请改写登录名。") % {"n": len(alike), "name": match.name},
                cell,
            )
        return alike[0]
