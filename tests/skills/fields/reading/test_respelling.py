"""A table of spellings is read row by row, and a row reads what the rows above have written."""

from skills.fields.reading.remembering import within
from skills.fields.reading.respelling import Respelling

TABLE = Respelling((("c", "d"), ("a", "b"), ("b", "c")))


def test_a_row_reads_what_the_rows_above_wrote_and_no_row_below() -> None:
    for read in (TABLE.of, lambda text: within({}, TABLE.of, text)):
        assert read("a") == "c"
        assert read("cab") == "dcc"
        assert read("xyz") == "xyz"
