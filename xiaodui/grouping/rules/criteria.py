"""By what people can be grouped, and what each criterion sets in motion."""

from dataclasses import dataclass

BY_RULE, BY_STAGE, BY_PHASE, BY_HAND = "rule", "stage", "phase", "hand"


@dataclass(frozen=True)
class Criterion:
    """`way`: assignment rules are made from its values, deals are passed on by stage, people take a phase, or nothing but
    the teams follows. `holds`: a value may stand anywhere in what a record says. `free`: values may be written by hand."""

    code: str
    way: str
    field: str = ""
    holds: bool = False
    free: bool = True


CRITERIA = {
    one.code: one
    for one in (
        Criterion("region", BY_RULE, "region", holds=True),
        Criterion("sector", BY_RULE, "sector", holds=True),
        Criterion("level", BY_RULE, "level", free=False),
        Criterion("kind", BY_RULE, "kind", free=False),
        Criterion("product", BY_RULE, "product", free=False),
        Criterion("tag", BY_RULE, "tag"),
        Criterion("stage", BY_STAGE, free=False),
        Criterion("phase", BY_PHASE, free=False),
        Criterion("skill", BY_HAND),
    )
}
