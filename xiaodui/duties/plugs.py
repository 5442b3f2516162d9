"""What duties plug into the floors below: sections of pages, Today, what a person owns, published figures, live topics."""

from django.utils.translation import pgettext_lazy

from xiaodui.core.sockets import MATTERS, Tab
from xiaodui.duties import shown, verbs
from xiaodui.duties.acts.handing import hand_over_places, topics_with
from xiaodui.duties.publishing import published_to
from xiaodui.governance.sockets import SIGNED
from xiaodui.measures.published import PUBLISHED
from xiaodui.people.sockets import OWNED, PERSON_PARTS, TEAM_PARTS, Owned
from xiaodui.pulse.sockets import ALOUD

OWNED.plug(Owned(pgettext_lazy("menu", "职责"), lambda person: topics_with(person).count(), hand_over_places, order=80))
PUBLISHED.plug(published_to)
TEAM_PARTS.plug(Tab("duties", pgettext_lazy("menu", "职责"), 10, shown.team_part))
PERSON_PARTS.plug(Tab("duties", pgettext_lazy("menu", "职责"), 10, shown.person_part))
MATTERS.plug(shown.matters)
for thing in shown.signed_things():
    SIGNED.plug(thing)
# The matrix is the whole company's, so everybody's page may hear that one changed.
for verb in (verbs.TOPIC_CREATED, verbs.TOPIC_EDITED, verbs.TOPIC_HANDED, verbs.TOPIC_ENDED):
    ALOUD.plug(verb.name)
