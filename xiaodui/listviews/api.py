"""What the API reads of views, and of how the caller arranged his lists."""

from xiaodui.core.reads import READS, Read
from xiaodui.listviews.models import Arrangement, View

READS.plug(Read("views", View, View.shown, {"list": "page", "owner": "owner_id"}))
READS.plug(Read("columns", Arrangement, Arrangement.shown, {"list": "page"}))
