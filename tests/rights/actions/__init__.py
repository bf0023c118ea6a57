"""What can be tried with an object. Reading answers what was told; doing changes something, or does not.

To add one, write a function and name it in `READING` or `DOING` of its module; the table then asks for its expected values.
"""

from tests.rights.actions import by_token, files, in_the_admin, visiting

READING = in_the_admin.READING | visiting.READING | by_token.READING | files.READING
DOING = in_the_admin.DOING | by_token.DOING | files.DOING
DOING |= {(action, "closed"): attempt for (action, sort), attempt in DOING.items() if sort == "states"}
