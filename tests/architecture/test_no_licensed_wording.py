"""No wording of a licensed questionnaire is in the repository: neither in the slots nor anywhere else.

What must not stand here cannot stand in this test either: it holds hashes of runs of five words of such items.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from alongside.core.instruments.own import SLOTS, slot_text

ROOT = Path(__file__).resolve().parent.parent.parent
RUN = 5
WORDING = {"wording", "ends", "labels", "introduction"}
#: SHA-256 of five words in a row, of items of the ARM-5, the WAI-SR and the SRS.
FORBIDDEN = {
    "00d6cbf283d0529f", "01373481b64897f1", "0205600459836841", "0281f24ee63f84ff", "030e26aca620eae9",
    "051dbdb418edbb5a", "07d9dd6e10b9dd49", "0a887edb869865bc", "0dd1d5d73eda31f3", "0e21c87d142267e9",
    "0e4c34f045319183", "1145e71e42bb2405", "118d6bf795f1c460", "1578d0eb1374432f", "15a7cd08e139d151",
    "16b1455cfdee8497", "17df60ec4f988029", "1933f9e12e6195f6", "1a7b73fea8d741bc", "1c212bd8f659c16e",
    "1e260615d0fd7469", "1e94d4a0b2e490cc", "208b8d143735b8d1", "210745e4c69030a4", "215732448845e3f2",
    "21d251e29cfb33ec", "22f545011c6270ad", "23aecc672f455cdf", "26cd4ed9a26f164e", "274be610f8d49831",
    "27a728296752260f", "283305823d5d75a8", "2847e9cf0f80d349", "297043b3f2df0d85", "2b3f244257a9674b",
    "2bc9b243ad4d7697", "2d5b435e0b002a76", "2db147f5a4e50096", "2eaf0c0f642dc17c", "3169efdd0f7f1c02",
    "31fbf632f16c4424", "32728287001fae6f", "32faded27bb5b9ce", "34fe4ba7e5d54aef", "36866b61743403b7",
    "36de9ce2f6a95550", "36f2ef3f53d39411", "3bfbf440e0df604f", "3c5e46bcb3cd31f4", "3f70aa58505969d7",
    "427c23a2192abd1b", "43701cd084001522", "44c7e2954cf297d2", "45a13745858aecd4", "4845b9a40d611724",
    "48e9d27b586ac5e7", "494f875a5b16c643", "4aab3f0277694d08", "4d671e7feea07354", "4ef0bb7c9fa46696",
    "513a112e20458f8b", "54ac7c380885dbb7", "55301ece5949496f", "594ef7ebfe5d9e22", "5a564e9f0480c62f",
    "5dba206e4db5cf66", "5ef8188d5b5ed7d4", "5f8643914ec51cfc", "5fdbd1612ec0fac6", "61d9a19d60a0f412",
    "6410064bf476f796", "65e5236f56163f1a", "6617084be3d68a63", "67348891b55c6345", "6ce406d396b011bc",
    "6f73e78100f9f535", "6f82beedad68213c", "732c9267c2bd9fa2", "73501751025538c5", "740a4997fb3517ad",
    "741bea2e36bc51a4", "74bdffcb80ed110d", "75d0681befbb1c6d", "777eaf38a89ae8a2", "77c3ac479a752d15",
    "78d7908f098deb04", "799a9ea5a4c12bc0", "80cbea351cda3846", "81ee2f94474bf1eb", "85279f855bd3d58b",
    "85a8a5b0db9b2629", "87847dc897e98ade", "87baef5da9a435be", "898a23c2e56dfdbb", "8a5041d070c78f91",
    "8a83b2324bef3ee9", "8aa3d40b631527cf", "8eeaf22a5cf52428", "9192a7b8a35189a4", "91fb25df4a0a3a2c",
    "94401d51748162e0", "9c27ae0fa9984d69", "9dc282515a45274d", "a1e2c17b8a09ccef", "a356c09eff141ce0",
    "a4cf7c56a7b559b6", "a6a8c18a5824248d", "aaf2beb5f4fb2720", "abc5af49e32e4c22", "b059ce89d4edc77c",
    "b0838d01f668b459", "b38f41cfe3b063b1", "b45041e73cd480a9", "b4c928bdfbdb3d12", "ba4d2de74d07187e",
    "ba56ad5b66c5ab7e", "bafa4b81e4a22327", "bc489c1bf7565709", "be7f3c5723a6505d", "c33c37608c50084d",
    "c33cb5859e0177b8", "c414882e28248903", "c5094dc17d880b2c", "c6f3cb41f470a151", "c816bec85eb493c2",
    "c90f9fe3d1cb428d", "caf0798459626b2b", "cd3efd19e78f9849", "d2b9ae0a3f18c52d", "d4848ad67bf3e298",
    "d4d389d17fd3b1bf", "d658c34af4e89153", "d7b53eb800bd0267", "d93ff9f54b3a5b77", "d9422f3492ee5ed8",
    "d9abea97bbb697c2", "dbb464291072b56f", "dcc388c07928b463", "dcce065b526c2005", "ddfcf56f07f204c5",
    "e02c0e059c6861bd", "e6267f6c590b5927", "e7f33a4e23f61785", "ebd95d1f09f50bc5", "edddeaec2925873a",
    "eea0fa6df4ab49b9", "f0b11b3222fe4466", "f1bef19db1641f09", "f5c0f479d945d4e7", "f861a9b72b81130e",
    "fb0dac18f0700ff4", "fcd4be878d61d7c6", "ff06c4e025ff829f",
}  # fmt: skip


def runs(text: str) -> Iterator[str]:
    """Every five words in a row, as a hash."""
    words = re.findall(r"[a-z']+", text.lower().replace("’", "'"))
    for start in range(len(words) - RUN + 1):
        yield hashlib.sha256(" ".join(words[start : start + RUN]).encode()).hexdigest()[:16]


def kept() -> list[Path]:
    """What is in the repository, of a kind that may hold words."""
    kinds = {".py", ".toml", ".md", ".html", ".typ", ".txt", ".json", ".csv", ".po"}
    folders = ("alongside", "bench", "docs", "tests", "tools")
    found = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    return [path for path in (*found, *ROOT.iterdir()) if path.suffix in kinds and path.is_file()]


def test_a_slot_holds_a_key_and_no_words() -> None:
    for key in SLOTS:
        assert not WORDING & set(tomllib.loads(slot_text(key))), key


def test_no_item_stands_anywhere() -> None:
    files = kept()
    assert len(files) > 300
    for path in files:
        assert not FORBIDDEN & set(runs(path.read_text("utf-8", errors="replace"))), path


def test_the_control_finds_an_item_however_it_is_set() -> None:
    invented = "We carry the bags together"
    forbidden = set(runs(invented))
    assert forbidden & set(runs("1. «We carry  the\nbags TOGETHER, and more»"))
    assert not forbidden & set(runs("We carry bags together and more"))
