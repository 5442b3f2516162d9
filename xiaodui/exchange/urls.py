"""Doors of import and export."""

from django.urls import path

from xiaodui.exchange.views import exporting, files, importing

urlpatterns = [
    path("import", importing.imports, name="imports"),
    path("import/new", importing.bring, name="create-import"),
    path("import/set", importing.bring_set, name="bring-set"),
    path("import/template/<slug:key>.<slug:form>", files.template, name="import-template"),
    path("import/<int:pk>", importing.one, name="import"),
    path("import/<int:pk>/map", importing.press, {"what": "map"}, name="map-import"),
    path("import/<int:pk>/check", importing.press, {"what": "check"}, name="check-import"),
    path("import/<int:pk>/run", importing.press, {"what": "run"}, name="run-import"),
    path("import/<int:pk>/rejected.csv", files.rejected, name="import-rejected"),
    path("import/<int:pk>/remove", importing.remove, name="remove-import"),
    path("exports", exporting.exports, name="exports"),
    path("export/<slug:key>.<slug:form>", exporting.export, name="export"),
]
