from django.urls import path

from xiaodui.tasks.views import doing, promises, tasks

urlpatterns = [
    path("tasks", tasks.task_list, name="tasks"),
    path("tasks/add", tasks.add, name="add-task"),
    path("tasks/new", doing.new, name="new-task"),
    path("tasks/people", doing.people, name="task-people"),
    path("tasks/<int:pk>", tasks.task_page, name="task"),
    path("tasks/<int:pk>/edit", doing.edit, name="edit-task"),
    path("tasks/<int:pk>/done", doing.done, name="done-task"),
    path("tasks/<int:pk>/reopen", doing.reopen, name="reopen-task"),
    path("tasks/<int:pk>/hand-over", doing.hand_over, name="hand-over-task"),
    path("tasks/<int:pk>/drop", doing.drop, name="drop-task"),
    path("promises", promises.promise_list, name="promises"),
    path("promises/new", promises.new, name="new-promise"),
    path("promises/people", promises.people, name="promise-people"),
    path("promises/teams", promises.teams, name="promise-teams"),
    path("promises/<int:pk>", promises.promise_page, name="promise"),
    path("promises/<int:pk>/settle", promises.settle, name="settle-promise"),
    path("promises/<int:pk>/dispute", promises.dispute, name="dispute-promise"),
    path("promises/<int:pk>/release", promises.release, name="release-promise"),
]
