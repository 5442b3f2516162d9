"""What comes in from outside through the company's two forms."""

from datetime import date
from typing import Any

from xiaodui.core import clock
from xiaodui.customers.acts.leads import qualify
from xiaodui.customers.models import Customer
from xiaodui.demo.life import Life
from xiaodui.demo.lives.book import Book
from xiaodui.demo.names import outside
from xiaodui.demo.names.companies import new_company
from xiaodui.demo.world import World
from xiaodui.intake import acts
from xiaodui.intake.models import IntakeForm
from xiaodui.intake.rules import Came, judge

EVERY = 7
"""Working days between two that fill in a form."""
SHOWN = Came(seconds=70)


class Asking(Life):
    name, order = "asking", 46

    def __init__(self) -> None:
        self.forms: list[IntakeForm] = []
        self.came: list[Customer] = []

    def prepare(self, world: World) -> None:
        said: dict[str, Any] = {
            "thanks": "收到了，一个工作日内给你回电。",
            "asks": ["contact", "phone", "about"],
            "musts": ["phone"],
        }
        english: dict[str, Any] = {
            "heading_en": "Tell us what you need",
            "thanks_en": "Thank you. We call you within a working day.",
        }
        for name, source, login in (("官网咨询", "官网", "chenchen"), ("展会登记", "展会", "zhaomin")):
            self.forms.append(acts.create_form(
                by=world.owner, name=name, heading="告诉我们你想了解什么", source=source, goes_to="person",
                person=world.people[login], **said, **english,
            ))  # fmt: skip

    def morning(self, world: World, day: date) -> None:
        """Who got one yesterday has called by now and knows what it is."""
        while self.came:
            lead = Customer.objects.select_related("owner__team").get(pk=self.came.pop().pk)
            with clock.at(world.moment(world.dice(self.name, "qualify", lead.name), day, 0.2)):
                if lead.is_lead and lead.owner:
                    qualify(lead, by=lead.owner, level="B", found="电话里聊过，有一条线要改。")

    def day(self, world: World, day: date) -> None:
        number = world.number(day)
        if number % EVERY == 3 or day == world.today:
            dice = world.dice(self.name, number)
            form = self.forms[number // EVERY % len(self.forms)]
            company = new_company(dice, "south" if form.source == "展会" else "east", world.kept["book"].brands)
            with clock.at(min(world.moment(dice, day), world.now)):
                row = _send(
                    form,
                    company.name,
                    f"139 {dice.randint(1000, 9999)} {dice.randint(1000, 9999)}",
                    dice.choice(outside.ASKED),
                )
            if row.customer is not None and day != world.today:
                self.came.append(row.customer)

    def finish(self, world: World) -> None:
        """Today: a customer that we have asks, and three that sell something lie in quarantine."""
        book: Book = world.kept["book"]
        known = Customer.objects.filter(
            owner=world.people["wanglei"], pk__in=[one.customer.pk for one in book.of("wanglei")]
        )
        if first := known.order_by("pk").first():
            _send(self.forms[0], first.name, "139 0512 6027", outside.AGAIN)
        for number, (name, about) in enumerate(outside.SPAM):
            _send(self.forms[0], name, f"139 0000 000{number}", about)


def _send(form: IntakeForm, name: str, phone: str, about: str) -> Any:
    said: dict[str, Any] = {"name": name, "contact": "", "phone": phone, "about": about}
    verdict = judge(said, SHOWN)
    return acts.receive(form, by=None, **said, address="0" * 32, why=verdict.why, passes=verdict.passes)
