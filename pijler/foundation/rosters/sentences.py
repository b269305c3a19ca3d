"""The sentences of the readers, listed so that they are translated with our own.

The readers know nothing of Django; a test holds this list equal to theirs.
"""

from django.utils.translation import gettext_noop

SENTENCES = (
    gettext_noop("The file is empty; export the list again."),
    gettext_noop(
        "The file is larger than %(limit)d MB and was not read; export the list"
        " of one school only."
    ),
    gettext_noop(
        "This is neither an EDEXML nor a CSV file; export the class list in one"
        " of these two forms."
    ),
    gettext_noop(
        "This is a workbook, a PDF or a zip file; save the list as CSV (UTF-8) "
        "and choose that file."
    ),
    gettext_noop(
        "This looks like XML but is not; export the list again as EDEXML or CSV."
    ),
    gettext_noop(
        "the XML is broken here, so nothing was read; export the list again and"
        " do not change it by hand."
    ),
    gettext_noop(
        "a control character stands here that XML does not allow, so nothing "
        "was read; correct it in the school's system and export again."
    ),
    gettext_noop(
        "the letters here are not written in %(encoding)s, so nothing was read;"
        " export the list again in UTF-8."
    ),
    gettext_noop(
        "the file ends halfway here, so nothing was read; export or download "
        "the list again."
    ),
    gettext_noop(
        "the file declares a document type or entities, which a class list "
        "never needs, so it was refused for safety; export the list again."
    ),
    gettext_noop(
        "this XML file is not EDEXML; export the list as EDEXML 1.0.3, 2.0 or 2.1."
    ),
    gettext_noop(
        "this version of EDEXML is not known; export the list as EDEXML 1.0.3, "
        "2.0 or 2.1."
    ),
    gettext_noop(
        "the file is built unlike any class list, so it was refused for safety;"
        " export the list again."
    ),
    gettext_noop(
        "The list holds more than %(limit)d %(field)s; export the list of one "
        "school only."
    ),
    gettext_noop("The list has more than %(limit)d columns; export fewer columns."),
    gettext_noop(
        "this line is far too long for a class list, so nothing was read; "
        "export the list again."
    ),
    gettext_noop(
        "a text in quotes begins here and does not end, so nothing was read; "
        "correct the quotes or export the list again."
    ),
    gettext_noop(
        "No column is known to hold the %(field)s; choose which column holds it."
    ),
    gettext_noop(
        "There are no pupils in this list that could be read; export a list "
        "with pupils."
    ),
    gettext_noop(
        "the school's BRIN must be two digits and two letters; correct it in "
        "the school's system and export again."
    ),
    gettext_noop(
        "another BRIN stands here than before; export the list of one school only."
    ),
    gettext_noop(
        "The numbers that identify people in this list look like BSNs, so "
        "nothing was read; export the school system's own numbers instead."
    ),
    gettext_noop(
        "the identifying number is missing, so this line was left out; fill it "
        "in at the school's system."
    ),
    gettext_noop(
        "there is no name, so this line was left out; fill it in at the "
        "school's system."
    ),
    gettext_noop(
        "this key was used before on line %(first)d, so this line was left out;"
        " give each its own key."
    ),
    gettext_noop(
        "this ECK iD was used before on line %(first)d, so this line was left "
        "out; one person has one ECK iD."
    ),
    gettext_noop(
        "the identifying number looks like a BSN, so this line was left out; "
        "use the school system's own number."
    ),
    gettext_noop(
        "this line has more cells than there are headings, so it was left out; "
        "look for a stray separator."
    ),
    gettext_noop(
        "the quotes on this line do not match, so it was left out; correct the quotes."
    ),
    gettext_noop(
        "this date does not exist and was left empty; correct it in the "
        "school's system."
    ),
    gettext_noop(
        "this is not a date that can be read, so it was left empty; write it as"
        " 2014-03-09 or 9-3-2014."
    ),
    gettext_noop(
        "this birth date lies after the date of the list, so it was left empty;"
        " correct it in the school's system."
    ),
    gettext_noop(
        "group %(key)s is not in the list, so the reference was left out; add "
        "the group or correct the reference."
    ),
    gettext_noop(
        "location %(key)s is not in the list, so the reference was left out; "
        "add the location or correct the reference."
    ),
    gettext_noop(
        "this year group is not known and was left empty; correct it in the "
        "school's system."
    ),
    gettext_noop(
        "this text is longer than %(limit)d characters and was left out; "
        "shorten it in the school's system."
    ),
    gettext_noop(
        "invisible control characters were removed; check this text in the "
        "school's system."
    ),
    gettext_noop(
        "accented letters look garbled here; check the text, and export the "
        "list again in UTF-8 if it is wrong."
    ),
    gettext_noop(
        "a number that looks like a BSN stands in this text, so the text was "
        "left out; remove the number in the school's system."
    ),
    gettext_noop(
        "this is not an e-mail address and was left empty; correct it in the "
        "school's system."
    ),
    gettext_noop(
        "this is neither yes nor no, so authority counts as unknown; write yes,"
        " no or nothing."
    ),
    gettext_noop(
        "this pupil has the same name and birth date as the pupil on line "
        "%(first)d; check whether this is one pupil."
    ),
    gettext_noop(
        "the school year was not understood and left empty; write it as 2026-2027."
    ),
    gettext_noop(
        "The list does not say of which school it is (no BRIN); check that it is yours."
    ),
    gettext_noop(
        "The list does not say of which school year it is; check that it is "
        "this year's."
    ),
    gettext_noop(
        "the location code must be two digits and was left empty; correct it in"
        " the school's system."
    ),
    gettext_noop(
        "Lines that held a BSN or education number: %(count)d (the first is "
        "line %(first)d); these numbers were left out and are not needed."
    ),
    gettext_noop(
        "Column %(column)d looks like a BSN or education number and was left "
        "out; export the list without it."
    ),
    gettext_noop(
        "this version of EDEXML is newer than 2.1 and was read as 2.1; check "
        "the result with care."
    ),
    gettext_noop(
        "Pupils who left the school according to the list: %(count)d; they were"
        " left out."
    ),
    gettext_noop(
        "Pupils who are in no group: %(count)d; place them in a group in the "
        "school's system if they should be."
    ),
    gettext_noop(
        "this text looks like a formula and was kept as plain text; check that "
        "it is right."
    ),
    gettext_noop(
        "The file is not in UTF-8 and was read as Windows-1252; check that "
        "accented letters look right."
    ),
    gettext_noop(
        "according to this birth date the pupil is older than %(limit)d; check "
        "it in the school's system."
    ),
    gettext_noop(
        "There are %(count)d more findings like the one on line %(first)d; "
        "correct the ones listed first."
    ),
)

FIELD_NAMES = (
    gettext_noop("number"),
    gettext_noop("ECK iD"),
    gettext_noop("name"),
    gettext_noop("given name"),
    gettext_noop("name prefix"),
    gettext_noop("family name"),
    gettext_noop("initials"),
    gettext_noop("birth date"),
    gettext_noop("year group"),
    gettext_noop("group"),
    gettext_noop("combined group"),
    gettext_noop("location"),
    gettext_noop("location code"),
    gettext_noop("e-mail"),
    gettext_noop("role"),
    gettext_noop("first day"),
    gettext_noop("last day"),
    gettext_noop("mentor"),
    gettext_noop("mentor's e-mail"),
    gettext_noop("guardian's name"),
    gettext_noop("guardian's e-mail"),
    gettext_noop("guardian's authority"),
    gettext_noop("BRIN"),
    gettext_noop("school name"),
    gettext_noop("school year"),
    gettext_noop("reference date"),
    gettext_noop("version"),
    gettext_noop("pupils"),
    gettext_noop("groups"),
    gettext_noop("locations"),
    gettext_noop("staff members"),
    gettext_noop("rows"),
    gettext_noop("guardians"),
    gettext_noop("places in groups"),
)
