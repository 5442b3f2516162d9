from django.urls import path

from xiaodui.climate.views import behind, pages

urlpatterns = [
    path("chat/thanks", pages.listed, name="thanks"),
    path("chat/thanks/<int:pk>", pages.one, name="thanks-one"),
    path("chat/<int:pk>/thank", pages.thank, name="thank-in-room"),
    path("chat/messages/<int:pk>/thank", pages.thank_for, name="thank-for-message"),
    path("chat/<int:pk>/climate", pages.climate, name="room-climate"),
    path("chat/<int:pk>/climate/<slug:name>", behind.figure, name="climate-behind"),
]
