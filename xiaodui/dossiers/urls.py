from django.urls import path

from xiaodui.dossiers.views import customer, files, segments, setting_up

urlpatterns = [
    path("customers/<int:pk>/tag", customer.tag, name="tag-customer"),
    path("customers/<int:pk>/untag", customer.untag, name="untag-customer"),
    path("customers/<int:pk>/fill", customer.fill, name="fill-customer"),
    path("customers/<int:pk>/prefer", customer.prefer, name="prefer-customer"),
    path("customers/<int:pk>/ways/new", customer.add_way, name="add-way"),
    path("ways/<int:pk>/edit", customer.edit_way, name="edit-way"),
    path("ways/<int:pk>/remove", customer.remove_way, name="remove-way"),
    path("customers/<int:pk>/relate", customer.relate, name="relate-customer"),
    path("relations/<int:pk>/remove", customer.part, name="remove-relation"),
    path("customers/<int:pk>/files", files.attach, name="attach-file"),
    path("files/<int:pk>", files.download, name="file"),
    path("files/<int:pk>/remove", files.remove, name="remove-file"),
    path("dossiers", setting_up.overview, name="dossier-setup"),
    path("tags/new", setting_up.new_tag, name="new-tag"),
    path("tags/<int:pk>/retire", setting_up.retire_tag, name="retire-tag"),
    path("fields/new", setting_up.new_field, name="new-field"),
    path("fields/<int:pk>/edit", setting_up.edit_field, name="edit-field"),
    path("fields/<int:pk>/retire", setting_up.retire_field, name="retire-field"),
    path("fields/<int:pk>/bring-back", setting_up.bring_back, name="bring-back-field"),
    path("segments", segments.segments, name="segments"),
    path("segments/new", segments.new, name="new-segment"),
    path("segments/<int:pk>/edit", segments.edit, name="edit-segment"),
    path("segments/<int:pk>/retire", segments.retire, name="retire-segment"),
]
