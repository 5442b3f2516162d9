from django.urls import path

from xiaodui.intake.views import public, settings

urlpatterns = [
    path("f/<slug:token>", public.public_form, name="public-form"),
    path("settings/intake", settings.intake, name="intake"),
    path("settings/intake/new", settings.new, name="new-intake-form"),
    path("settings/intake/<int:pk>", settings.form_page, name="intake-form"),
    path("settings/intake/<int:pk>/edit", settings.edit, name="edit-intake-form"),
    path("settings/intake/<int:pk>/retire", settings.retire, name="retire-intake-form"),
    path("settings/intake/held/<int:pk>/release", settings.release, name="release-submission"),
    path("settings/intake/held/<int:pk>/discard", settings.discard, name="discard-submission"),
]
