"""What the document says of operations besides their own words: Wagtail's have none, and each has to say how it answers languages."""

from typing import Any

Part = dict[str, Any]

LANGUAGE = "Language: "  # how the paragraph begins that every description has
BY_LOCALE = f"{LANGUAGE}`locale` chooses it, German without it; what exists only in German comes in German and says so in `language`."
OF_THE_PAGE = f"{LANGUAGE}a page answers in its own (`meta.locale`): its links, alternative texts and the names of its topics too."
AS_WRITTEN = (
    f"{LANGUAGE}a page is written in its own; German pages are the source, and their dates, numbers and choices follow into English by "
    "themselves. Sentences about what editors know too are in German, those about the request in English."
)
NONE = f"{LANGUAGE}none; what is answered is the same in every language."

# What Wagtail's operations do, and how they speak.
WAGTAILS = {
    "pages_list": (
        "Pages as short items, in the order of the tree: public ones, or with a token those that its owner may edit. With one `type` the "
        "fields of that type are filters too.",
        f"{LANGUAGE}pages of all languages, unless `locale` chooses one; `translation_of` finds the other version of a page.",
    ),
    "pages_create": ("A new page below `meta.parent_id`: a draft, or published where `meta.action` is `publish`.", AS_WRITTEN),
    "pages_find": (
        "Leads to the page at an address of the site (`html_path`) or with an `id`, by a redirect to its own address here.",
        f"{LANGUAGE}that of the address: `/en/news/` is the English page, `/aktuelles/` the German one.",
    ),
    "pages_detail": ("A page with all its fields. With a token `version=draft` answers its newest draft.", OF_THE_PAGE),
    "pages_update": (
        "Changes the fields that are named, in a new revision: a draft, or published where `meta.action` is `publish`. Send the `ETag` "
        "that you read as `If-Match`.",
        AS_WRITTEN,
    ),
    "pages_delete": ("Deletes a page and everything below it, the translations of both too.", NONE),
    "pages_revisions_list": ("The revisions of a page, the newest first.", NONE),
    "pages_revisions_detail": ("A page as it was in one revision.", OF_THE_PAGE),
    "pages_actions_publish": (
        "Publishes the newest draft, if it has everything that the editors' form asks for.",
        f"{LANGUAGE}what is published in German is published in German only; a translation goes live by its own address.",
    ),
    "pages_actions_unpublish": (
        "Takes a page off the site; with `recursive` those below it too.",
        f"{LANGUAGE}with a German page its translation goes too.",
    ),
    "pages_actions_copy": ("A copy of a page, beside it or below `destination_id`.", AS_WRITTEN),
    "pages_actions_move": (
        "Moves a page, with all below it, to a `position` at or below `destination_id`. Old addresses lead to the new ones.",
        f"{LANGUAGE}a translation moves below the translation of the new parent, or goes off the site where there is none.",
    ),
    "pages_actions_delete": ("The same as DELETE of the page itself.", NONE),
    "pages_actions_revert": ("Makes the words of an older revision the newest draft.", AS_WRITTEN),
    "pages_actions_convert_alias": ("Would make a page of an alias. This site keeps none, so every page is refused.", NONE),
    "pages_actions_create_alias": ("Would make an alias, which this site does not keep: it is refused.", NONE),
    "pages_actions_copy_for_translation": (
        "Begins the translation of a page whose parent has one: a draft, for central staff only.",
        f"{LANGUAGE}`locale` is that of the new page; it begins with the German words.",
    ),
    "schema_list": ("The types of pages that can be read and written.", NONE),
    "schema_detail": ("The JSON Schemas by which pages of a type are read, created and changed.", NONE),
    "sites_list": ("The sites kept here, of which there is one.", NONE),
    "sites_create": ("A further site; for administrators.", NONE),
    "sites_detail": ("One site.", NONE),
    "sites_update": ("Changes host, port or start page of a site; for administrators.", NONE),
    "sites_delete": ("Deletes a site, not its pages; for administrators.", NONE),
    "whoami": ("Who owns the token, and the groups from which the rights come.", NONE),
}


def worded(operation: Part) -> str:
    """The description of an operation: its own words or those above, and in the last paragraph its languages."""
    own = operation.get("description", "")
    if LANGUAGE in own:
        return own
    names = {parameter["name"] for parameter in operation["parameters"]}
    said, languages = WAGTAILS.get(operation["operationId"], (own, BY_LOCALE if "locale" in names else ""))
    return "\n\n".join(filter(None, (said, languages)))
