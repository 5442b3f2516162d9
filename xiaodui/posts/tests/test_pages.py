"""The dialog: filled with what was typed, kept when something is wrong, posted."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast, sign_in
from xiaodui.chat.models import Message, Room
from xiaodui.posts import acts
from xiaodui.posts.models import Post, RoomForm

pytestmark = pytest.mark.django_db
HX = {"HX-Request": "true"}


@pytest.fixture
def web(client: Any, cast: Cast) -> Any:
    return sign_in(client, cast.wanglei)


def test_what_was_typed_comes_back_in_the_form(web: Any, thunder: Room) -> None:
    text = "恒拓签下了\n合同 32 万，周五发货"
    page = web.post(reverse("shape-in-room", args=[thunder.pk]), {"text": text, "enclosed": ["file:3"]}, headers=HX)
    said = page.content.decode()
    assert 'name="title" value="恒拓签下了"' in said and "合同 32 万，周五发货</textarea>" in said
    assert 'name="type" value="deal"' in said and 'value="file:3"' in said and "带上 1 件" in said
    assert not Message.objects.exists()


def test_another_type_keeps_what_is_filled_in(web: Any, thunder: Room) -> None:
    asked = {"type": "help", "title": "谁有合同", "body": "找了半天", "customer": "恒拓"}
    said = web.post(reverse("shape-in-room", args=[thunder.pk]), asked, headers=HX).content.decode()
    assert 'value="谁有合同"' in said and "找了半天" in said and 'value="恒拓"' in said and "要哪方面的" in said


def test_what_is_missing_is_said_beside_it_and_nothing_is_lost(web: Any, thunder: Room) -> None:
    page = web.post(
        reverse("post-in-room", args=[thunder.pk]), {"type": "deal", "title": "签了", "customer": "恒拓"}, headers=HX
    )
    assert page.status_code == 422 and 'id="amount-wrong"' in page.content.decode() and "恒拓" in page.content.decode()
    done = web.post(
        reverse("post-in-room", args=[thunder.pk]),
        {"type": "deal", "title": "签了", "customer": "恒拓", "amount": "320,000"}, headers=HX,
    )  # fmt: skip
    assert done.status_code == 200 and "xd:shaped" in done["HX-Trigger"]
    post = Post.objects.get()
    assert post.fields["amount"] == "320000.00"
    assert web.get(reverse("post", args=[post.pk])).status_code == 302
    assert "post-card" in web.get(reverse("room", args=[thunder.pk])).content.decode()


def test_a_sharp_word_is_told_in_the_form_with_a_way_to_send_it(web: Any, thunder: Room) -> None:
    asked = {"type": "help", "title": "你是不是傻逼", "choice": "price"}
    page = web.post(reverse("post-in-room", args=[thunder.pk]), asked, headers=HX)
    assert page.status_code == 422 and 'name="anyway"' in page.content.decode()
    assert (
        web.post(reverse("post-in-room", args=[thunder.pk]), {**asked, "anyway": "on"}, headers=HX).status_code == 200
    )


def test_without_a_script_it_is_a_page(web: Any, thunder: Room) -> None:
    assert "<h1>按格式写" in web.get(reverse("post-in-room", args=[thunder.pk])).content.decode()
    answer = web.post(reverse("post-in-room", args=[thunder.pk]), {"type": "help", "title": "谁有", "choice": "price"})
    assert answer.status_code == 302 and Post.objects.exists()


def test_who_runs_it_sets_the_forms(client: Any, cast: Cast, thunder: Room) -> None:
    path = reverse("room-format", args=[thunder.pk])
    assert sign_in(client, cast.wanglei).get(path, headers=HX).status_code == 403
    lead = sign_in(client, cast.lijing)
    assert "战报：客户" in lead.get(path, headers=HX).content.decode()
    done = lead.post(path, {"strict": "on", "types": ["", "deal"], "musts": ["", "deal.amount"]}, headers=HX)
    assert done.status_code == 200
    form = RoomForm.objects.get()
    assert (form.strict, form.types, form.musts) == (True, ["deal"], ["deal.amount"])
    assert sign_in(client, cast.zhaomin).get(path, headers=HX).status_code == 404


def test_the_api_reads_posts_of_one_s_rooms(
    client: Any, cast: Cast, thunder: Room, say: Callable[..., Message]
) -> None:
    post = acts.post(thunder, by=cast.wanglei, type="help", title="谁有合同", choice="contract")
    for person, status in ((cast.chenchen, 200), (cast.zhaomin, 404)):
        assert sign_in(client, person).get(f"/api/v1/posts/{post.pk}").status_code == status
