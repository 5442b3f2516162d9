from django.apps import AppConfig


class PostsConfig(AppConfig):
    name = "xiaodui.posts"
    label = "posts"

    def ready(self) -> None:
        from xiaodui.posts import acts, api, clauses, looks, measures, plugs  # noqa: F401
