"""The one vocabulary of blocks: what editors build pages from."""

from home.blocks.body import BodyBlock
from home.blocks.field import BlocksField
from home.blocks.links import LinkBlock, LinkColumnBlock

BODY = BodyBlock
LINKS = [("link", LinkBlock())]
FOOTER_COLUMNS = [("column", LinkColumnBlock())]

__all__ = ["BODY", "FOOTER_COLUMNS", "LINKS", "BlocksField", "LinkBlock", "LinkColumnBlock"]
