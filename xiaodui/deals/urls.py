from django.urls import path

from xiaodui.deals.views import board, deal, doing, listing, options, stages

urlpatterns = [
    path("deals", board.board, name="deals"),
    path("deals/board/column/<str:key>", board.column, name="deal-column"),
    path("deals/board/more/<str:key>", board.more, name="more-deals"),
    path("deals/list", listing.deal_list, name="deal-list"),
    path("deals/new", deal.new_deal, name="new-deal"),
    path("deals/owners", options.owners, name="deal-owners"),
    path("deals/customers", options.customers, name="deal-customers"),
    path("deals/products", options.products, name="deal-products"),
    path("deals/mention", options.mention, name="mention"),
    path("deals/<int:pk>", deal.deal_page, name="deal"),
    path("deals/<int:pk>/timeline", deal.deal_timeline, name="deal-timeline"),
    path("deals/<int:pk>/moves", doing.moves, name="deal-moves"),
    path("deals/<int:pk>/move", doing.move, name="move-deal"),
    path("deals/<int:pk>/win", doing.win, name="win-deal"),
    path("deals/<int:pk>/lose", doing.lose, name="lose-deal"),
    path("deals/<int:pk>/reopen", doing.reopen, name="reopen-deal"),
    path("deals/<int:pk>/hand-over", doing.hand_over, name="hand-over-deal"),
    path("deals/<int:pk>/edit", doing.edit, name="edit-deal"),
    path("deals/<int:pk>/plan", doing.plan, name="plan-deal"),
    path("deals/<int:pk>/note", doing.note, name="note-deal"),
    path("settings/stages", stages.stages, name="stages"),
    path("settings/stages/new", stages.add, name="new-stage"),
    path("settings/stages/<int:pk>/edit", stages.edit, name="edit-stage"),
    path("settings/stages/<int:pk>/retire", stages.retire, name="retire-stage"),
]
