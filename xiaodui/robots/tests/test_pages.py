"""The page: who leads sees his robots, connects one in two steps, tries it out, turns it off; trouble stands first."""

import pytest

from tests.cast import sign_in
from xiaodui.robots.models import FLAVOURS, Robot

pytestmark = pytest.mark.django_db
HX = {"HX-Request": "true"}


def test_who_leads_sees_the_page_and_others_are_told_whom_to_ask(cast, client):
    for person, status in ((cast.laozhou, 200), (cast.lijing, 200), (cast.wanglei, 403), (cast.sunyue, 403)):
        assert sign_in(client, person).get("/settings/robots").status_code == status
    assert "还没有机器人" in sign_in(client, cast.lijing).get("/settings/robots").text


@pytest.mark.parametrize("flavour", [key for key, _label in FLAVOURS])
def test_each_product_says_its_two_steps(cast, client, flavour):
    page = sign_in(client, cast.lijing).get(f"/robots/new?flavour={flavour}", headers=HX).text
    assert "①" in page and "②" in page and f'value="{flavour}"' in page
    assert ('name="secret"' in page) is (flavour in {"dingtalk", "feishu", "plain"})


def test_a_leader_chooses_among_his_own_teams_only(cast, client):
    page = sign_in(client, cast.lijing).get("/robots/new", headers=HX).text
    assert "雷霆队" in page and "华东" in page
    assert "全公司" not in page and "华南" not in page
    assert "全公司" in sign_in(client, cast.laozhou).get("/robots/new", headers=HX).text


def test_connected_tried_and_turned_off_from_the_page(cast, client, room, later):
    sign_in(client, cast.laozhou)
    about = {
        "flavour": "plain",
        "address": room.address,
        "name": "总群",
        "team": "all",
        "kinds": ["deal.won"],
        "rests": "on",
    }
    answer = client.post("/robots/new?flavour=plain", about, headers=HX)
    assert answer.status_code == 200 and "xd:robot" in answer["HX-Trigger"]
    robot = Robot.objects.get()
    assert (robot.team, robot.rests, robot.kinds) == (None, True, ["deal.won"])
    client.post(f"/robots/{robot.pk}/test", headers=HX)
    assert "试发中" in client.get("/settings/robots", headers={**HX, "HX-Target": "robots"}).text
    later()
    assert len(room.said) == 1
    page = client.get("/settings/robots").text
    assert "正常" in page and "上次发出" in page
    client.post(f"/robots/{robot.pk}/off", headers=HX)
    assert client.post(f"/robots/{robot.pk}/off", headers=HX).status_code == 422
    assert "关着" in client.get("/settings/robots").text
    client.post(f"/robots/{robot.pk}/on", headers=HX)
    client.post(f"/robots/{robot.pk}/remove", headers=HX)
    assert "还没有机器人" in client.get("/settings/robots").text


def test_trouble_stands_first_with_a_sentence_and_never_with_what_the_other_side_wrote(
    cast, client, room, add, sell, later
):
    for name in ("甲群", "乙群"):
        add(name=name)
    room.answers = [200, 418]
    sell()
    later()
    page = sign_in(client, cast.lijing).get("/settings/robots").text
    assert "发不出去，先看它" in page and "在重试" in page and "1 条在等" in page
    assert "对方的服务器答了 418" in page
    assert page.index("在重试") < page.index("正常")
    assert "最近 1 条" in page


def test_a_robot_of_another_team_is_not_there(cast, client, add):
    robot = add(team=cast.south)
    sign_in(client, cast.lijing)
    for verb in ("edit", "remove"):
        assert client.get(f"/robots/{robot.pk}/{verb}").status_code == 404
    for verb in ("on", "off", "test"):
        assert client.post(f"/robots/{robot.pk}/{verb}").status_code == 404


def test_the_page_costs_the_same_however_many(cast, client, add, django_assert_max_num_queries):
    for number in range(12):
        add(name=f"群{number}")
    sign_in(client, cast.laozhou).get("/settings/robots")
    with django_assert_max_num_queries(9):
        assert client.get("/settings/robots").status_code == 200


def test_the_api_reads_robots_in_sight_without_their_address(cast, client, add):
    robot = add()
    said = sign_in(client, cast.lijing).get(f"/api/v1/robots/{robot.pk}").json()
    assert (said["name"], said["state"], said["signed"], said["team"]) == ("大群", "new", False, cast.thunder.pk)
    assert "address" not in said and "secret" not in said
    assert sign_in(client, cast.zhaomin).get(f"/api/v1/robots/{robot.pk}").status_code == 404
