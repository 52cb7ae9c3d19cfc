"""ARNs read and written."""

import pytest

from playground.iam.arn import Arn, find_arn, partition_of, read_arn
from playground.iam.errors import MalformedArn

TEXT = "arn:aws-cn:iam::111122223333:role/path/Reader:1"


def test_an_arn_has_six_parts_and_is_written_as_it_was_read() -> None:
    arn = read_arn(TEXT)
    assert arn == Arn("aws-cn", "iam", "", "111122223333", "role/path/Reader:1")
    assert (arn.kind, arn.name, str(arn)) == ("role", "Reader:1", TEXT)


@pytest.mark.parametrize("text", ["", "*", "xrn:aws:iam::111122223333:user/ana", "arn:aws:iam::111122223333", "arn"])
def test_what_is_no_arn_has_no_parts_and_no_partition(text: str) -> None:
    assert find_arn(text) is None
    assert partition_of(text) is None
    with pytest.raises(MalformedArn):
        read_arn(text)


def test_the_partition_is_the_second_part() -> None:
    assert partition_of(TEXT) == "aws-cn"
