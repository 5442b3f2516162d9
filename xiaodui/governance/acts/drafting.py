"""Proposing: a draft is a version that binds nobody yet, talked over in the open."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.acts.editing import edit_row
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.governance import asking
from xiaodui.governance.acts.inputs import Comments, Drafts, DraftsNew, Redrafts
from xiaodui.governance.acts.rights import drafted, proposes, proposes_for, reads
from xiaodui.governance.models import Clause, ClauseVersion, DraftComment
from xiaodui.governance.pack.texts import params_of
from xiaodui.governance.verbs import CLAUSE_COMMENTED, CLAUSE_DRAFTED, CLAUSE_REDRAFTED
from xiaodui.journal import record
from xiaodui.people.models import Team


@act("clauses.draft", on=Clause, who=proposes, takes=Drafts, label=_("提修改意见"))
def draft(clause: Clause, *, by: Any, team: Team | None, **content: Any) -> ClauseVersion:
    """提修改意见. A draft of a clause's next version, for the company or for one team."""
    return _drafted(clause, by, team, content)


@act("clauses.create", who=proposes, takes=DraftsNew, label=_("提一条新规矩"))
def draft_new(*, by: Any, team: Team | None, chapter: str, code: str, **content: Any) -> ClauseVersion:
    """提一条新规矩. Its code is what the software would cite; it is kept even when the draft is withdrawn."""
    if Clause.objects.filter(code=code).exists():
        raise Invalid({"code": [_("「%(code)s」已经有了，换一个编号，或者去那一条提修改。") % {"code": code}]})
    clause = Clause.objects.create(code=code, chapter=chapter, order=90, name=content["title_zh"])
    return _drafted(clause, by, team, content)


def _drafted(clause: Clause, by: Any, team: Team | None, content: dict[str, Any]) -> ClauseVersion:
    if not proposes_for(by, team):
        raise Forbidden("no-right", _("只能给全公司或自己的团队提规矩。"))
    if team is not None and team.closed_on:
        raise Refusal("team.closed", _("「%(team)s」已经撤了，换一个团队。") % {"team": team.name})
    made = ClauseVersion.objects.create(
        clause=clause, team=team, drafted_by=by, drafted_at=clock.now(),
        **{"question": _question_of(clause), **_fields(clause, content)},
    )  # fmt: skip
    record(CLAUSE_DRAFTED, clause, by=by, within=made, team=team)
    return made


def _question_of(clause: Clause) -> Any:
    """The recall question of the version before, kept by who says nothing of it."""
    before = ClauseVersion.objects.adopted().filter(clause=clause).exclude(question=None)
    return before.order_by("-number").values_list("question", flat=True).first()


def _fields(clause: Clause, content: dict[str, Any]) -> dict[str, Any]:
    """Lists from their lines, parameters read by their types. Raises Invalid with a sentence a parameter."""
    kept, errors = {}, []
    params = params_of(clause.code)
    unknown = set(content["values"]) - {param.code for param in params}
    if unknown:
        errors.append(_("这一条没有「%(name)s」这个参数。") % {"name": min(unknown)})
    for param in params:
        try:
            kept[param.code] = param.kept(param.read(content["values"].get(param.code, param.default)))
        except ValueError as error:
            errors.append(str(error))
    if errors:
        raise Invalid({"values": errors})
    asks, answers = content.pop("asks"), content.pop("answers")
    asked = {} if asks is None else {"question": asking.read(asks, answers or "")}
    return {**content, **asked, "values": kept, "may": _lines(content["may"]), "may_not": _lines(content["may_not"])}


def _lines(text: str) -> list[list[str]]:
    """(zh, en) pairs: what is written on screen has one language, "中文 | English" has both."""
    rows = [line.strip(" ·•-\t") for line in text.splitlines()]
    return [asking.pair(row) for row in rows if row]


@act("clause_versions.redraft", on=ClauseVersion, who=drafted, takes=Redrafts, label=_("改草案"))
def redraft(made: ClauseVersion, *, by: Any, version: int, **content: Any) -> ClauseVersion:
    """改草案. Only while it is one."""
    refuse_unless_draft(made)
    if edit_row(made, version, _fields(made.clause, content)):
        record(CLAUSE_REDRAFTED, made.clause, by=by, within=made, team=made.team)
    return made


@act("clause_versions.comment", on=ClauseVersion, who=reads, takes=Comments, label=_("说看法"))
def comment(made: ClauseVersion, *, by: Any, text: str, stance: str) -> DraftComment:
    """说看法. For, against, or only said; the author of the draft is told."""
    refuse_unless_draft(made)
    said = DraftComment.objects.create(draft=made, author=by, text=text, stance=stance, said_at=clock.now())
    record(CLAUSE_COMMENTED, made.clause, by=by, within=made, team=made.team, stance=stance, personal={"text": text})
    return said


def refuse_unless_draft(made: ClauseVersion) -> None:
    if not made.is_draft:
        raise Refusal("clause.settled", _("这份草案已经有了结果，刷新后再看。"))
