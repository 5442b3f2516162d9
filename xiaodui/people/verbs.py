"""What can have happened to people, teams and roles."""

from xiaodui.journal import Verb

TEAM_CREATED = Verb(
    "team.created", zh="{by} 建了团队「{subject}」", en="{by} set up the team “{subject}”", icon="users"
)
TEAM_EDITED = Verb(
    "team.edited", zh="{by} 改了「{subject}」的资料", en="{by} changed the profile of “{subject}”", icon="edit"
)
TEAM_LED = Verb("team.led", zh="{by} 请人带「{subject}」", en="{by} named a leader for “{subject}”", icon="flag")
TEAM_MOVED = Verb(
    "team.moved", zh="{by} 把「{subject}」调到别处", en="{by} moved “{subject}” in the tree", icon="arrows-right-left"
)
TEAM_CLOSED = Verb(
    "team.closed", zh="{by} 撤了团队「{subject}」", en="{by} closed the team “{subject}”", icon="archive"
)

PERSON_INVITED = Verb("person.invited", zh="{by} 邀请了 {subject}", en="{by} invited {subject}", icon="user-plus")
PERSON_ENTERED = Verb("person.entered", zh="{by} 录入了 {subject}", en="{by} entered {subject}", icon="user-plus")
PERSON_JOINED = Verb("person.joined", zh="{subject} 加入了", en="{subject} joined", icon="user-check", tone="kept")
PERSON_EDITED = Verb(
    "person.edited", zh="{by} 改了 {subject} 的资料", en="{by} changed the profile of {subject}", icon="edit"
)
PERSON_MOVED = Verb(
    "person.moved",
    zh="{by} 把 {subject} 调到别的团队",
    en="{by} moved {subject} to another team",
    icon="arrows-right-left",
)
PERSON_DEACTIVATED = Verb(
    "person.deactivated", zh="{by} 停用了 {subject}", en="{by} deactivated {subject}", icon="user-off", tone="due"
)
PERSON_ACTIVATED = Verb(
    "person.activated", zh="{by} 恢复了 {subject}", en="{by} reactivated {subject}", icon="user-check"
)
PERSON_HANDED_OVER = Verb(
    "person.handed-over",
    zh="{by} 移交了 {subject} 名下的一切",
    en="{by} handed over everything of {subject}",
    icon="arrow-forward-up",
)
PERSON_OWNS = Verb(
    "person.owns", zh="{by} 请 {subject} 做公司负责人", en="{by} made {subject} an owner of the company", icon="crown"
)
PERSON_OWNS_NO_MORE = Verb(
    "person.owns-no-more", zh="{subject} 不再是公司负责人", en="{subject} no longer owns the company", icon="crown"
)

ROLE_GRANTED = Verb("person.granted", zh="{by} 给 {subject} 授了角色", en="{by} gave {subject} a role", icon="key")
ROLE_REVOKED = Verb(
    "person.revoked", zh="{by} 收回了 {subject} 的角色", en="{by} took a role from {subject}", icon="key"
)
DELEGATED = Verb("person.delegated", zh="{subject} 请人代理", en="{subject} delegated", icon="user-share")
DELEGATION_ENDED = Verb(
    "person.delegation-ended",
    zh="{by} 结束了 {subject} 的代理",
    en="{by} ended a delegation of {subject}",
    icon="user-share",
)
AWAY = Verb("person.away", zh="{subject} 要离开几天", en="{subject} will be away", icon="calendar-off")
BACK = Verb("person.back", zh="{subject} 提前回来了", en="{subject} is back", icon="calendar-check")

HOURS_SET = Verb(
    "person.hours-set", zh="{by} 定了 {subject} 的上班时间", en="{by} set the hours of {subject}", icon="clock"
)
SHIFTS_SET = Verb(
    "person.shifts-set",
    zh="{by} 给 {subject} 排了 {since} 到 {until} 的班",
    en="{by} set the roster of {subject} from {since} to {until}",
    icon="calendar",
)

LINK_MADE = Verb(
    "person.link-made", zh="{by} 给 {subject} 开了一次性链接", en="{by} made a one-time link for {subject}", icon="link"
)
PASSWORD_CHANGED = Verb(
    "person.password-changed", zh="{subject} 换了密码", en="{subject} changed the password", icon="lock"
)
TOKEN_MADE = Verb("person.token-made", zh="{subject} 开了一个访问令牌", en="{subject} made an access token", icon="key")
TOKEN_REVOKED = Verb(
    "person.token-revoked",
    zh="{by} 作废了 {subject} 的访问令牌",
    en="{by} revoked an access token of {subject}",
    icon="key",
)

ROLE_CREATED = Verb(
    "role.created", zh="{by} 建了角色「{subject}」", en="{by} created the role “{subject}”", icon="shield"
)
ROLE_EDITED = Verb(
    "role.edited", zh="{by} 改了角色「{subject}」", en="{by} changed the role “{subject}”", icon="shield"
)
