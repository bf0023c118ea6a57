"""Who may do what (QUALITY.md), to the things of Leipzig: `+` it is told or done, `-` nothing is told and nothing changes.

`off` is somebody of Leipzig whose login has ended while the browser was open, `none` has a login and no rights, `revoked` comes with a
token that Leipzig has lost. Each row names an action (`tests/rights/actions/`) and the objects it is tried with (`tests/rights/rooms.py`).
"""

SORTS = {
    "pages": "live series quote property changed draft scheduled expired in_review rejected private below_private".split(),
    "kept": "live changed draft scheduled expired in_review rejected private".split(),
    "states": "live draft scheduled in_review rejected".split(),
    "closed": "expired private".split(),
    "pictures": "shown picture private_picture below_private_picture".split(),
    "documents": "document private_document below_private_document".split(),
    "dates": ["series", "private"],
    "enquiries": ["enquiry"],
}

IN_THE_BROWSER = """
                |                                                            | anonymous off none jena leipzig staff admin
view            | live series quote property                                 |     +      +   +    +      +      +     +
                | changed draft scheduled expired in_review rejected         |     -      -   -    -      -      -     -
                | private below_private                                      |     -      -   -    -      +      -     +
structured_data | live series quote property                                 |     +      +   +    +      +      +     +
                | changed draft scheduled expired in_review rejected         |     -      -   -    -      -      -     -
                | private below_private                                      |     -      -   -    -      +      -     +
from_the_cache  | live series quote property                                 |     +      +   +    +      +      +     +
                | changed draft scheduled expired in_review rejected         |     -      -   -    -      -      -     -
                | private below_private                                      |     -      -   -    -      +      -     +
lists           | live series quote property                                 |     +      +   +    +      +      +     +
                | changed draft scheduled expired in_review rejected private |     -      -   -    -      -      -     -
                | below_private                                              |     -      -   -    -      -      -     -
search          | live series quote property                                 |     +      +   +    +      +      +     +
                | changed draft scheduled expired in_review rejected private |     -      -   -    -      -      -     -
                | below_private                                              |     -      -   -    -      -      -     -
v2_list         | live series quote property                                 |     +      +   +    +      +      +     +
                | changed draft scheduled expired in_review rejected private |     -      -   -    -      -      -     -
                | below_private                                              |     -      -   -    -      -      -     -
v2_detail       | live series quote property                                 |     +      +   +    +      +      +     +
                | changed draft scheduled expired in_review rejected private |     -      -   -    -      -      -     -
                | below_private                                              |     -      -   -    -      -      -     -
v2_find         | live series quote property                                 |     +      +   +    +      +      +     +
                | changed draft scheduled expired in_review rejected private |     -      -   -    -      -      -     -
                | below_private                                              |     -      -   -    -      -      -     -
feeds           | live                                                       |     +      +   +    +      +      +     +
                | series quote property changed draft scheduled expired      |     -      -   -    -      -      -     -
                | in_review rejected private below_private                   |     -      -   -    -      -      -     -
calendars       | series                                                     |     +      +   +    +      +      +     +
                | live quote property changed draft scheduled expired        |     -      -   -    -      -      -     -
                | in_review rejected private below_private                   |     -      -   -    -      -      -     -

open_editor     | live changed draft scheduled expired in_review rejected    |     -      -   -    -      +      +     +
                | private                                                    |     -      -   -    -      +      +     +
preview         | live changed draft scheduled expired in_review rejected    |     -      -   -    -      +      +     +
                | private                                                    |     -      -   -    -      +      +     +
front_end_preview | live changed draft scheduled expired in_review rejected  |     -      -   -    -      +      +     +
                | private                                                    |     -      -   -    -      +      +     +
explore         | live changed draft scheduled expired in_review rejected    |     -      -   -    -      +      +     +
                | private                                                    |     -      -   -    -      +      +     +
history         | live changed draft scheduled expired in_review rejected    |     -      -   -    -      +      +     +
                | private                                                    |     -      -   -    -      +      +     +
compare         | live changed draft scheduled expired in_review rejected    |     -      -   -    -      +      +     +
                | private                                                    |     -      -   -    -      +      +     +
find            | live                                                       |     -      -   -    +      +      +     +
                | changed draft scheduled expired in_review rejected private |     -      -   -    -      +      +     +
choose          | live                                                       |     -      -   -    +      +      +     +
                | changed draft scheduled expired in_review rejected private |     -      -   -    -      +      +     +
admin_lists     | live                                                       |     -      -   -    -      -      +     +
                | changed draft scheduled expired in_review rejected private |     -      -   -    -      +      +     +
change_dates    | series private                                             |     -      -   -    -      +      +     +
save            | live draft rejected                                        |     -      -   -    -      +      +     +
                | in_review                                                  |     -      -   -    -      -      +     +
                | scheduled                                                  |     -      -   -    -      -      -     -
revert          | live draft rejected                                        |     -      -   -    -      +      +     +
                | in_review                                                  |     -      -   -    -      -      +     +
                | scheduled                                                  |     -      -   -    -      -      -     -
submit          | live draft rejected                                        |     -      -   -    -      +      +     +
                | scheduled in_review                                        |     -      -   -    -      -      -     -
approve         | in_review                                                  |     -      -   -    -      -      +     +
                | live draft scheduled rejected                              |     -      -   -    -      -      -     -
publish         | live draft rejected                                        |     -      -   -    -      -      +     +
                | scheduled in_review                                        |     -      -   -    -      -      -     -
unpublish       | live                                                       |     -      -   -    -      -      +     +
                | draft scheduled in_review rejected                         |     -      -   -    -      -      -     -
copy            | live draft scheduled in_review rejected                    |     -      -   -    -      +      +     +
move            | live draft scheduled in_review rejected                    |     -      -   -    -      -      +     +
make_private    | live draft scheduled in_review rejected                    |     -      -   -    -      -      +     +
translate       | live draft scheduled in_review rejected                    |     -      -   -    -      -      +     +
delete          | live                                                       |     -      -   -    -      -      +     +
                | draft scheduled in_review rejected                         |     -      -   -    -      +      +     +

open_file       | shown picture private_picture below_private_picture        |     -      -   -    -      +      +     +
                | document private_document below_private_document           |     -      -   -    -      +      +     +
choose_file     | shown picture private_picture below_private_picture        |     -      -   -    -      +      +     +
                | document private_document below_private_document           |     -      -   -    -      +      +     +
list_files      | shown picture private_picture below_private_picture        |     -      -   -    -      +      +     +
                | document private_document below_private_document           |     -      -   -    -      +      +     +
change_file     | shown picture private_picture below_private_picture        |     -      -   -    -      +      +     +
                | document private_document below_private_document           |     -      -   -    -      +      +     +
delete_file     | shown picture private_picture below_private_picture        |     -      -   -    -      +      +     +
                | document private_document below_private_document           |     -      -   -    -      +      +     +
v2_files        | shown                                                      |     +      +   +    +      +      +     +
                | picture private_picture below_private_picture              |     -      -   -    -      -      -     -
                | document private_document below_private_document           |     -      -   -    -      -      -     -
original        | shown picture private_picture below_private_picture        |     -      -   -    -      +      +     +
rendition       | shown picture                                              |     +      +   +    +      +      +     +
                | private_picture below_private_picture                      |     -      -   -    -      +      +     +
document        | document                                                   |     +      +   +    +      +      +     +
                | private_document below_private_document                    |     -      -   -    -      +      -     +
read_enquiry    | enquiry                                                    |     -      -   -    -      +      +     +
"""

BY_TOKEN = """
                |                                                            | anonymous off revoked none jena leipzig staff admin
v3_find         | live                                                       |     +      -     -     +    +      +      +     +
                | changed                                                    |     -      -     -     -    -      -      -     -
                | draft scheduled expired in_review rejected private         |     -      -     -     -    -      +      +     +
v3_list         | live                                                       |     +      -     -     -    -      +      +     +
                | changed                                                    |     -      -     -     -    -      -      -     -
                | draft scheduled expired in_review rejected private         |     -      -     -     -    -      +      +     +
v3_detail       | live                                                       |     +      -     -     -    -      +      +     +
                | changed                                                    |     -      -     -     -    -      -      -     -
                | draft scheduled expired in_review rejected private         |     -      -     -     -    -      +      +     +
v3_draft        | live                                                       |     +      -     -     -    -      +      +     +
                | changed draft scheduled expired in_review rejected private |     -      -     -     -    -      +      +     +
v3_revisions    | live changed draft scheduled expired in_review rejected    |     -      -     -     -    -      +      +     +
                | private                                                    |     -      -     -     -    -      +      +     +
v3_state        | live changed draft scheduled expired in_review rejected    |     -      -     -     -    -      +      +     +
                | private                                                    |     -      -     -     -    -      +      +     +
v3_edit         | live draft rejected                                        |     -      -     -     -    -      +      +     +
                | in_review                                                  |     -      -     -     -    -      -      +     +
                | scheduled                                                  |     -      -     -     -    -      -      -     -
v3_revert       | live draft rejected                                        |     -      -     -     -    -      +      +     +
                | in_review                                                  |     -      -     -     -    -      -      +     +
                | scheduled                                                  |     -      -     -     -    -      -      -     -
v3_submit       | draft rejected                                             |     -      -     -     -    -      +      +     +
                | live scheduled in_review                                   |     -      -     -     -    -      -      -     -
v3_publish      | live draft rejected                                        |     -      -     -     -    -      -      +     +
                | scheduled in_review                                        |     -      -     -     -    -      -      -     -
v3_unpublish    | live                                                       |     -      -     -     -    -      -      +     +
                | draft scheduled in_review rejected                         |     -      -     -     -    -      -      -     -
v3_copy         | live draft scheduled in_review rejected                    |     -      -     -     -    -      -      +     +
v3_move         | live draft scheduled in_review rejected                    |     -      -     -     -    -      -      +     +
v3_translate    | live draft scheduled in_review rejected                    |     -      -     -     -    -      -      +     +
v3_delete       | live                                                       |     -      -     -     -    -      -      +     +
                | draft scheduled in_review rejected                         |     -      -     -     -    -      +      +     +
"""

# Whoever is turned away at the door is turned away from these as from the pages above; staff does with them what it does with those.
ON_CLOSED_PAGES = """
                |                                                            | jena leipzig
save            | expired private                                            |  -      +
revert          | expired private                                            |  -      +
submit          | expired private                                            |  -      +
copy            | expired private                                            |  -      +
approve         | expired private                                            |  -      -
publish         | expired private                                            |  -      -
unpublish       | expired private                                            |  -      -
move            | expired private                                            |  -      -
make_private    | expired private                                            |  -      -
translate       | expired private                                            |  -      -
delete          | expired                                                    |  -      +
                | private                                                    |  -      -
v3_edit         | expired private                                            |  -      +
v3_revert       | expired private                                            |  -      +
v3_submit       | expired                                                    |  -      +
                | private                                                    |  -      -
v3_publish      | expired private                                            |  -      -
v3_unpublish    | expired private                                            |  -      -
v3_copy         | expired private                                            |  -      -
v3_move         | expired private                                            |  -      -
v3_translate    | expired private                                            |  -      -
v3_delete       | expired                                                    |  -      +
                | private                                                    |  -      -
"""


def read(text: str) -> dict[tuple[str, str, str], str]:
    """(action, object, actor) -> `+` or `-`; an empty first column repeats the action above it."""
    header, *lines = [[cell.split() for cell in line.split("|")] for line in text.splitlines() if line.strip()]
    cells, action = {}, ""
    for name, objects, values in lines:
        action = name[0] if name else action
        for thing in objects:
            cells |= {(action, thing, actor): value for actor, value in zip(header[2], values, strict=True)}
    return cells


TABLE = read(IN_THE_BROWSER) | read(BY_TOKEN) | read(ON_CLOSED_PAGES)


def actors_of(action: str, sort: str) -> list[str]:
    """Whom the table names for it; a token for what is called v3."""
    text = ON_CLOSED_PAGES if sort == "closed" else BY_TOKEN if action.startswith("v3_") else IN_THE_BROWSER
    return text.split("|")[2].split("\n")[0].split()
