"""What is asked when something is made of a message."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from xiaodui.core.acts import Amount, Label, Ref, Takes, Widget
from xiaodui.core.acts.fields import Blank
from xiaodui.tasks.acts.inputs import GiveTask


class ToTask(GiveTask):
    pass


class ToDeal(Takes):
    title: Annotated[str, StringConstraints(min_length=1, max_length=160), Label(_("商机名称"))]
    amount: Annotated[Amount, Label(_("预计金额"))]
    customer: Annotated[
        Annotated[Any, Ref("customers.Customer")] | None, Blank, Label(_("客户")), Widget("search-select")
    ] = None
