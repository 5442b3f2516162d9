"""One record of every kind, all of them 王磊's or his team's: what doors are tried on."""

from datetime import timedelta
from typing import Any

from tests.cast import Cast
from xiaodui.assignment.tests.targets import assigning
from xiaodui.attachments.tests.records import sent
from xiaodui.battles.tests.records import told
from xiaodui.catalog.acts import create as add_product
from xiaodui.chat.tests.records import talked
from xiaodui.climate.tests.records import thanked
from xiaodui.collisions.tests.records import collided
from xiaodui.complaints.tests.records import complained
from xiaodui.conduct.acts import report
from xiaodui.core import clock
from xiaodui.customers.acts import add_alias, add_contact
from xiaodui.customers.acts import create as add_customer
from xiaodui.deadlines import open_deadline
from xiaodui.deals.acts import create as open_deal
from xiaodui.deals.models import Stage
from xiaodui.decisions.tests.records import decided
from xiaodui.dossiers.tests.records import known
from xiaodui.duties.acts import create_topic, draft_card, draft_charter, publish_charter, take_phase
from xiaodui.exchange.models import Upload
from xiaodui.followups.acts import create as follow_up
from xiaodui.followups.acts import plan as plan_next
from xiaodui.governance.acts import draft as draft_clause
from xiaodui.governance.models import Clause
from xiaodui.grouping.tests.targets import grouped
from xiaodui.hooks.tests.records import hooked
from xiaodui.intake.tests.records import came_in
from xiaodui.journal.models import Cursor, Fact
from xiaodui.later.tests.records import put_off
from xiaodui.listviews.acts import create as keep_view
from xiaodui.listviews.acts import share as share_view
from xiaodui.norms.tests.records import kept
from xiaodui.notices.models import Notice
from xiaodui.people.models import Absence, AccessToken, Delegation, Grant, Role
from xiaodui.polls.tests.records import polled
from xiaodui.pool.tests.records import pooled
from xiaodui.pool.tests.releasing import released
from xiaodui.posts.tests.records import posted
from xiaodui.receipts.tests.records import acknowledged
from xiaodui.reports.tests.records import reported
from xiaodui.robots.acts import create as add_robot
from xiaodui.tasks.acts import create as give_task
from xiaodui.tasks.acts import make as make_promise
from xiaodui.tasks.clocks import TASK


def set_up_targets(cast: Cast) -> dict[str, Any]:
    """{model name in lower case: record}. A model that no act or page reaches needs no record here."""
    customer = add_customer(by=cast.wanglei, name="苏州恒拓精密机械有限公司")
    contact = add_contact(customer, by=cast.wanglei, name="周敏", phone="138 0512 6027")
    product = add_product(by=cast.laozhou, name="伺服 S1", price="1200")
    deal = open_deal(by=cast.wanglei, title="二期改造", amount="320000", customer=customer, product=product)
    today = clock.today()
    token = AccessToken.objects.create(
        person=cast.wanglei,
        name="脚本",
        digest="0" * 64,
        scopes=["read"],
        made_at=clock.now(),
        expires_at=clock.now() + timedelta(days=9),
    )
    task = give_task(by=cast.wanglei, title="给恒拓回电话", due_on=today + timedelta(days=3))
    promise = make_promise(
        by=cast.wanglei, text="周五请喝奶茶", kind="reward", due_on=today + timedelta(days=3), to_person=cast.chenchen
    )
    team, lijing = cast.thunder, cast.lijing
    charter = draft_charter(by=lijing, team=team, purpose="把线做稳", beyond="让新人敢开口")
    publish_charter(charter, by=lijing)
    robot = add_robot(
        by=cast.laozhou,
        team=team,
        flavour="plain",
        address="https://hooks.qiming.example/in/1",
        name="大群",
        kinds=["deal.won"],
    )
    clause = Clause.objects.get(code="rules.changing")
    proposal = draft_clause(clause, by=cast.wanglei, title_zh="规矩怎么改", text_zh="提了就要有人答。")
    seen = Fact.objects.get(verb="customer.added", subject=f"customer:{customer.pk}")
    said = report(by=lijing, clause="chat.conduct", person=cast.wanglei, evidence=[seen.pk], words="名字写得不客气")
    called = follow_up(
        by=cast.wanglei, customer=customer, seconds=95, answered=True, text="周敏嫌交期长，要先发两台应急"
    )
    chat = talked(cast)
    return {
        **told(cast), **decided(cast, chat["message"]),
        "view": share_view(
            keep_view(by=cast.laozhou, list="deals", name="本周在途", query="state=open"), by=cast.laozhou, team=cast.east
        ),
        **chat, "hook": hooked(chat["room"], cast.wanglei), **sent(cast, chat["room"]),
        **polled(cast, chat["room"]), **acknowledged(cast, chat["room"]), **put_off(cast, chat["room"], chat["message"]),
        **posted(cast, chat["room"]), **thanked(cast, chat["room"]), **kept(cast, chat["room"], chat["message"]),
        **collided(cast), **complained(cast), **came_in(cast), **grouped(cast),
        **assigning(cast), **pooled(cast), **released(cast), **known(cast, customer), **reported(cast),
        "followup": called, "plan": plan_next(by=cast.wanglei, customer=customer, due_on=today + timedelta(days=3)),
        "deadline": open_deadline(TASK, customer, cast.wanglei, minutes=900, snoozes=1),
        "violation": said.violation, "clause": clause, "clauseversion": proposal,
        "topic": create_topic(by=lijing, team=team, name="报价", responsible=cast.wanglei, decider=lijing),
        "phaserole": take_phase(by=lijing, team=team, person=cast.wanglei, phase="opener"), "charter": charter,
        "rolecard": draft_card(by=lijing, team=team, role=Role.objects.get(code="member"), duties="做自己的客户"),
        "task": task, "promise": promise, "robot": robot,
        "alias": add_alias(customer, by=cast.wanglei, name="Hengtuo", kind="english"),
        "customer": customer, "contact": contact, "product": product, "deal": deal, "person": cast.wanglei,
        "team": cast.thunder, "stage": Stage.objects.in_use().first(), "role": Role.objects.get(code="member"),
        "grant": Grant.objects.get(person=cast.wanglei), "accesstoken": token, "fact": Fact.objects.latest("pk"),
        "cursor": Cursor.objects.create(hearer="deals.example"),
        "notice": Notice.objects.create(
            person=cast.wanglei, kind="customer.received", about="x", fact=Fact.objects.latest("pk"), given_at=clock.now(),
            read_at=clock.now(),  # or looking at it would change what every page's bell says
        ),
        "absence": Absence.objects.create(person=cast.wanglei, since=today, until=today),
        "delegation": Delegation.objects.create(
            giver=cast.wanglei, deputy=cast.chenchen, rights=["sell"], since=today + timedelta(days=1), until=today + timedelta(days=3)
        ),
        "upload": Upload.objects.create(
            person=cast.wanglei, kind="customers", name="客户.csv", header=["客户名称"], mapping={"customer": "客户名称"},
            brought_at=clock.now(),
        ),
    }  # fmt: skip
