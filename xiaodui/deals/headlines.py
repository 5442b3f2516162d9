"""The figures of deals that lead the ranking and Today."""

from xiaodui.deals import measures
from xiaodui.measures.headlines import HEADLINES, Headline

HEADLINES.plug(Headline(measures.WON_AMOUNT.code, 10))
HEADLINES.plug(Headline(measures.WON_COUNT.code, 20))
HEADLINES.plug(Headline(measures.LOST_COUNT.code, 30, good=-1))
HEADLINES.plug(Headline(measures.WIN_RATE.code, 40))
HEADLINES.plug(Headline(measures.CYCLE_DAYS.code, 50, good=-1))
