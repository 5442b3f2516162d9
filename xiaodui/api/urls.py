"""The API's doors and the catalogue that explains them."""

from django.urls import path

from xiaodui.api.entry import build
from xiaodui.api.views import catalogue

urlpatterns = [
    path("api/", catalogue, name="catalogue"),
    path("api/v1/", build().urls),
]
