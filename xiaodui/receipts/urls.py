from django.urls import path

from xiaodui.receipts.views import receipts

urlpatterns = [
    path("chat/messages/<int:pk>/receipt", receipts.ask, name="ask-receipt"),
    path("chat/messages/<int:pk>/readers", receipts.readers, name="readers"),
    path("chat/receipts/<int:pk>", receipts.receipt, name="receipt"),
    path("chat/receipts/<int:pk>/know", receipts.know, name="know-receipt"),
    path("chat/receipts/<int:pk>/close", receipts.close, name="close-receipt"),
]
