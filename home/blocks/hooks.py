"""Where Wagtail asks the blocks: who writes the links in rich text."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from home.rich_text_links import DocumentLinkHandler, PageLinkHandler


def register_link_types(features: FeatureRegistry) -> None:
    features.register_link_type(PageLinkHandler)
    features.register_link_type(DocumentLinkHandler)


# After Wagtail's own, whose place they take.
hooks.register("register_rich_text_features", register_link_types, order=100)
