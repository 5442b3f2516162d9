"""What the acts on views take."""

from typing import Annotated, Any
from urllib.parse import parse_qsl, urlencode

from django.utils.translation import gettext_lazy as _
from pydantic import AfterValidator, StringConstraints

from xiaodui.core.acts import Choices, Help, Label, Ref, Takes, Version, Widget
from xiaodui.core.acts.fields import Blank
from xiaodui.core.refusal import Invalid
from xiaodui.core.web.lists import ListPage, page_named
from xiaodui.listviews.acts.rights import teams_to_share_with

NOT_KEPT = {"after", "cols", "view", "ticket"}
MOST_COLUMNS = 30


def conditions(query: str) -> str:
    """The query string without the page it had come to, and without columns: those are kept apart."""
    return urlencode([pair for pair in parse_qsl(query[:900]) if pair[0] not in NOT_KEPT])[:1000]


Name = Annotated[str, StringConstraints(min_length=1, max_length=40), Label(_("名字"))]
Query = Annotated[
    str, StringConstraints(max_length=1000), AfterValidator(conditions), Label(_("筛选")), Widget("hidden")
]
Page = Annotated[str, StringConstraints(min_length=1, max_length=40), Label(_("列表")), Widget("hidden")]
Columns = Annotated[list[Annotated[str, StringConstraints(max_length=40)]], Label(_("列"))]


class KeepView(Takes):
    list: Page
    name: Name
    query: Query = ""
    columns: Columns = []


class EditView(Takes):
    name: Name
    query: Query
    columns: Columns
    version: Version


class CopyView(Takes):
    name: Annotated[str, StringConstraints(max_length=40), Label(_("名字")), Help(_("空着就用原来的"))] = ""


class ShareView(Takes):
    team: Annotated[
        Annotated[Any, Ref("people.Team")] | None, Blank, Label(_("给谁看")), Choices(teams_to_share_with)
    ] = None


class OpenWith(Takes):
    on: bool = True


class ChooseColumns(Takes):
    list: Page
    columns: Columns = []


def known_page(key: str) -> ListPage:
    page = page_named(key)
    if page is None:
        raise Invalid({"list": [_("没有这个列表。")]})
    return page


def known_columns(page: ListPage, columns: "list[str]", by: Any) -> "list[str]":
    """Each once; one that isn't offered is refused with those that are."""
    keys = list(dict.fromkeys(columns))
    offered = [one.key for one in page.offered(by)]
    if unknown := [key for key in keys if key not in offered]:
        raise Invalid({
            "columns": [_("没有「%(key)s」这一列，可以选：%(keys)s。") % {"key": unknown[0], "keys": "、".join(offered)}]
        })  # fmt: skip
    if len(keys) > MOST_COLUMNS:
        raise Invalid({"columns": [_("最多选 %(n)s 列。") % {"n": MOST_COLUMNS}]})
    return keys
