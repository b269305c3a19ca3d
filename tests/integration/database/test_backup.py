"""A backup holds every row, and comes back as it was, with its walls."""

import stat
import tarfile

import psycopg
import pytest

from pijler.doors.commands import dumps
from pijler.doors.commands.embedded import binaries, running
from tests.integration.database.conftest import mode
from tests.integration.database.test_commands import SAFE, pijler

ROWS = 321
TABLES = """
SET ROLE pijler_owner;
CREATE TABLE canary_class (tenant int, id int, PRIMARY KEY (tenant, id));
CREATE TABLE "Canary pupil" (
  tenant int, id int, class int, note text,
  FOREIGN KEY (tenant, class) REFERENCES canary_class);
INSERT INTO canary_class SELECT t, 1 FROM generate_series(1, 3) t;
INSERT INTO "Canary pupil"
  SELECT i % 3 + 1, i, 1, E'line one\\n\\\\.\\nline two\\t' FROM generate_series(1, 321) i;
ALTER TABLE canary_class ENABLE ROW LEVEL SECURITY;
ALTER TABLE canary_class FORCE ROW LEVEL SECURITY;
ALTER TABLE "Canary pupil" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Canary pupil" FORCE ROW LEVEL SECURITY;
CREATE POLICY one ON canary_class USING (tenant = 1);
CREATE POLICY one ON "Canary pupil" USING (tenant = 1);
"""
COUNT = 'SELECT count(*) FROM "Canary pupil"'


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """A database with rows of three schools behind row-level security, and keys."""
    data = tmp_path_factory.mktemp("school") / "data"
    assert pijler("migrate", "--quiet", data=data).returncode == 0
    with running(data) as cluster:
        place = cluster.address("pijler_migrate")
        with psycopg.connect(place.conninfo, autocommit=True) as connection:
            connection.execute(TABLES)
    rounds = data / "keys" / "rounds"
    rounds.mkdir(mode=0o700)
    (rounds / "round-1").write_text("private")
    return data


@pytest.fixture(scope="module")
def saved(school, tmp_path_factory):
    """The backup, and the keys apart."""
    folder = tmp_path_factory.mktemp("saved")
    keys = folder / "elsewhere" / "keys.tar"
    done = pijler("backup", str(folder / "backup"), "--keys", str(keys), data=school)
    assert done.returncode == 0, done.stderr
    (file,) = (folder / "backup").iterdir()
    return file, keys


def test_a_backup_comes_back_whole_with_its_walls(saved, tmp_path):
    file, keys = saved
    data = tmp_path / "data"

    done = pijler("restore", str(file), "--keys", str(keys), data=data)

    assert done.returncode == 0, done.stderr
    with running(data) as cluster:
        with psycopg.connect(cluster.address("pijler_backup").conninfo) as backup:
            assert backup.execute(COUNT).fetchone() == (ROWS,)
        with psycopg.connect(cluster.address("pijler_migrate").conninfo) as owner:
            owner.execute("SET ROLE pijler_owner")
            assert owner.execute(COUNT).fetchone() == (ROWS // 3,)
    assert (data / "keys" / "rounds" / "round-1").read_text() == "private"
    checked = pijler("check", data=data, **SAFE).stdout.splitlines()
    unsafe = [line for line in checked if line.startswith("not ok")]
    assert all("anary" in line for line in unsafe), "our own two tables are unknown"
    again = pijler("migrate", data=data)
    assert "No migrations to apply" in again.stdout


def test_a_filtered_backup_would_be_seen(school, saved):
    # What pg_dump writes for a role that row-level security filters: a silent part.
    file, _ = saved
    with running(school) as cluster:
        with cluster.administrator("pijler") as admin:
            admin.execute('DELETE FROM "Canary pupil" WHERE tenant = 2')
            counted = dumps.rows_in_database(admin)
            admin.execute("TRUNCATE canary_class CASCADE")
            admin.execute(TABLES.split("ALTER")[0].split(";", 3)[3])

    wrong = dumps.differences(counted, dumps.rows_in_dump(file, 18))

    assert wrong == [
        f"public.Canary pupil has {ROWS} rows instead of {ROWS - ROWS // 3}"
    ]


def test_backup_and_keys_are_closed_to_others(saved):
    file, keys = saved

    assert mode(file) == 0o600
    assert mode(file.parent) == 0o700
    assert mode(keys) == 0o600
    assert stat.S_IMODE(keys.parent.stat().st_mode) == 0o700


def test_the_backup_holds_no_keys(saved, school):
    file, keys = saved

    assert b"private" not in file.read_bytes()
    assert (school / "keys" / "secret").read_bytes() not in file.read_bytes()
    with tarfile.open(keys) as tar:
        assert sorted(tar.getnames()) == ["rounds", "rounds/round-1", "secret"]


def test_keys_beside_the_backup_or_over_other_keys_are_refused(saved, school):
    file, keys = saved

    beside = pijler("backup", str(file.parent), f"--keys={file.parent}/k", data=school)
    over = pijler("backup", str(file.parent), f"--keys={keys}", data=school)

    assert (beside.returncode, over.returncode) == (1, 1)
    assert "another folder" in beside.stderr
    assert "never written over" in over.stderr
    assert list(file.parent.iterdir()) == [file]


def test_a_database_with_tables_is_never_restored_over(saved, school):
    done = pijler("restore", str(saved[0]), data=school)

    assert done.returncode == 1
    assert "not empty" in done.stderr


@pytest.mark.parametrize("part", [0.3, 0.999])
def test_half_a_backup_restores_nothing(saved, tmp_path, part):
    whole = saved[0].read_bytes()
    half = tmp_path / "half.dump"
    half.write_bytes(whole[: int(len(whole) * part)])

    done = pijler("restore", str(half), data=tmp_path / "data")

    assert done.returncode == 1
    with (
        running(tmp_path / "data") as cluster,
        cluster.administrator("pijler") as admin,
    ):
        assert admin.execute(dumps.TABLES).fetchall() == []


def test_a_file_that_is_not_there_is_said(tmp_path):
    done = pijler("restore", str(tmp_path / "none.dump"), data=tmp_path / "data")

    assert done.returncode == 1
    assert "There is no file" in done.stderr


def test_the_backup_program_is_the_servers_version():
    assert binaries.of_version(18).major == 18
    with pytest.raises(binaries.NoBinaries, match="PostgreSQL 9, the version"):
        binaries.of_version(9)
