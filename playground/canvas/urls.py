"""HTTP and websocket routes of the editor."""

from django.urls import path

from playground.canvas import consumers, pages
from playground.canvas.api import (
    accounts,
    canvas,
    catalog,
    identities,
    policies,
    resources,
    roles,
    sessions,
    simulate,
    trust,
)

SB = "api/sandboxes/<str:sandbox>/"

urlpatterns = [
    path("", pages.home, name="home"),
    path("s/<str:sandbox>/", pages.editor, name="sandbox"),
    path("api/me/", canvas.Me.as_view()),
    path("api/managed-policies/", catalog.ManagedPolicies.as_view()),
    path("api/services/", catalog.Services.as_view()),
    path("api/sandboxes/", canvas.Sandboxes.as_view()),
    path(SB, canvas.Canvas.as_view()),
    path(SB + "journal/", canvas.Journal.as_view()),
    path(SB + "clock/", canvas.Clock.as_view()),
    path(SB + "undo/", canvas.Undo.as_view()),
    path(SB + "redo/", canvas.Redo.as_view()),
    path(SB + "positions/", canvas.Positions.as_view()),
    path(SB + "accounts/", accounts.Accounts.as_view()),
    path(SB + "accounts/<str:account>/", accounts.OneAccount.as_view()),
    path(SB + "identities/", identities.Identities.as_view()),
    path(SB + "identities/<str:identity>/", identities.OneIdentity.as_view()),
    path(SB + "identities/<str:identity>/access-keys/", identities.AccessKeys.as_view()),
    path(SB + "identities/<str:identity>/access-keys/<str:key>/", identities.OneAccessKey.as_view()),
    path(SB + "groups/", identities.Groups.as_view()),
    path(SB + "groups/<str:group>/", identities.OneGroup.as_view()),
    path(SB + "groups/<str:group>/members/<str:identity>/", identities.OneMember.as_view()),
    path(SB + "roles/", roles.Roles.as_view()),
    path(SB + "roles/<str:role>/", roles.OneRole.as_view()),
    path(SB + "roles/<str:role>/instance-profiles/<str:name>/", roles.OneInstanceProfile.as_view()),
    path(SB + "roles/<str:role>/login-profile/", roles.RoleLogin.as_view()),
    path(SB + "roles/<str:role>/access-keys/", roles.RoleAccessKeys.as_view()),
    path(SB + "roles/<str:role>/trust-policy/", trust.TrustPolicy.as_view()),
    path(SB + "roles/<str:role>/trust-links/", trust.TrustLinks.as_view()),
    path(SB + "roles/<str:role>/trust-links/<str:key>/", trust.OneTrustLink.as_view()),
    path(SB + "roles/<str:role>/trust-links/<str:key>/conditions/", trust.TrustConditions.as_view()),
    path(SB + "resources/", resources.Resources.as_view()),
    path(SB + "resources/<str:resource>/", resources.OneResource.as_view()),
    path(SB + "resources/<str:resource>/policy/", resources.ResourcePolicy.as_view()),
    path(SB + "policies/", policies.Policies.as_view()),
    path(SB + "policies/<str:policy>/", policies.OnePolicy.as_view()),
    path(SB + "principals/<str:owner>/attachments/", policies.Attachments.as_view()),
    path(SB + "principals/<str:owner>/inline-policies/<str:name>/", policies.OneInlinePolicy.as_view()),
    path(SB + "validate/", policies.Validate.as_view()),
    path(SB + "sessions/", sessions.Sessions.as_view()),
    path(SB + "sessions/<str:session>/", sessions.OneSession.as_view()),
    path(SB + "sessions/<str:session>/again/", sessions.SessionAgain.as_view()),
    path(SB + "requests/", simulate.Requests.as_view()),
    path(SB + "half-links/", simulate.HalfLinks.as_view()),
    path(SB + "permissions/", simulate.Permissions.as_view()),
]
websocket_urlpatterns = [path("ws/sandboxes/<str:sandbox>/", consumers.SandboxConsumer.as_asgi())]
