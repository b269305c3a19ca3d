"""Write a list of about 100 MB, read it, and print seconds, megabytes and the outcome.

Run as a program of its own, so that its memory is measured and no one else's.
"""

import resource
import sys
import tempfile
import time
from itertools import count

from pijler.formats.reading import read_roster
from pijler.formats.sizes import LARGEST_CSV

SIZE = 100 * 1024 * 1024
HEAD = b"<EDEX><school><brincode>99PK</brincode></school><leerlingen>\n"
FOOT = b"</leerlingen></EDEX>\n"


def many_pupils(number):
    """Ordinary pupils, far more than any school has."""
    return b"".join(
        b"<leerling key='%d'><roepnaam>Aya</roepnaam></leerling>\n" % one
        for one in range(number * 1_000, number * 1_000 + 1_000)
    )


def much_beside(number):
    """40,000 pupils, each with much that is stepped over."""
    return (
        b"<leerling key='%d'><roepnaam>Aya</roepnaam><toevoegingen>"
        b"%s</toevoegingen></leerling>\n"
    ) % (number, b"<blok><code>x</code></blok>" * 95)


def long_names(number):
    """40,000 pupils with the longest texts that are kept, each its own."""
    text = b"%d" % number + b"\xc4\x8d" * 180
    names = (b"achternaam", b"voorvoegsel", b"voorletters-1", b"roepnaam")
    parts = b"".join(b"<%s>%s</%s>" % (name, text, name) for name in names)
    blank = b" " * 900
    return b"<leerling key='%d'>%s%s</leerling>\n" % (number, parts, blank)


def many_places(number):
    """Pupils who are each in a thousand groups."""
    places = b"".join(b"<samengestelde_groep key='%d'/>" % n for n in range(900))
    return (
        b"<leerling key='%d'><roepnaam>Aya</roepnaam><samengestelde_groepen>%s"
        b"</samengestelde_groepen></leerling>\n"
    ) % (number, places)


def one_text(number):
    """One pupil whose name is the whole file."""
    return b"x" * 65_536 if number else b"<leerling key='1'><roepnaam>"


def one_tag(number):
    """One tag that never ends."""
    return b"x" * 65_536 if number else b"<leerling key='"


def nothing_but_names(number):
    """Nothing but elements, each with a name of its own."""
    first = number * 1_000
    return b"".join(b"<n%d/>\n" % one for one in range(first, first + 1_000))


def cells(number):
    """A table of next to nothing."""
    return b"1;2;3;4;5;6;7;8\n" * 1_000 if number else b"nr;naam;klas;a;b;c;d;e\n"


def wide_letters(number):
    """A table with the widest letters, each pupil with much beside."""
    row = f"{number};Aya \U0001f600;" + "\U0001f600" * 120
    return f"{row}\n".encode() if number else b"nr;naam;klas\n"


def endless_table(number):
    """A table far above the limit."""
    return b"%d;Aya;1A;%s\n" % (number, b"x" * 60_000)


XML = (many_pupils, much_beside, long_names, many_places, one_text, one_tag)
XML += (nothing_but_names,)
TABLES = (cells, wide_letters, endless_table)


def largest(shape):
    """XML of 100 MB; tables just below their limit, but for one."""
    return SIZE if shape in (*XML, endless_table) else LARGEST_CSV - 20_000


def write(shape, target):
    """Fill the file with a shape up to its size."""
    head, foot = (HEAD, FOOT) if shape in XML else (b"", b"")
    target.write(head)
    for number in count():
        target.write(shape(number))
        if target.tell() > largest(shape):
            break
    target.write(foot)
    target.seek(0)


def main(name):
    """Try one shape."""
    shape = next(one for one in (*XML, *TABLES) if one.__name__ == name)
    with tempfile.TemporaryFile() as source:
        write(shape, source)
        begun = time.perf_counter()
        roster = read_roster(source, filename="large")
        seconds = time.perf_counter() - begun
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    codes = ",".join(finding.code.value for finding in roster.findings)
    print(seconds, megabytes, len(roster.pupils), codes)


if __name__ == "__main__":
    main(sys.argv[1])
