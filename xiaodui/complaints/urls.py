from django.urls import path

from xiaodui.complaints.views import doing, reading

urlpatterns = [
    path("complaints", reading.listed, name="complaints"),
    path("complaints/<int:pk>", reading.page, name="complaint"),
    path("complaints/<int:pk>/reply", doing.reply, name="reply-complaint"),
    path("complaints/<int:pk>/answer", doing.answer, name="answer-complaint"),
    path("complaints/<int:pk>/hand-over", doing.hand_over, name="hand-over-complaint"),
    path("customers/<int:pk>/complain", doing.file, name="complain-customer"),
]
