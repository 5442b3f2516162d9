"""Where grouping shows in other rooms."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.assignment.tabs import TABS, Page
from xiaodui.grouping.models import GroupingPlan
from xiaodui.journal.kinds import KINDS, kind_of_model

TABS.plug(Page("grouping", _("分组"), 60))
KINDS.plug(
    kind_of_model(GroupingPlan, _("分组方案"), lambda pk: reverse("grouping-plan", args=[pk]), icon="users-group")
)
