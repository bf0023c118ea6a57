"""What is told to whoever takes or brings back a backup."""


class BackupError(Exception):
    """It was not done, and nothing was changed; the message says why and what to do."""


class UnfinishedError(Exception):
    """The database is the restored one, or may be, but something that belongs to it was not done; the message says what."""
