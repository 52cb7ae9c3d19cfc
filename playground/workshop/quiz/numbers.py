"""PURE: questions whose numbers are drawn and whose answers are computed, by rules that the playground keeps, too.

Sources: STS API Reference, AssumeRole; IAM User Guide, "IAM and AWS STS quotas"; `sts/durations.py` says the rest.
"""

import random
from collections.abc import Callable
from typing import Final

from playground.sentences import Sentence, say
from playground.sts.durations import CHAINED_LONGEST, SHORTEST
from playground.workshop.quiz.asked import Asked, shuffled

USERS: Final = 5_000
SESSION_POLICY: Final = 2_048
HOUR: Final = 3_600


def seconds_words(count: int) -> Sentence:
    return say("{count:,} seconds", count=count)


def chained_longest(dice: random.Random) -> Asked:
    hours = dice.choice([2, 4, 6, 8, 10, 12])
    text = say(
        "A role's maximum session duration is {hours} hours. How long may a session last that another role's "
        "session asks for?",
        hours=hours,
    )
    wrong = [SHORTEST, hours * HOUR, hours * HOUR // 2, 36 * HOUR]
    return _one(
        dice,
        text,
        CHAINED_LONGEST,
        wrong,
        say("A chained session ends within the hour, whatever its role allows."),
    )


def asked_for(dice: random.Random) -> Asked:
    """Below the least, within, above the role's maximum; chained or not."""
    hours, chained = dice.choice([1, 2, 4, 12]), dice.random() < 0.5
    seconds = dice.choice([300, 600, 900, 1_800, 3_600, 3_601, 5_400, 7_200, 14_400, 43_200, 43_201])
    most = CHAINED_LONGEST if chained else hours * HOUR
    if chained:
        text = say(
            "A role's maximum is {hours} h. A session of another role asks for {seconds:,} seconds. What happens?",
            hours=hours,
            seconds=seconds,
        )
    else:
        text = say(
            "A role's maximum is {hours} h. A user with an access key asks for {seconds:,} seconds. What happens?",
            hours=hours,
            seconds=seconds,
        )
    granted = say("A session of {seconds:,} seconds", seconds=seconds)
    outcomes = [granted, say("A refusal")]
    if seconds > most:
        outcomes.append(say("A session cut to {seconds:,} seconds", seconds=most))
    if seconds < SHORTEST:
        outcomes.append(say("A session drawn out to {seconds:,} seconds", seconds=SHORTEST))
    right = granted if SHORTEST <= seconds <= most else say("A refusal")
    why = say(
        "From {least} seconds up to {most:,} here. What lies outside is refused, never adjusted.",
        least=SHORTEST,
        most=most,
    )
    return shuffled(dice, text, [right], outcomes, [why])


def duration_in_seconds(dice: random.Random) -> Asked:
    hours = dice.randint(2, 12)
    text = say("A role allows sessions of {hours} hours. What is the highest DurationSeconds for it?", hours=hours)
    wrong = [hours * 60, hours * HOUR + 1, hours * 60 * 60 * 2, CHAINED_LONGEST]
    return _one(dice, text, hours * HOUR, wrong, say("An hour has 3,600 seconds, and the maximum itself is allowed."))


def first_refusal(dice: random.Random) -> Asked:
    start = dice.randrange(8 * 60, 17 * 60, 5)
    minutes = dice.choice([15, 20, 30, 45, 60])
    text = say(
        "Credentials are issued at {at} for {seconds:,} seconds. From when on are they refused?",
        at=_clock(start),
        seconds=minutes * 60,
    )
    wrong = [_clock(start + other) for other in (minutes - 5, minutes + 15, minutes * 2, 60) if other != minutes]
    why = say(
        "{seconds:,} seconds are {minutes} minutes. Their end is written into the credentials.",
        seconds=minutes * 60,
        minutes=minutes,
    )
    return shuffled(dice, text, [_clock(start + minutes)], wrong[:3], [why])


def users_left(dice: random.Random) -> Asked:
    here, coming = dice.randrange(500, 4_900, 100), dice.randrange(400, 6_000, 200)
    left_out = max(0, here + coming - USERS)
    text = say(
        "An account has {here:,} IAM users. {coming:,} people of another company come. How many of them get no user?",
        here=here,
        coming=coming,
    )
    wrong = [coming, max(0, coming - here), here + coming, 0 if left_out else 100, abs(USERS - coming)]
    why = say(
        "An account holds {most:,} users: {free:,} are free. One role would do for all of them.",
        most=USERS,
        free=USERS - here,
    )
    return _counts(dice, text, left_out, wrong, why)


def trusted_principals(dice: random.Random) -> Asked:
    accounts, people = dice.randint(2, 9), dice.choice([40, 120, 300, 800])
    text = say(
        "{people} people in each of {accounts} accounts shall assume one role, and each account decides who they are. "
        "How many principals does its trust policy list?",
        people=people,
        accounts=accounts,
    )
    wrong = [people, accounts * people, accounts + people, 1]
    why = say("One for each account. Its administrators choose the people, by an identity policy.")
    return _counts(dice, text, accounts, wrong, why)


def roles_and_sessions(dice: random.Random) -> Asked:
    people, roles = dice.choice([3, 12, 250, 2_000]), dice.randint(2, 5)
    text = say(
        "{people:,} people wear the same role at the same time. How many roles and how many sessions are there?",
        people=people,
    )
    right = say("1 role, {people:,} sessions", people=people)
    wrong = [
        say("{people:,} roles, {people:,} sessions", people=people),
        say("1 role, 1 session"),
        say("{roles} roles, {people:,} sessions", roles=roles, people=people),
    ]
    return shuffled(
        dice, text, [right], wrong, [say("A role is a hat: each who puts it on has a session of their own.")]
    )


def session_policy_size(dice: random.Random) -> Asked:
    length = dice.choice([1_024, 2_000, 2_048, 2_049, 2_100, 4_096, 6_144])
    text = say("A session policy of {length:,} characters is passed with AssumeRole. What happens?", length=length)
    taken, refused = say("It is taken"), say("The call is refused")
    right = taken if length <= SESSION_POLICY else refused
    wrong = [taken, refused, say("It is cut to {most:,} characters", most=SESSION_POLICY)]
    return shuffled(dice, text, [right], wrong, [say("{most:,} characters at most.", most=SESSION_POLICY)])


def revoked(dice: random.Random) -> Asked:
    """Sessions around the moment of a Deny on aws:TokenIssueTime."""
    moment = dice.randrange(9 * 60, 16 * 60, 10)
    offsets = dice.sample([-55, -30, -10, -1, 1, 10, 25], 4)
    text = say(
        "At {at} a Deny on aws:TokenIssueTime before {at} is put on a role. Which of its sessions go on working?",
        at=_clock(moment),
    )
    sessions = {offset: say("Issued at {at}", at=_clock(moment + offset)) for offset in offsets}
    right = [words for offset, words in sessions.items() if offset > 0]
    none = say("None of them")
    why = say("The condition compares when a session was issued: what came before {at} is denied.", at=_clock(moment))
    wrong = [words for offset, words in sessions.items() if offset < 0]
    return shuffled(dice, text, right or [none], [*wrong, none], [why], many=True)


ACTIONS: Final = (
    "s3:GetObject",
    "s3:PutObject",
    "s3:ListBucket",
    "sqs:SendMessage",
    "sns:Publish",
    "logs:PutLogEvents",
)


def under_two(dice: random.Random) -> Asked:
    """A permission under a ceiling: what both allow."""
    shown = dice.sample(ACTIONS, 4)
    policy, ceiling = (set(dice.sample(shown, dice.randint(2, 3))) for _ in range(2))
    lists = {"policy": ", ".join(sorted(policy)), "ceiling": ", ".join(sorted(ceiling))}
    text = dice.choice(
        [
            say("A role allows {policy}. The session policy allows {ceiling}. What may the session do?", **lists),
            say("A user's policy allows {policy}. Its boundary allows {ceiling}. What may the user do?", **lists),
            say("A user's policy allows {policy}. The only SCP allows {ceiling}. What may the user do?", **lists),
        ]
    )
    both, nothing = sorted(policy & ceiling), say("None of these")
    why = say("A ceiling grants nothing: what counts is what both of them allow.")
    return shuffled(dice, text, both or [nothing], [*shown, nothing], [why], many=True)


GENERATED: Final[dict[str, Callable[[random.Random], Asked]]] = {
    "chained-longest": chained_longest,
    "asked-for": asked_for,
    "duration-in-seconds": duration_in_seconds,
    "first-refusal": first_refusal,
    "users-left": users_left,
    "trusted-principals": trusted_principals,
    "roles-and-sessions": roles_and_sessions,
    "session-policy-size": session_policy_size,
    "revoked": revoked,
    "under-two": under_two,
}


def _one(dice: random.Random, text: str, right: int, wrong: list[int], why: str) -> Asked:
    others = [each for each in dict.fromkeys(wrong) if each != right][:3]
    return shuffled(dice, text, [seconds_words(right)], [seconds_words(each) for each in others], [why])


def _counts(dice: random.Random, text: str, right: int, wrong: list[int], why: str) -> Asked:
    others = [each for each in dict.fromkeys(wrong) if each != right][:3]
    return shuffled(dice, text, [_count(right)], [_count(each) for each in others], [why])


def _count(number: int) -> Sentence:
    return say("{count:,}", count=number)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
