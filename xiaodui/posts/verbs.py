"""What happens with forms. Words stand in the room; a fact says which type, and whether it was held before."""

from xiaodui.journal.verb import Verb

POST_MADE = Verb(
    "post.made", zh="{by} 在「{within}」按格式发了一条", en="{by} posted in a form in “{within}”", icon="forms"
)
POST_TAKEN_BACK = Verb(
    "post.taken_back", zh="「{within}」里按格式发的一条撤回了", en="A post in a form in “{within}” was taken back", icon="forms"
)  # fmt: skip
"""The message that carried it is gone; `writer`, team, `mended` and `made_at` are those of POST_MADE."""
POST_HELD = Verb(
    "post.held", zh="{by} 在「{subject}」的一条先放进了格式", en="Something {by} wrote in “{subject}” was put into a form first",
    icon="forms",
)  # fmt: skip
FORMAT_SET = Verb(
    "room.format_set", zh="{by} 定了群「{subject}」的格式", en="{by} set the forms of “{subject}”", icon="forms"
)
