"""What upkeep hears: those who operate the house are told when a night's backup failed."""

from collections.abc import Sequence

from django.db.models import Q

from xiaodui.jobs.sight import may_operate
from xiaodui.journal import Fact, hears
from xiaodui.notices import Giving, NoticeKind, notify_many
from xiaodui.people.models import Person, Role
from xiaodui.upkeep.verbs import BACKUP_FAILED

NO_BACKUP = NoticeKind(
    "backup.failed", zh="夜间备份没做成", en="The nightly backup failed", icon="database", urgent=True, order=90
)


@hears(BACKUP_FAILED)
def tell_who_operates(facts: Sequence[Fact]) -> None:
    roles = [role.pk for role in Role.objects.all() if "operate" in role.rights]
    people = Person.objects.active().filter(Q(is_owner=True) | Q(grants__role__in=roles)).distinct()
    operators = [person.pk for person in people if may_operate(person)]
    notify_many(NO_BACKUP, [Giving(fact, operators) for fact in facts])
