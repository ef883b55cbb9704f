"""The file of a backup: every cut, swap, addition and flipped bit is seen (A11)."""

import io
import random
from functools import partial

import pytest

from alongside.ops.backup.container import MAGIC, BadBackup, Writer, lines
from alongside.ops.backup.recovery import BadRecoveryKey, public_of, sealed_for

KEY = "ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567"


def written(words: list[bytes]) -> bytes:
    file = io.BytesIO()
    writer = Writer(file, partial(sealed_for, public_of(KEY)))
    for line in words:
        writer.line(line)
    writer.close()
    return file.getvalue()


NOISE = [random.Random(n).randbytes(3000).hex().encode() for n in range(700)]  # several chunks
WHOLE = written(NOISE)


def test_the_lines_come_back_with_the_key_as_people_type_it() -> None:
    assert list(lines(io.BytesIO(WHOLE), KEY.lower().replace("-", " "))) == NOISE


def test_nothing_at_all_is_a_whole_backup_of_nothing() -> None:
    assert list(lines(io.BytesIO(written([])), KEY)) == []


def flipped(at: int) -> bytes:
    return WHOLE[:at] + bytes([WHOLE[at] ^ 1]) + WHOLE[at + 1 :]


@pytest.mark.parametrize("at", [len(MAGIC) + 12, 100, len(WHOLE) // 2, len(WHOLE) - 1])
def test_every_flipped_bit_cut_and_addition_is_seen(at: int) -> None:
    for harmed in (
        flipped(at),
        WHOLE[:at],
        WHOLE[:at] + WHOLE[at + 1 :],
        WHOLE + b"more",
        b"{}" + WHOLE,
        b"",
    ):
        with pytest.raises(BadBackup):
            list(lines(io.BytesIO(harmed), KEY))


@pytest.mark.parametrize("key", ["", "ABCD", "not a key at all!", KEY + "-ABCD"])
def test_what_is_no_key_is_said_to_be_none(key: str) -> None:
    with pytest.raises(BadRecoveryKey):
        list(lines(io.BytesIO(WHOLE), key))
