from django.urls import path

from xiaodui.pool.views import claims, places, pools, registrations, releases

# Pools, places, protection, registration.
urlpatterns = [
    path("pool", places.front, name="pool"),
    path("pool/<int:pk>", places.pool, name="pool-of"),
    path("pool/new", pools.new, name="new-pool"),
    path("pool/<int:pk>/edit", pools.edit, name="edit-pool"),
    path("pool/<int:pk>/retire", pools.retire, name="retire-pool"),
    path("pool/<int:pk>/seats", pools.seats, name="pool-seats"),
    path("pool/<int:pk>/seat", pools.seat, name="seat-pool"),
    path("pool/seats/<int:pk>/remove", pools.unseat, name="unseat-pool"),
    path("pool/rules", pools.rules, name="pool-rules"),
    path("pool/places/<int:pk>/look", places.look, name="look-place"),
    path("pool/places/<int:pk>/move", places.move, name="move-place"),
    path("customers/<int:pk>/release", places.release, name="release-customer"),
    path("registrations", registrations.listed, name="registrations"),
    path("registrations/new", registrations.new, name="new-registration"),
    path("registrations/<int:pk>/approve", registrations.approve, name="approve-registration"),
    path("registrations/<int:pk>/turn-down", registrations.turn_down, name="turn-down-registration"),
    path("registrations/<int:pk>/withdraw", registrations.withdraw, name="withdraw-registration"),
]

# Claiming and timed releases.
urlpatterns += [
    path("pool/<int:pk>/head", claims.head, name="pool-head"),
    path("pool/<int:pk>/next", claims.claim_next, name="claim-next"),
    path("pool/<int:pk>/releases/new", releases.announce, name="announce-release"),
    path("pool/places/<int:pk>/claim", claims.claim, name="claim-place"),
    path("releases", releases.listed, name="releases"),
    path("releases/<int:pk>", releases.release, name="release"),
    path("releases/<int:pk>/withdraw", releases.withdraw, name="withdraw-release"),
    path("lots/<int:pk>", releases.lot, name="lot"),
    path("lots/<int:pk>/ask", releases.ask, name="ask-lot"),
]
