"""What the API reads of imports."""

from xiaodui.core.reads import READS, Read
from xiaodui.exchange.models import Upload

READS.plug(Read("imports", Upload, Upload.shown, {"kind": "kind", "state": "state"}))
