"""Who leads a team looks after its robots; an address goes in and never comes out."""

import pytest

from tests.cast import sign_in
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.deals.verbs import DEAL_WON
from xiaodui.journal.models import Fact
from xiaodui.robots import acts
from xiaodui.robots.models import Delivery, Robot
from xiaodui.robots.secrecy import CannotOpen, lock, unlock
from xiaodui.robots.sight import leads, led_by
from xiaodui.robots.sockets import Announcement

pytestmark = pytest.mark.django_db
WECOM = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa"
PLAIN = "https://hooks.qiming.example/in/9f8e7d6c5b"


def robot_of(cast, team, **more):
    about = {"flavour": "plain", "address": PLAIN, "name": "大群", "kinds": ["deal.won"]}
    return acts.create(by=cast.laozhou, team=team, **{**about, **more})


def test_sight_and_right_are_the_same_thing(cast):
    teams = (cast.company, cast.east, cast.thunder, cast.south, None)
    robots = {team: robot_of(cast, team) for team in teams}
    seen = {
        name: [team.name if team else "全公司" for team, robot in robots.items() if Robot.objects.visible_to(person).filter(pk=robot.pk)]
        for name, person in cast.people.items()
        if name not in {"nobody", "gone"}
    }  # fmt: skip
    nothing: dict = {key: [] for key in ("member", "mate", "analyst", "outsider")}
    assert seen == {"owner": ["启明科技", "华东", "雷霆队", "华南", "全公司"], "leader": ["华东", "雷霆队"], **nothing}
    for person in (cast.laozhou, cast.lijing, cast.wanglei, cast.sunyue):
        for team, robot in robots.items():
            assert Robot.objects.filter(led_by(person), pk=robot.pk).exists() is leads(person, team)
    assert not Robot.objects.visible_to(cast.gone)


def test_nobody_adds_one_to_a_team_that_he_does_not_lead(cast):
    acts.create(by=cast.lijing, flavour="plain", address=PLAIN, name="群", team=cast.thunder, kinds=["deal.won"])
    for by, team in ((cast.lijing, cast.south), (cast.lijing, None), (cast.wanglei, cast.thunder)):
        with pytest.raises(Forbidden):
            acts.create(by=by, flavour="plain", address=PLAIN, name="群", team=team, kinds=["deal.won"])
    assert Robot.objects.count() == 1


@pytest.mark.parametrize(
    ("flavour", "address", "says"),
    [
        ("wecom", "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1", "https"),
        ("wecom", "https://example.com/cgi-bin/webhook/send?key=1", "qyapi.weixin.qq.com"),
        ("plain", "https://127.0.0.1/", "内部网络"),
        ("plain", "https://metadata.internal/", "内部网络"),
        ("plain", "ftp://example.com/", "写法不对"),
        ("plain", "https://a@example.com/", "写法不对"),
        ("plain", "", "写法不对"),
    ],
)
def test_an_address_that_cannot_be_right_is_refused_with_what_is_wrong(cast, flavour, address, says):
    with pytest.raises(Invalid) as no:
        robot_of(cast, None, flavour=flavour, address=address)
    assert says in str(no.value.errors["address"][0])


@pytest.mark.parametrize("kinds", [[], [""], ["nonsense"]])
def test_it_must_tell_something_that_may_be_told(cast, kinds):
    with pytest.raises(Invalid) as no:
        robot_of(cast, None, kinds=kinds)
    assert "kinds" in no.value.errors


def test_the_address_is_locked_in_the_table_and_in_no_fact_page_or_answer(cast, client):
    robot = robot_of(cast, cast.thunder, flavour="wecom", address=WECOM, secret="")
    secret = WECOM.rpartition("=")[2]
    kept = str(list(Robot.objects.values()))
    assert secret not in kept and unlock(robot.locked_address) == WECOM
    assert lock(WECOM) != lock(WECOM)
    sign_in(client, cast.laozhou)
    pages = [
        client.get(path) for path in ("/settings/robots", f"/robots/{robot.pk}/edit", f"/api/v1/robots/{robot.pk}")
    ]
    for page in pages:
        assert page.status_code == 200 and secret not in page.text and robot.locked_address not in page.text, page
    assert all("qyapi.weixin.qq.com" in page.text for page in pages)
    assert secret not in str(list(Fact.objects.values_list("body", flat=True)))


def test_another_secret_key_opens_nothing(settings):
    locked = lock(PLAIN)
    settings.SECRET_KEY = "x" * 50
    with pytest.raises(CannotOpen):
        unlock(locked)


def test_editing_keeps_the_address_unless_a_new_one_is_given(cast):
    robot = robot_of(cast, None, secret="alt")
    acts.edit(robot, by=cast.laozhou, version=0, name="新名", kinds=["deal.won"])
    assert (unlock(robot.locked_address), unlock(robot.locked_secret), robot.name) == (PLAIN, "alt", "新名")
    acts.edit(robot, by=cast.laozhou, version=1, name="新名", kinds=["deal.won"], address="https://b.example/x1234")
    assert (unlock(robot.locked_address), robot.locked_secret, robot.shown_address) == (
        "https://b.example/x1234",
        "",
        "b.example …1234",
    )
    with pytest.raises(Refusal):
        acts.edit(robot, by=cast.laozhou, version=1, name="旧页", kinds=["deal.won"])


def test_removing_forgets_the_address_and_keeps_the_facts(cast):
    robot = robot_of(cast, None)
    acts.test(robot, by=cast.laozhou)
    acts.remove(robot, by=cast.laozhou)
    assert (robot.locked_address, robot.locked_secret) == ("", "") and not Robot.objects.visible_to(cast.laozhou)
    assert Delivery.objects.get().state == "dropped"
    assert list(Fact.objects.filter(subject=f"robot:{robot.pk}").order_by("pk").values_list("verb", flat=True)) == [
        "robot.added", "robot.tested", "robot.removed",
    ]  # fmt: skip
    with pytest.raises(Refusal):
        acts.remove(robot, by=cast.laozhou)


def test_an_announcement_cannot_name_its_record_by_mistake():
    with pytest.raises(AssertionError):
        Announcement(DEAL_WON, "赢单", "Wins", zh="{owner} 赢下 {subject}", en="{owner} won")
    assert Announcement(DEAL_WON, "赢单", "Wins", zh="{owner} 赢下 {subject}", en="{owner} won", names=True)


def test_a_leaked_token_cannot_send_news_elsewhere(cast, client):
    from xiaodui.people.acts import create_token

    token = create_token(by=cast.laozhou, name="脚本", scopes=["read", "write"])
    headers = {"Authorization": f"Bearer {token.secret}"}
    about = {
        "flavour": "plain",
        "address": PLAIN,
        "name": "群",
        "team": None,
        "kinds": ["deal.won"],
        "secret": "geheim",
    }
    answer = client.post("/api/v1/robots", about, content_type="application/json", headers=headers)
    assert answer.status_code in {401, 403} and not Robot.objects.exists()
    answer = sign_in(client, cast.laozhou).post("/api/v1/robots", about, content_type="application/json")
    assert answer.status_code in {200, 201}, answer.content
    assert Robot.objects.get().locked_address not in answer.text and "gAAAA" not in answer.text
