"""What the OpenAPI schema says of every operation: the one shape of all its errors."""

from typing import Any

ERROR = {
    "type": "object",
    "description": "Why the request was refused, and the way out.",
    "properties": {
        "error": {
            "type": "object",
            "properties": {
                "code": {"type": "string", "description": "AWS's code where it has one, else ours."},
                "message": {"type": "string"},
                "hint": {"type": "string", "description": "The way out; empty where there is none."},
                "place": {"type": "string", "description": "A field's path, or a JSON pointer into a policy."},
                "details": {"type": "object", "additionalProperties": {}},
            },
            "required": ["code", "message", "hint", "place", "details"],
        }
    },
    "required": ["error"],
}


def with_errors(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """drf-spectacular's POSTPROCESSING_HOOKS. In and out: the schema; each operation may answer 4XX (api_errors.py)."""
    result["components"]["schemas"]["Error"] = ERROR
    answer = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}}
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"]["4XX"] = {"description": "Refused.", **answer}
    return result
