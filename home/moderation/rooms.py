"""In whose room of the page tree something lies: a room is a subtree, and who has one registers it (`home.registry.rooms`)."""

from home.registry import Room, rooms


def all_rooms() -> list[Room]:
    """In the order in which people look for them; one query for each kind of room."""
    return sorted((room for kind in rooms for room in kind.find()), key=lambda room: room.title)


def room_of(path: str, among: list[Room] | None = None) -> Room | None:
    """The room in which the page at this tree path lies, or which it is."""
    return next((room for room in (all_rooms() if among is None else among) if path.startswith(room.path)), None)
