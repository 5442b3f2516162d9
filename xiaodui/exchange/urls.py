"""Doors of import and export."""

from django.urls import path, re_path

from xiaodui.exchange.views import exporting, files, importing

urlpatterns = [
    path("import", importing.imports, name="imports"),
    path("import/new", importing.bring, name="create-import"),
    path("import/template/<slug:key>.<slug:form>", files.template, name="import-template"),
    path("import/<int:pk>", importing.one, name="import"),
    re_path(r"^import/(?P<pk>[0-9]{1,18})/(?P<what>map|check|run)$", importing.press, name="press-import"),
    path("import/<int:pk>/rejected.csv", files.rejected, name="import-rejected"),
    path("import/<int:pk>/remove", importing.remove, name="remove-import"),
    path("export/<slug:key>.<slug:form>", exporting.export, name="export"),
]
