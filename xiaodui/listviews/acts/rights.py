"""Who may do what with a view that he sees."""

from typing import Any

from django.utils.translation import gettext as _

from xiaodui.people.models import Team


def anybody(by: Any, target: Any = None) -> bool:
    return bool(by.is_active)


def own(by: Any, view: Any) -> bool:
    return bool(view.owner_id == by.pk)


def shares_with(by: Any, team: Team | None) -> bool:
    """A leader with the teams that he leads; with all who leads them all, and the owners of the company."""
    if team is not None:
        return bool(by.is_owner or by.may("lead", team))
    return bool(by.is_owner or (by.reach.everything and by.may("lead")))


def may_share(by: Any, view: Any) -> bool:
    return own(by, view) and bool(by.is_owner or by.may("lead"))


def may_stop(by: Any, view: Any) -> bool:
    """Who shared it, and whoever could share it there: it must not stay when the sharer has moved on."""
    return bool(view.shared_at) and (own(by, view) or shares_with(by, view.team))


def teams_to_share_with(by: Any) -> list[tuple[Any, str]]:
    teams = [team for team in Team.objects.standing() if shares_with(by, team)]
    named = [(team.pk, "\u2003" * (team.depth - 1) + team.name) for team in teams]
    return [("", _("所有人")), *named] if shares_with(by, None) else named
