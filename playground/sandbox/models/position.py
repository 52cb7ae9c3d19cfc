"""Position: where a node sits on the canvas."""

from django.db import models

from playground.sandbox import ids
from playground.sandbox.models.sandbox import Sandbox


class Position(models.Model):
    """Top left corner: inside its account's box, or on the open canvas when the node has no account.

    `pinned`: somebody wants it here. It is drawn by itself, never as part of a stack, and tidying leaves it alone.
    """

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="positions")
    node_id = models.CharField(max_length=ids.MAX_LENGTH)
    x = models.FloatField()
    y = models.FloatField()
    width = models.FloatField(null=True, blank=True)
    height = models.FloatField(null=True, blank=True)
    pinned = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sandbox", "node_id"], name="node_sits_in_one_place")]

    def __str__(self) -> str:
        return f"{self.node_id} at {self.x:g}, {self.y:g}"
