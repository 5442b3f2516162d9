"""The customers of one transaction: new ones made together, what is there filled, contacts added together."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_noop

from xiaodui.core.acts import Asked
from xiaodui.core.refusal import Refusal
from xiaodui.core.text import squash
from xiaodui.customers.acts import add_contact, edit, edit_contact
from xiaodui.customers.acts.bulk import AskedWithContact, twice
from xiaodui.customers.acts.inputs import CustomerIs, EditContact, EditCustomer, NewContact
from xiaodui.customers.acts.rights import owner_or_leader, works_with
from xiaodui.customers.acts.taken import refusal, taken
from xiaodui.customers.likeness import known_of
from xiaodui.customers.models import Contact, Customer
from xiaodui.customers.verbs import ADDED
from xiaodui.exchange.kinds.filling import changes
from xiaodui.exchange.kinds.kind import Outcome, Row
from xiaodui.exchange.kinds.said import Said
from xiaodui.journal import Fact, key_of
from xiaodui.pool.acts.placing import place_many

if TYPE_CHECKING:
    from xiaodui.exchange.kinds.customers import CustomerTaker

EDITED = [name for name in CustomerIs.model_fields if name not in {"name", "parent"}]
CONTACT_EDITED = ["title", "phone", "email"]


class CustomersChunk:
    """The rows of one transaction, with what is there of them."""

    def __init__(self, taker: "CustomerTaker", names: list[str]) -> None:
        self.taker, self.by, self.dry = taker, taker.by, taker.dry
        found = Customer.objects.visible_to(self.by).filter(folded__in=set(names))
        # What is there but out of his sight is refused where it would be added, and kept as an attempt.
        self.there: dict[str, Customer] = {
            customer.folded: customer for customer in found.select_related("owner__team").order_by("-pk")
        }
        self.there |= {name: taker.pretended[name] for name in names if name in taker.pretended}
        self.there |= self._let_go_before([name for name in names if name not in self.there])
        known = [customer.pk for customer in self.there.values() if customer.pk]
        self.people: dict[tuple[str, str], Contact] = {}
        by_id = {customer.pk: name for name, customer in self.there.items()}
        for contact in Contact.objects.filter(customer_id__in=known).select_related("customer__owner__team"):
            self.people[(by_id[contact.customer_id], squash(contact.name))] = contact
        self.people |= {key: one for key, one in taker.pretended_contacts.items() if key[0] in set(names)}
        self.made: dict[str, Row] = {}
        self.refused: dict[str, Refusal] = {}
        self.adding: list[tuple[int, tuple[str, str], Any]] = []

    def _let_go_before(self, names: list[str]) -> dict[str, Customer]:
        """What earlier rows made nobody's: later ones may bring more of it, though it left his sight. By the facts, so that
        it holds after a kill. One query where rows may become nobody's, two where there is such a name."""
        if self.taker.unowned == "mine" or self.dry or not names:
            return {}
        rows = Customer.objects.standing().filter(folded__in=names).select_related("owner__team")
        found = {f"customer:{one.pk}": one for one in rows}
        made = Fact.objects.said(*ADDED).filter(
            subject__in=found, actor=key_of(self.by), recorded_at__gte=self.taker.began
        )
        ours = (fact.subject for fact in made if not fact.detail.get("owner")) if found else ()
        return {found[subject].folded: found[subject] for subject in ours}

    def create(self, rows: list[tuple[str, Row]]) -> None:
        """The first row of each unknown name makes the customer."""
        for name, row in rows:
            if name not in self.there and name not in self.made and not self._half(row):
                self.made[name] = row
        asked: list[Any] = [
            AskedWithContact(row.values["_customer"], by=self.by, contact=row.values.get("_contact"))
            for row in self.made.values()
        ]
        answers = self._pretend(asked) if self.dry else self.taker.creates.many(asked)
        for name, answer in zip(self.made, answers, strict=True):
            if isinstance(answer, Refusal):
                self.refused[name] = answer
            else:
                self.there[name] = answer
        self._let_go()

    def _let_go(self) -> None:
        """What became nobody's waits in the pool that was chosen; where the rules decide, in the one they lead to."""
        made = {name: self.there[name] for name in self.made if name in self.there}
        free = [one for one in made.values() if one.owner_id is None and one.pk]
        if self.taker.unowned == "pool" and free:
            place_many(free, pool=self.taker.pool, reason="imported", by=self.by)

    def _half(self, row: Row) -> bool:
        """A customer whose contact would then be refused isn't begun."""
        said = row.values["_customer"]
        owner = said.owner or (None if said.nobody else self.by)
        return "_contact" in row.values and not owner_or_leader(self.by, Customer(owner=owner))

    def _pretend(self, asked: list[AskedWithContact]) -> list[Any]:
        """As the act would answer, by name and by every number of the row: the customer's and the contact's."""
        try:
            self.taker.creates.check_right(self.by, None)
        except Refusal as no:
            return [no] * len(asked)
        drafts = [self.taker.drafted(self.by, one.input) for one in asked]
        answers: list[Any] = []
        known = [known_of(made, [one.contact] if one.contact else []) for made, one in zip(drafts, asked, strict=True)]
        there = taken([(made.folded, said) for made, said in zip(drafts, known, strict=True)])
        for made, said, found in zip(drafts, known, there, strict=True):
            earlier = self.taker.earlier.meet(made.folded, said) if not found else None
            if found:
                answers.append(refusal(*found, by=self.by, what="create", tried=made.name))
            elif earlier is not None:
                answers.append(twice(made.name, self.taker.earlier.rows[earlier][1].name))
            else:
                self.taker.pretended[made.folded] = made
                answers.append(made)
        return answers

    def settle(self, name: str, row: Row) -> Outcome:
        """Added, or what changes on the one that is there. Contacts come after, together."""
        if name in self.refused:
            return Outcome.no(self.refused[name].code, self.refused[name].sentence)
        customer = self.there.get(name)
        if customer is None:
            return Outcome.no(
                "contact.right",
                Said(
                    gettext_noop("归 %(owner)s 的客户你不能添联系人，请那边的组长来导。"),
                    owner=row.values["_customer"].owner,
                ),
            )
        added = self.made.get(name) is row
        said = row.values["_customer"]
        named = [field for field in EDITED if field in type(said).model_fields]
        changed = {} if added else changes(customer, said, named, self.taker.existing)
        if changed and (no := self._edit(name, customer, changed)):
            return no
        contacted = self._contact(name, customer, row)
        if isinstance(contacted, Outcome):
            return contacted
        return Outcome("added" if added else "updated" if changed or contacted else "same")

    def _exists(self, customer: Customer) -> Outcome:
        owner = customer.owner.name if customer.owner else Said(gettext_noop("还没有人"))
        return Outcome.no(
            "customer.exists",
            Said(gettext_noop("「%(name)s」已经在系统里，归 %(owner)s，你改不了。"), name=customer.name, owner=owner),
        )

    def _edit(self, name: str, customer: Customer, changed: dict[str, Any]) -> Outcome | None:
        if not owner_or_leader(self.by, customer):
            return self._exists(customer)
        if self.dry:
            for field, value in changed.items():
                setattr(customer, field, value)
            self.taker.pretended[name] = customer
            return None
        now = {field: getattr(customer, field) for field in CustomerIs.model_fields}
        asked = EditCustomer.model_construct(**{**now, **changed}, version=customer.version)
        [answer] = edit.many([Asked(asked, by=self.by, target=customer)])
        return Outcome.no(answer.code, answer.sentence) if isinstance(answer, Refusal) else None

    def _contact(self, name: str, customer: Customer, row: Row) -> Outcome | bool:
        """Whether the contact is new or changed; a no where the uploader doesn't work with the customer."""
        wanted = row.values.get("_contact")
        if wanted is None:
            return False
        key = (name, squash(wanted.name))
        there = self.people.get(key)
        changed = changes(there, wanted, CONTACT_EDITED, self.taker.existing) if there else {}
        if there and not changed:
            return False
        works = works_with(self.by, customer) if customer.pk else owner_or_leader(self.by, customer)
        if not works:
            return self._exists(customer)
        if there and there.pk and not self.dry:
            now = {field: getattr(there, field) for field in NewContact.model_fields}
            asked = EditContact.model_construct(**{**now, **changed}, version=there.version)
            [answer] = edit_contact.many([Asked(asked, by=self.by, target=there)])
            return Outcome.no(answer.code, answer.sentence) if isinstance(answer, Refusal) else True
        if there:
            for field, value in changed.items():
                setattr(there, field, value)
            if self.dry:
                self.taker.pretended_contacts[key] = there
            return True
        made = self.people[key] = Contact(**wanted.model_dump(exclude={"name"})).named(wanted.name)
        if self.dry:
            self.taker.pretended_contacts[key] = made
        else:
            self.adding.append((row.line, key, made))
        return True

    def contacts(self, outcomes: list[Outcome]) -> list[Outcome]:
        """Write the new contacts of all rows together."""
        asked = [
            Asked(
                NewContact.model_construct(**{name: getattr(made, name) for name in NewContact.model_fields}),
                by=self.by, target=self.there[key[0]],
            )
            for _line, key, made in self.adding
        ]  # fmt: skip
        for answer in add_contact.many(asked) if asked else []:
            if isinstance(answer, Refusal):
                raise answer  # rights were asked before: nothing of this chunk stays
        return outcomes
