"""The tables of exercises and of workshops."""

from playground.workshop.models.afterwards import CalendarFeed, StatementExport
from playground.workshop.models.archive import RESTORED, Archive, ArchivePart, Progress
from playground.workshop.models.attempts import Attempt, Certificate, Finish, GoalResult, HintTaken, MistakeMade
from playground.workshop.models.authored import OWN_PREFIX, AuthoredExercise, Drawing, Edition
from playground.workshop.models.control import ClassMessage, Control, Delivery, LeakTry, LookingAway, PollAnswer
from playground.workshop.models.invitation import CoInstructorLink
from playground.workshop.models.lti import (
    LtiGrade,
    LtiKey,
    LtiLaunch,
    LtiLineItem,
    LtiLink,
    LtiPlatform,
    LtiSeat,
)
from playground.workshop.models.roster import RosterEntry
from playground.workshop.models.workshop import Enrollment, Seat, State, Team, Workshop, WorkshopEntry
from playground.workshop.quiz_models import QuizMark, QuizRound  # Django looks for tables here

__all__ = [
    "OWN_PREFIX",
    "RESTORED",
    "Archive",
    "ArchivePart",
    "Attempt",
    "AuthoredExercise",
    "CalendarFeed",
    "Certificate",
    "ClassMessage",
    "CoInstructorLink",
    "Control",
    "Delivery",
    "Drawing",
    "Edition",
    "Enrollment",
    "Finish",
    "GoalResult",
    "HintTaken",
    "LeakTry",
    "LookingAway",
    "LtiGrade",
    "LtiKey",
    "LtiLaunch",
    "LtiLineItem",
    "LtiLink",
    "LtiPlatform",
    "LtiSeat",
    "MistakeMade",
    "PollAnswer",
    "Progress",
    "QuizMark",
    "QuizRound",
    "RosterEntry",
    "Seat",
    "State",
    "StatementExport",
    "Team",
    "Workshop",
    "WorkshopEntry",
]
