from django.urls import path

from xiaodui.catalog.views import products

urlpatterns = [
    path("products", products.product_list, name="products"),
    path("products/new", products.new, name="new-product"),
    path("products/<int:pk>", products.product, name="product"),
    path("products/<int:pk>/edit", products.edit, name="edit-product"),
    path("products/<int:pk>/withdraw", products.withdraw, name="withdraw-product"),
]
