from django.urls import path

from xiaodui.measures.views import ranking, why

urlpatterns = [
    path("ranking", ranking.ranking, name="ranking"),
    path("ranking/trend", ranking.trend_part, name="trend"),
    path("measures/<str:code>/why", why.why, name="measure-why"),
]
