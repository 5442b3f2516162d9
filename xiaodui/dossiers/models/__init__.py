"""What is known of a customer beyond its name card."""

from xiaodui.dossiers.models.dossier import Dossier
from xiaodui.dossiers.models.edition import Edition
from xiaodui.dossiers.models.field import Field, Value
from xiaodui.dossiers.models.file import File
from xiaodui.dossiers.models.relation import Relation
from xiaodui.dossiers.models.segment import Segment
from xiaodui.dossiers.models.tag import Tag, Tagged
from xiaodui.dossiers.models.way import Way

__all__ = ["Dossier", "Edition", "Field", "File", "Relation", "Segment", "Tag", "Tagged", "Value", "Way"]
