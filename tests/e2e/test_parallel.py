"""One form posted twenty times at once is one record, whatever answer was lost (A6). `bench.parallel` runs 1,000."""

from pathlib import Path

import pytest

from bench.parallel import COUNTS, run, sign_in
from tests.e2e.standing import standing
from tests.world import PASSWORD

FORMS, TIMES = 10, 20


@pytest.mark.slow
def test_one_form_posted_many_times_at_once_is_one_record(tmp_path: Path) -> None:
    with standing(tmp_path) as site:
        person = site.person("Dean Parallel")
        port = int(site.url.rsplit(":", 1)[1])
        found = run(
            lambda: sign_in(port, "sam", PASSWORD), f"/alliances/{person}/contacts/new/", FORMS, TIMES
        )
        assert (found.refused, found.several) == (0, 0)
        assert site.ask(COUNTS) == " ".join([str(FORMS)] * 7 + ["0"])
