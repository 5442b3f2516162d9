"""One's own wish: no cheering, cheering without a sound, or with one."""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _

from xiaodui.battles.models import Wish
from xiaodui.battles.models.wish import HOW
from xiaodui.core.acts import Choices, Label, Takes, act


class ChooseWish(Takes):
    how: Annotated[Literal["off", "quiet", "on"], Label(_("有人赢单时")), Choices(lambda by: HOW)]


def works_here(by: Any, target: Any = None) -> bool:
    return bool(by.is_active)


@act("wishes.choose", who=works_here, takes=ChooseWish, label=_("怎么庆祝"))
def wish(*, by: Any, how: str) -> Wish:
    """怎么庆祝. From the next win on; a preference, so without a fact."""
    return Wish.objects.update_or_create(person=by, defaults={"how": how})[0]
