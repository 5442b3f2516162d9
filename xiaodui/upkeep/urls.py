from django.urls import path

from xiaodui.upkeep import views

urlpatterns = [
    path("settings/company", views.company, name="company-settings"),
    path("settings/company/day", views.day, name="set-day"),
    path("settings/company/hours", views.hours, name="set-company-hours"),
    path("settings/company/rate", views.rate, name="set-rate"),
]
