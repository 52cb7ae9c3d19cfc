"""HTTP and websocket routes of the classroom."""

from django.urls import path, register_converter

from playground.workshop.classroom import (
    api,
    consumer,
    help_api,
    inviting_api,
    inviting_pages,
    learner_api,
    pages,
    team_api,
)
from playground.workshop.classroom.bar import api as bar
from playground.workshop.classroom.bar import learner_api as strip


class CodeConverter:
    """A join code in an address; a share link's token is far longer, and goes elsewhere."""

    regex = "[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CodeConverter, "code")
WS = "api/workshops/<str:workshop>/"

urlpatterns = [
    path("join/", pages.Join.as_view(), name="join-workshop"),
    path("join/<code:code>/", pages.Join.as_view(), name="join-by-code"),
    path("teach/<str:token>/", inviting_pages.Teach.as_view(), name="teach"),
    path("class/<str:workshop>/", pages.seat, name="class"),
    path("class/<str:workshop>/watch/<str:control>/", pages.watch, name="watch"),
    path("workshops/<str:workshop>/", pages.workshop, name="workshop"),
    path("api/workshops/", api.Workshops.as_view()),
    path("api/workshops/joined/", learner_api.Joined.as_view()),
    path(WS, api.OneWorkshop.as_view()),
    path(WS + "journal/", api.WorkshopJournal.as_view()),
    path(WS + "state/", api.WorkshopState.as_view()),
    path(WS + "code/", api.WorkshopCode.as_view()),
    path(WS + "current/", api.WorkshopCurrent.as_view()),
    path(WS + "solution/", api.WorkshopSolution.as_view()),
    path(WS + "duplicate/", api.WorkshopCopy.as_view()),
    path(WS + "admission/", api.Admission.as_view()),
    path(WS + "learners/<str:learner>/", api.OneLearner.as_view()),
    path(WS + "learners/<str:learner>/team/", team_api.TeamOfLearner.as_view()),
    path(WS + "teams/", team_api.Teams.as_view()),
    path(WS + "teams/random/", team_api.RandomTeams.as_view()),
    path(WS + "teams/<str:team>/", team_api.OneTeam.as_view()),
    path(WS + "co-instructors/", api.CoInstructors.as_view()),
    path(WS + "co-instructors/<str:person>/", api.OneCoInstructor.as_view()),
    path(WS + "co-instructor-links/", inviting_api.CoInstructorLinks.as_view()),
    path(WS + "co-instructor-links/<str:invitation>/", inviting_api.OneCoInstructorLink.as_view()),
    path(WS + "mine/", learner_api.Mine.as_view()),
    path(WS + "mine/sandbox/", learner_api.MySandbox.as_view()),
    path(WS + "pause/", bar.Pause.as_view()),
    path(WS + "timer/", bar.Timer.as_view()),
    path(WS + "messages/", bar.Messages.as_view()),
    path(WS + "clock/", bar.Clocks.as_view()),
    path(WS + "clock/skip/", bar.ClocksSkip.as_view()),
    path(WS + "follow/", bar.Follow.as_view()),
    path(WS + "spotlight/", bar.Spotlight.as_view()),
    path(WS + "poll/", bar.Poll.as_view()),
    path(WS + "poll/told/", bar.PollTold.as_view()),
    path(WS + "poll/result/", strip.PollResult.as_view()),
    path(WS + "leak/", bar.Leak.as_view()),
    path(WS + "leak/revocation/", bar.LeakRevocation.as_view()),
    path(WS + "mine/answer/", strip.MyAnswer.as_view()),
    path(WS + "mine/shown/", strip.MyCanvasShown.as_view()),
    path(WS + "mine/look/", strip.MyLook.as_view()),
    path(WS + "mine/leak/", strip.MyLeak.as_view()),
    path(WS + "mine/leak/tries/", strip.MyLeakTries.as_view()),
    path(WS + "mine/controls/", strip.MyControls.as_view()),
    path(WS + "mine/messages/<str:message>/", strip.MyMessage.as_view()),
    path(WS + "help/<str:sandbox>/", help_api.GivenHelp.as_view()),
    path("api/sandboxes/<str:sandbox>/help/", help_api.OwnHelp.as_view()),
    path("api/sandboxes/<str:sandbox>/workshop/", learner_api.SandboxClass.as_view()),
]
websocket_urlpatterns = [path("ws/workshops/<str:workshop>/", consumer.WorkshopConsumer.as_asgi())]
