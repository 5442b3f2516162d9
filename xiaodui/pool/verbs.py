"""What can happen to pools, to customers in them, and to protections."""

from xiaodui.journal.verb import Verb

POOL_SET = Verb("pool.set", zh="{by} 定了公海「{subject}」", en="{by} set the pool “{subject}”", icon="droplet")
POOL_RETIRED = Verb(
    "pool.retired", zh="{by} 停用了公海「{subject}」", en="{by} retired the pool “{subject}”", icon="droplet"
)
POOL_SEATED = Verb(
    "pool.seated",
    zh="{by} 让 {whom} 进了公海「{subject}」",
    en="{by} gave {whom} a seat in “{subject}”",
    icon="user-plus",
)
POOL_UNSEATED = Verb(
    "pool.unseated",
    zh="{by} 让 {whom} 离开公海「{subject}」",
    en="{by} took {whom}'s seat in “{subject}”",
    icon="user-minus",
)
PLACE_LOOKED = Verb(
    "place.looked",
    zh="{by} 在公海看了「{subject}」的详情",
    en="{by} opened the details of “{subject}” in the pool",
    icon="eye",
)
LOOK_REFUSED = Verb(
    "place.look_refused", zh="{by} 想看「{subject}」的详情，按 {cite} 今天看满了",
    en="{by} wanted to open “{subject}”; {cite} says that's enough for today", icon="eye-off", tone="due",
)  # fmt: skip
PLACE_GIVEN = Verb(
    "place.given", zh="「{subject}」进了公海「{pool}」", en="“{subject}” went into the pool “{pool}”", icon="droplet"
)
PROTECTION_EXTENDED = Verb(
    "protection.extended", zh="「{subject}」的保护期延到 {last}（{cite}）", en="“{subject}” is protected until {last} ({cite})",
    icon="shield-check", tone="guard",
)  # fmt: skip
PROTECTION_TAKEN_BACK = Verb(
    "protection.taken_back", zh="「{subject}」的保护期改回 {last}（{cite}）", en="“{subject}” is protected until {last} again ({cite})",
    icon="shield", tone="due",
)  # fmt: skip
PROTECTION_ENDING = Verb(
    "protection.ending", zh="「{subject}」保护到 {last}，快到期了", en="The protection of “{subject}” ends on {last}",
    icon="clock-exclamation", tone="due",
)  # fmt: skip
PROTECTION_SPARED = Verb(
    "protection.spared", zh="「{subject}」的保护期过了，因为还有在谈的商机，先留在 {owner} 手上",
    en="“{subject}” is no longer protected; an open deal keeps it with {owner} for now", icon="clock-x", tone="late",
)  # fmt: skip
REGISTRATION_ASKED = Verb(
    "registration.asked", zh="{by} 报备了「{subject}」", en="{by} registered “{subject}”", icon="flag", tone="guard"
)
REGISTRATION_APPROVED = Verb(
    "registration.approved", zh="{by} 同意 {owner} 报备的「{subject}」", en="{by} approved {owner}'s registration of “{subject}”",
    icon="flag-check", tone="kept",
)  # fmt: skip
REGISTRATION_REFUSED = Verb(
    "registration.refused", zh="{by} 没有同意 {owner} 报备的「{subject}」：{reason}",
    en="{by} turned down {owner}'s registration of “{subject}”: {reason}", icon="flag-off", tone="due",
)  # fmt: skip
REGISTRATION_WITHDRAWN = Verb(
    "registration.withdrawn",
    zh="{by} 撤回了报备「{subject}」",
    en="{by} withdrew the registration of “{subject}”",
    icon="flag-off",
)
