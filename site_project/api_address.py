"""An address that stands in the API's document beside those of the typed API, and what it answers."""

from dataclasses import dataclass, field
from typing import Any

Part = dict[str, Any]

TEXT, HTML, JSON, XML, PROBLEM = "text/plain", "text/html", "application/json", "application/xml", "application/problem+json"


@dataclass(frozen=True)
class Address:
    """One address that is read. `errors` are those besides 503, with the kind of their answer."""

    path: str
    name: str
    tag: str
    summary: str
    description: str
    media_type: str
    example: Any
    parameters: dict[str, Part] = field(default_factory=dict)
    examples: dict[str, Any] = field(default_factory=dict)
    schema: Part = field(default_factory=lambda: {"type": "string"})
    errors: dict[int, str] = field(default_factory=dict)
    is_kept: bool = True

    def operation(self) -> Part:
        answers = {"200": {"description": "OK", "content": {self.media_type: {"schema": self.schema, "example": self.example}}}}
        if self.is_kept:
            answers["200"]["headers"] = {
                "ETag": {"description": "Send it as If-None-Match", "required": True, "schema": {"type": "string"}}
            }
            answers["304"] = {"description": "Unchanged since the edition that If-None-Match names"}
        unavailable = {} if self.tag == "operations" else {503: HTML}
        for status, media_type in (self.errors | unavailable).items():
            answers[str(status)] = {"description": REASONS[status], "content": {media_type: {"schema": shape(media_type)}}}
        return {
            "operationId": self.name,
            "tags": [self.tag],
            "summary": self.summary,
            "description": self.description,
            "security": [{}],
            "parameters": [self.parameter(name, schema) for name, schema in self.parameters.items()],
            "responses": answers,
        }

    def parameter(self, name: str, schema: Part) -> Part:
        in_path = f"{{{name}}}" in self.path
        shown = {"example": self.examples[name]} if name in self.examples else {}
        return {"name": name, "in": "path" if in_path else "query", "required": in_path, "schema": schema} | shown


REASONS = {
    400: "An unknown or repeated parameter, or a value that is not understood; the answer says which",
    404: "Nothing public is there",
    429: "Too many requests; Retry-After says in how many seconds to come again",
    503: "Maintenance, or the database does not answer",
}


def shape(media_type: str) -> Part:
    if media_type == JSON:
        return {"type": "object", "properties": {"message": {"type": "string"}}, "required": ["message"]}
    return {"$ref": "#/components/schemas/Problem"} if media_type == PROBLEM else {"type": "string"}
