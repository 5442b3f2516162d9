from django.urls import path

from xiaodui.jobs.views import operate, progress

urlpatterns = [
    path("operate/jobs", operate.jobs, name="jobs"),
    path("operate/jobs/<int:pk>/again", operate.again, name="run-job-again"),
    path("operate/jobs/<int:pk>/cancel", operate.stop, name="stop-job"),
    path("operate/jobs/schedules/<str:name>/start", operate.start, name="start-schedule"),
    path("jobs/<int:pk>/progress", progress.progress, name="job-progress"),
    path("jobs/<int:pk>/cancel", progress.stop, name="cancel-job"),
]
