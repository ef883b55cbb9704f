from tests.fixtures import as_owner, no_remembered_keys, world  # noqa: F401
