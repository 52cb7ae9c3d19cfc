"""QuizRound: some questions asked of a person; QuizMark: how well that person knows a question."""

from django.db import models

from playground.people.models import Person
from playground.sandbox.ids import short_id


def new_round_id() -> str:
    return short_id("quiz-")


class QuizRound(models.Model):
    """`questions`: [[key, seed], …]. `answers`: the indexes picked for each answered one, in the same order."""

    public_id = models.CharField(max_length=16, unique=True, default=new_round_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="quiz_rounds")
    scope = models.CharField(max_length=64, blank=True, default="")
    questions = models.JSONField()
    answers = models.JSONField(default=list, blank=True)
    right = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"quiz of {self.person}, {len(self.answers)} of {len(self.questions)}"


class QuizMark(models.Model):
    """`streak`: how often in a row it was answered rightly, 0 after a wrong answer."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="quiz_marks")
    question = models.CharField(max_length=100)
    streak = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "question"], name="quiz_mark_once")]

    def __str__(self) -> str:
        return f"{self.question}: {self.streak} in a row"

    @classmethod
    def hand_over(cls, guest: Person, person: Person) -> None:
        """See people/accounts.py: what was answered last counts."""
        theirs = {each.question: each for each in cls.objects.filter(person=person)}
        older = [
            theirs[each.question].pk
            for each in cls.objects.filter(person=guest)
            if each.question in theirs and theirs[each.question].at < each.at
        ]
        cls.objects.filter(pk__in=older).delete()
        left = cls.objects.filter(person=person).values("question")
        fresh = cls.objects.filter(person=guest).exclude(question__in=left)
        cls.objects.filter(pk__in=list(fresh.values_list("pk", flat=True))).update(person=person)
