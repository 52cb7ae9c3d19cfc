"""Routes for learning platforms: what is entered there is /lti/login/, /lti/launch/ and /lti/keys/."""

from django.urls import path

from playground.workshop.lti import desk, pages

urlpatterns = [
    path("lti/login/", pages.SignIn.as_view(), name="lti-login"),
    path("lti/launch/", pages.launch, name="lti-launch"),
    path("lti/keys/", pages.keys, name="lti-keys"),
    path("lti/open/", pages.open_here, name="lti-open"),
    path("workshops/<str:workshop>/course/", desk.Course.as_view(), name="lti-course"),
    path("lti/choice/", pages.choose, name="lti-choice"),
]
