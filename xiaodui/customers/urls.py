from django.urls import path

from xiaodui.customers.views import contacts, customer, doing, listing, mentions, options

urlpatterns = [
    path("customers", listing.customers, name="customers"),
    path("customers/mine", listing.mine, name="my-customers"),
    path("customers/new", doing.new, name="new-customer"),
    path("customers/pick", options.pick, name="pick-customer"),
    path("customers/owners", options.owners, name="customer-owners"),
    path("customers/<int:pk>", customer.customer_page, name="customer"),
    path("customers/<int:pk>/timeline", customer.customer_timeline, name="customer-timeline"),
    path("customers/<int:pk>/figures/<slug:key>", customer.figure, name="customer-figure"),
    path("customers/<int:pk>/edit", doing.edit, name="edit-customer"),
    path("customers/<int:pk>/hand-over", doing.hand_over, name="hand-over-customer"),
    path("customers/<int:pk>/note", doing.note, name="note-customer"),
    path("customers/<int:pk>/contacts/new", contacts.add, name="add-contact"),
    path("contacts/<int:pk>", contacts.contact, name="contact"),
    path("contacts/<int:pk>/edit", contacts.edit, name="edit-contact"),
    path("contacts/<int:pk>/remove", contacts.remove, name="remove-contact"),
    path("mentions/<int:pk>", mentions.mention_of_me, name="mention-of-me"),
]
