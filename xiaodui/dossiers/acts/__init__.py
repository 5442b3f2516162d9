"""What one can do with what is known of a customer."""

from xiaodui.dossiers.acts.fields import bring_back, create_field, edit_field, retire_field
from xiaodui.dossiers.acts.files import attach, remove_file
from xiaodui.dossiers.acts.filling import fill
from xiaodui.dossiers.acts.preferring import prefer
from xiaodui.dossiers.acts.relating import part, relate
from xiaodui.dossiers.acts.segments import edit_segment, keep_segment, retire_segment
from xiaodui.dossiers.acts.tags import create_tag, retire_tag, tag, untag
from xiaodui.dossiers.acts.ways import add_way, edit_way, remove_way

__all__ = [
    "add_way", "attach", "bring_back", "create_field", "create_tag", "edit_field", "edit_segment", "edit_way", "fill",
    "keep_segment", "part", "prefer", "relate", "remove_file", "remove_way", "retire_field", "retire_segment", "retire_tag",
    "tag", "untag",
]  # fmt: skip
