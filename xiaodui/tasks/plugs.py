"""Where tasks and promises show in other rooms."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import CUSTOMER_TABS, MENU, MenuEntry, Tab
from xiaodui.core.spoken import day
from xiaodui.journal import key_of
from xiaodui.journal.kinds import KINDS, kind_of_model
from xiaodui.people.sockets import OWNED, Owned
from xiaodui.search.sockets import KINDS as FOUND
from xiaodui.search.sockets import SearchKind
from xiaodui.tasks.acts.giving import hand_over_all
from xiaodui.tasks.acts.promising import hand_over_promises
from xiaodui.tasks.listing import SHOWN, lined
from xiaodui.tasks.models import Promise, Task


def task_url(pk: int) -> str:
    return reverse("task", args=[pk])


def promise_url(pk: int) -> str:
    return reverse("promise", args=[pk])


def _seen(person: Any, ids: Any) -> Any:
    return Task.objects.visible_to(person).filter(pk__in=ids).select_related("person")


def _hint(task: Task) -> str:
    due = day(task.due_on, weekday=False) if task.due_on and task.is_open else ""
    return " · ".join(word for word in (task.person.name, due) if word)


def _about(person: Any, record: Any) -> Any:
    return Task.objects.visible_to(person).filter(about=key_of(record))


def customer_tab(request: Any, customer: Any) -> tuple[str, dict[str, Any]]:
    """Tasks about this customer that the reader may see, open ones first."""
    found = _about(request.user, customer).select_related("person", "made_by")
    tasks = [*found.open().by_due()[:SHOWN], *found.done().order_by("-done_at")[:SHOWN]]
    promises = Promise.objects.visible_to(request.user).filter(about=key_of(customer)).open().by_due()
    return "tasks/_customer_tab.html", {
        "lines": lined(tasks, request.user, with_about=False), "key": key_of(customer),
        "promises": list(promises.select_related("person", "to_person", "to_team")[:SHOWN]),
    }  # fmt: skip


def open_about(request: Any, customer: Any) -> int:
    return int(_about(request.user, customer).open().count())


MENU.plug(MenuEntry(key="tasks", label=_("待办"), icon="checkbox", url_name="tasks", order=20))
CUSTOMER_TABS.plug(Tab("tasks", _("待办"), 30, customer_tab, open_about))
KINDS.plug(kind_of_model(Task, _("待办"), task_url, icon="checkbox", name="title"))
KINDS.plug(kind_of_model(Promise, _("承诺"), promise_url, icon="heart-handshake", name="text"))
FOUND.plug(SearchKind("task", _("待办"), "checkbox", _seen, lambda task: task_url(task.pk), hint=_hint, order=60))
OWNED.plug(Owned(_("待办"), lambda person: Task.objects.open().of(person).count(), hand_over_all, order=30))
OWNED.plug(
    Owned(_("承诺"), lambda person: Promise.objects.open().owed_by(person).count(), hand_over_promises, order=40)
)
