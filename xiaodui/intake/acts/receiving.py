"""What becomes of a message from outside: a lead, a word from a customer that we know, or quarantine."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.core.text import squash
from xiaodui.customers.acts.leads import create_lead
from xiaodui.customers.acts.taken import in_turn, taken
from xiaodui.customers.likeness import known_of
from xiaodui.customers.models import Contact, Customer
from xiaodui.intake.acts.inputs import Received
from xiaodui.intake.acts.telling import tell_asked, tell_held, tell_lead
from xiaodui.intake.models import IntakeForm, Submission
from xiaodui.intake.rules import print_of
from xiaodui.pool.acts.placing import place

FIELDS = ("name", "contact", "phone", "email", "title", "sector", "region", "about")


def only_the_system(by: Any, target: Any = None) -> bool:
    return False


@act("submissions.receive", on=IntakeForm, who=only_the_system, takes=Received, door="none")
def receive(form: IntakeForm, *, by: Any, address: str, why: list[str], passes: bool, **said: str) -> Submission:
    """收下. The same message on the same day is received once, whoever sends it again. Raises Invalid for what the form
    asks and didn't get."""
    if not form.is_open:
        raise Refusal("form.retired", _("这张表单已经停用。请直接打电话给我们。"))
    said = {name: said[name] for name in FIELDS if name == "name" or name in form.asks}
    check_asked(form, said)
    now = clock.now()
    mark = print_of(form.pk, str(clock.day_of(now)), said)
    row = Submission(form=form, why=why, address=address, print=mark, came_at=now, state="held", said=said)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return Submission.objects.get(form=form, print=mark)
    if not passes:
        tell_held(row)
        return row
    return admit(row, None)


def check_asked(form: IntakeForm, said: dict[str, str]) -> None:
    wrong = {name: [_("这一项要填。")] for name in form.musts if not said.get(name)}
    if not squash(said["name"]):
        wrong["name"] = [_("写上公司的名称。")]
    if not wrong and not (said.get("phone") or said.get("email")):
        wrong[next(name for name in ("phone", "email") if name in form.asks)] = [_("留个电话或邮箱，我们好回你。")]
    if wrong:
        raise Invalid(wrong)


def admit(row: Submission, by: Any) -> Submission:
    """A lead, or a word from a customer that is there already; what was sent is forgotten here, it stands there now."""
    said, human = row.said, Contact(phone=row.said.get("phone", ""), email=row.said.get("email", ""))
    known = known_of(Customer(region=said.get("region", "")).named(said["name"]), [human])
    in_turn()
    found = taken([(squash(said["name"])[:160], known)])[0]
    if found is not None:
        row.customer, row.state = found[0], "known" if by is None else "released"
        tell_asked(row, found[0], said)
    else:
        row.customer, row.state = _lead(row.form, said), "lead" if by is None else "released"
        tell_lead(row, row.customer)
    row.said = {}
    row.save(update_fields=["customer", "state", "said"])
    return row


def _lead(form: IntakeForm, said: dict[str, str]) -> Customer:
    """Owned by the form's person while he sells; else without an owner, for the rules of assignment or the form's pool."""
    given: dict[str, Any] = {name: said.get(name, "") for name in FIELDS}
    if not given["contact"] and (given["email"] or given["title"]):
        given["contact"] = str(_("联系人"))
    person = form.person if form.goes_to == "person" else None
    owner = person if person and person.is_active and person.sells else None
    lead: Customer = create_lead(by=None, **given, source=form.source, campaign=form.campaign, owner=owner)
    if form.goes_to == "pool" and form.pool is not None:
        place(lead, form.pool if form.pool.is_standing else None, reason="placed")
    return lead
