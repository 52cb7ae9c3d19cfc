"""Routes of this face."""

from django.urls import include, path

from playground.workshop import api, pages
from playground.workshop.quiz import api as quiz
from playground.workshop.stories import api as stories

urlpatterns = [
    path("", include("playground.workshop.authoring.urls")),
    path("", include("playground.workshop.backup.urls")),
    path("", include("playground.workshop.classroom.urls")),
    path("", include("playground.workshop.classroom.roster.urls")),
    path("", include("playground.workshop.afterwards.urls")),
    path("", include("playground.workshop.dashboard.urls")),
    path("", include("playground.workshop.lti.urls")),
    path("certificate/<str:code>/", pages.certificate, name="certificate"),
    path("quiz/", pages.quiz, name="quiz"),
    path("quiz/<slug:slug>/", pages.quiz, name="quiz-of"),
    path("api/quiz/", quiz.Quiz.as_view()),
    path("api/quiz/rounds/", quiz.QuizRounds.as_view()),
    path("api/quiz/rounds/<str:quiz>/", quiz.OneQuizRound.as_view()),
    path("api/quiz/rounds/<str:quiz>/answers/", quiz.QuizAnswers.as_view()),
    path("api/certificate/", api.MyCertificate.as_view()),
    path("progress/", pages.progress, name="progress"),
    path("api/attempts/", api.MyAttempts.as_view()),
    path("api/exercises/", api.Exercises.as_view()),
    path("api/exercises/progress/", api.Progress.as_view()),
    path("api/exercises/<slug:slug>/lesson/", api.Lesson.as_view()),
    path("api/exercises/<slug:slug>/start/", api.Start.as_view()),
    path("api/sandboxes/<str:sandbox>/reset/", api.Reset.as_view()),
    path("api/sandboxes/<str:sandbox>/attempt/", api.OneAttempt.as_view()),
    path("api/sandboxes/<str:sandbox>/attempt/check/", api.Check.as_view()),
    path("api/sandboxes/<str:sandbox>/attempt/restart/", api.Restart.as_view()),
    path("api/sandboxes/<str:sandbox>/attempt/moments/", api.Moments.as_view()),
    path("api/sandboxes/<str:sandbox>/attempt/hints/", api.Hints.as_view()),
    path("api/sandboxes/<str:sandbox>/attempt/solution/", api.Solution.as_view()),
    path("api/sandboxes/<str:sandbox>/attempt/employees/", stories.EmployeesOfAttempt.as_view()),
    path("api/sandboxes/<str:sandbox>/attempt/players/", stories.PlayersOfAttempt.as_view()),
]
