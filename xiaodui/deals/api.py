"""What the API reads of deals."""

from xiaodui.core.reads import READS, Read
from xiaodui.deals.models import Deal, Stage

READS.plug(
    Read(
        "deals", Deal, Deal.shown,
        {"owner": "owner_id", "customer": "customer_id", "stage": "stage_id", "product": "product_id", "team": "team_id",
         "code": "code"},
    )
)  # fmt: skip
READS.plug(
    Read(
        "stages",
        Stage,
        lambda s: {"id": s.pk, "name": s.name, "order": s.order, "chance": s.chance, "usual_days": s.usual_days},
    )
)
