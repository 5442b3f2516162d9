"""Deals hang on a customer: where it goes, they go."""

from xiaodui.customers.sockets import CHILDREN, Child
from xiaodui.deals.acts.carrying import merged, unmerged

CHILDREN.plug(Child("deals", merged=merged, unmerged=unmerged))
