"""What the API reads of imports and exports."""

from xiaodui.core.reads import READS, Read
from xiaodui.exchange.models import Export, Upload

READS.plug(Read("imports", Upload, Upload.shown, {"kind": "kind", "state": "state"}))
READS.plug(Read("exports", Export, Export.shown, {"person": "person_id", "list": "key"}))
