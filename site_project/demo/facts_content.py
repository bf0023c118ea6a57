"""A page whose fields need no thought: what the file says, under the names that the model has for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from site_project.demo.edition import Edition
from site_project.demo.page_content import PageContent
from site_project.demo.values import Block


@dataclass(frozen=True, kw_only=True)
class FactsContent(PageContent):
    """`facts` holds words, names of pages and pictures, and whatever is the same in every language; `body` the blocks, if it has any."""

    facts: Mapping[str, Any]
    body: Sequence[Block] = field(default_factory=list)

    def fields(self, edition: Edition) -> dict[str, Any]:
        facts = {name: edition.plain(value) for name, value in self.facts.items()}
        return facts | {"body": self.stream("body", edition)} if self.body else facts
