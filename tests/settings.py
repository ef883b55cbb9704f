"""The settings as shipped, on a data folder of this run's own and with a cheap password hash."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path
from uuid import uuid4

MEMORY = Path("/dev/shm")  # a file there is a real file, with a real write-ahead log, and costs no disk
_folder = tempfile.mkdtemp(prefix="alongside-tests-", dir=MEMORY if os.access(MEMORY, os.W_OK) else None)
atexit.register(shutil.rmtree, _folder, ignore_errors=True)

for _name in [
    name for name in os.environ if name.startswith("ALONGSIDE_") and not name.startswith("ALONGSIDE_TEST_")
]:
    del os.environ[_name]
os.environ["ALONGSIDE_DATA"] = _folder
os.environ["ALONGSIDE_SECURITY_CONTACT"] = "mailto:security@example.org"
os.environ["ALONGSIDE_KEYS"] = f"{_folder}/keys"
os.environ["ALONGSIDE_DATABASE"] = os.environ.get("ALONGSIDE_TEST_DATABASE", "")

from alongside.base.installation import Installation, write  # noqa: E402
from alongside.base.keyring import open_or_make  # noqa: E402

_keys = Path(_folder) / "keys"
open_or_make(_keys, new_allowed=True)
write(
    Path(_folder),
    Installation(uuid4(), _keys, {} if not os.environ["ALONGSIDE_DATABASE"] else {"NAME": "tests"}),
)

from alongside.config.settings import *  # noqa: E402, F403
from alongside.config.settings import DATABASES, POSTGRES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if POSTGRES is None:
    DATABASES["default"]["TEST"] = {"NAME": f"{_folder}/test.sqlite3"}  # in memory there would be no WAL
