"""Envelopes, keys, codes and the clock: the parts of which a round is made."""

import hmac
import json
import os
import stat
from datetime import timedelta
from time import perf_counter
from uuid import UUID, uuid4

import pytest

# The vector of the standard has additional data, which our own seals have not.
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from pijler.foundation.access.actors import System
from pijler.foundation.database.context import school_context
from pijler.foundation.schools.models import Group, GroupMembership, Person
from pijler.foundation.schools.models.organisations import CODE_ALPHABET
from pijler.listening.checkins import actions, codes, envelope, round_keys, tasks
from pijler.listening.checkins.answers import Reader, Unreadable, written
from pijler.listening.checkins.models import (
    GuessMinute,
    Place,
    Round,
    Sitting,
    Submission,
)
from tests.factories import NOON, TODAY, make_class, make_school, make_staff
from tests.factories_checkins import (
    LATER,
    answer,
    make_open_sitting,
    make_round,
    post,
    seal,
    stop,
)

ROUND = UUID("11111111-2222-4333-8444-555555555555")


class TestEnvelope:
    """HPKE with the round in the info of the seal."""

    key = envelope.new_private_key()
    public = envelope.public_key_of(key)

    def test_what_was_sealed_opens_with_its_padding(self):
        sealed = envelope.seal(b"{}", self.public, ROUND)

        assert envelope.opened(sealed, self.key, ROUND) == b"{}".ljust(512)
        assert envelope.looks_sealed(sealed)

    def test_the_same_answer_never_looks_the_same(self):
        assert envelope.seal(b"{}", self.public, ROUND) != envelope.seal(
            b"{}", self.public, ROUND
        )

    @pytest.mark.parametrize("where", [0, 3, 64, 70, -1])
    def test_a_changed_byte_does_not_open(self, where):
        sealed = bytearray(envelope.seal(b"{}", self.public, ROUND))
        sealed[where] ^= 1

        with pytest.raises(envelope.CannotOpen):
            envelope.opened(bytes(sealed), self.key, ROUND)

    def test_another_round_or_key_does_not_open(self):
        sealed = envelope.seal(b"{}", self.public, ROUND)

        with pytest.raises(envelope.CannotOpen):
            envelope.opened(sealed, self.key, uuid4())
        with pytest.raises(envelope.CannotOpen):
            envelope.opened(sealed, envelope.new_private_key(), ROUND)

    @pytest.mark.parametrize("length", [0, 1, 80, 81, 592, 594])
    def test_other_lengths_do_not_look_sealed(self, length):
        assert not envelope.looks_sealed(b"\x04" * length)

    def test_the_seal_is_that_of_the_standard(self):
        """RFC 9180, base mode, with the key schedule done here step by step.

        The browser's own sealing is held to the vectors of the standard; this is the same
        schedule, so that both ends agree.
        """
        sealed = envelope.seal(b"{}", self.public, ROUND)
        enc, ciphertext = sealed[: envelope.POINT], sealed[envelope.POINT :]
        sender = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), enc)
        shared = self.key.exchange(ec.ECDH(), sender)
        key, nonce = key_schedule(shared, enc + self.public, envelope.info_of(ROUND))

        assert AESGCM(key).decrypt(nonce, ciphertext, b"") == b"{}".ljust(512)


def key_schedule(dh: bytes, kem_context: bytes, info: bytes) -> tuple[bytes, bytes]:
    """Sections 4.1 and 5.1 of RFC 9180 for this suite."""
    kem = b"KEM" + bytes([0, 0x10])
    suite = b"HPKE" + bytes([0, 0x10, 0, 1, 0, 1])
    shared = expand(
        kem, extract(kem, b"", b"eae_prk", dh), b"shared_secret", kem_context, 32
    )
    context = (
        b"\0"
        + extract(suite, b"", b"psk_id_hash", b"")
        + extract(suite, b"", b"info_hash", info)
    )
    secret = extract(suite, shared, b"secret", b"")
    return (
        expand(suite, secret, b"key", context, 16),
        expand(suite, secret, b"base_nonce", context, 12),
    )


def extract(suite: bytes, salt: bytes, label: bytes, content: bytes) -> bytes:
    return hmac.digest(salt or b"\0", b"HPKE-v1" + suite + label + content, "sha256")


def expand(suite: bytes, secret: bytes, label: bytes, info: bytes, size: int) -> bytes:
    told = size.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info + b"\1"
    return hmac.digest(secret, told, "sha256")[:size]


class TestKeys:
    """Private keys lie in files of ours alone."""

    def test_nobody_else_can_read_them(self, settings, tmp_path):
        settings.ROUND_KEYS = tmp_path / "keys"
        school = uuid4()
        round_keys.keep(school, ROUND, envelope.new_private_key())

        file = tmp_path / "keys" / str(school) / f"{ROUND}.key"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE(file.parent.parent.stat().st_mode) == 0o700

    def test_destroying_overwrites_before_it_removes(self, settings, tmp_path):
        settings.ROUND_KEYS = tmp_path
        school = uuid4()
        round_keys.keep(school, ROUND, envelope.new_private_key())
        file = tmp_path / str(school) / f"{ROUND}.key"
        before = file.read_bytes()
        other_name = tmp_path / "link"
        other_name.hardlink_to(file)

        round_keys.destroy(school, ROUND)
        round_keys.destroy(school, ROUND)

        assert not file.exists()
        assert before not in other_name.read_bytes()


class TestCodes:
    """Class codes are worked out, never kept."""

    def test_a_code_has_nine_clear_symbols_and_begins_with_the_school(self):
        code = codes.code_of("K7B", uuid4(), 0)

        assert codes.is_code(code)
        assert code.startswith("K7B")
        assert set(code) <= set(CODE_ALPHABET)

    def test_a_taken_code_gives_the_next_turn(self):
        sitting = uuid4()
        taken = {codes.hash_of(codes.code_of("K7B", sitting, turn)) for turn in (0, 1)}

        turn, code_hash = codes.free_turn("K7B", sitting, taken.__contains__)

        assert turn == 2
        assert code_hash == codes.hash_of(codes.code_of("K7B", sitting, 2))

    def test_codes_are_spread_evenly(self):
        drawn = "".join(codes.code_of("", uuid4(), 0) for _ in range(2000))
        counts = [drawn.count(symbol) for symbol in CODE_ALPHABET]

        assert min(counts) > 250
        assert max(counts) < 550

    def test_another_secret_gives_other_codes(self, settings):
        sitting = uuid4()
        first = codes.code_of("K7B", sitting, 0)
        settings.SECRET_KEY = "another secret of at least fifty characters, really"

        assert codes.code_of("K7B", sitting, 0) != first


@pytest.mark.django_db
class TestReading:
    """Answers that do not fit wholly are refused."""

    @pytest.fixture
    def reader(self):
        with school_context(make_school().pk):
            self.instrument = make_round(make_class(1)).instrument
        return Reader(self.instrument)

    def test_a_whole_answer_has_every_item(self, reader):
        read = reader.read(written(self.instrument, "nl", {"class_feeling": 4}))

        assert read.given["class_feeling"] == 4
        assert len(read.given) == 10

    @pytest.mark.parametrize(
        "change",
        [
            {"v": 2},
            {"v": True},
            {"instrument": "pijler-vo@1.0.0"},
            {"language": "de"},
            {"language": None},
            {"answers": []},
            {"answers": {"class_feeling": 4.0}},
            {"answers": {"class_feeling": True}},
            {"answers": {"class_feeling": "4"}},
            {"answers": {"class_feeling": 6}},
            {"answers": {"nothing": 1}},
            {"name": "Noor"},
        ],
    )
    def test_anything_else_is_refused(self, reader, change):
        content = json.loads(written(self.instrument, "nl", {"class_feeling": 4}))

        with pytest.raises(Unreadable):
            reader.read(json.dumps({**content, **change}).encode())

    @pytest.mark.parametrize(
        "content",
        [b"", b"[]", b"\xff", b"[" * 5000, b'{"v":1,"v":1}', b"9" * 5000],
    )
    def test_what_is_no_answer_at_all_is_refused(self, reader, content):
        with pytest.raises(Unreadable):
            reader.read(content)


@pytest.mark.django_db
class TestClock:
    """What happens to rounds by itself."""

    @pytest.fixture(autouse=True)
    def school(self):
        school = make_school()
        with school_context(school.pk):
            yield school

    def move(self, school, as_role, at):
        with as_role("pijler_worker"):
            actions.keep_moving(by=System(school.pk), at=at)

    def test_a_round_past_its_last_day_is_stopped(self, school, as_role):
        sitting = make_open_sitting(closes_on=TODAY)
        answer(sitting)

        self.move(school, as_role, NOON)
        assert Round.objects.get().stopped_at is None
        self.move(school, as_role, NOON + timedelta(days=1))

        assert Round.objects.get().stopped_at == NOON + timedelta(days=1)
        sitting.refresh_from_db()
        assert sitting.stopped_at == NOON + timedelta(days=1)

    def test_a_round_that_nobody_opened_ends_without_answers(self, school, as_role):
        round_ = make_round(closes_on=TODAY)
        tomorrow = NOON + timedelta(days=1)

        self.move(school, as_role, tomorrow)

        assert seal(round_, at=tomorrow) is True

    def test_when_the_last_answer_arrives_sealing_need_not_wait(self, school, as_role):
        sitting = make_open_sitting(pupils=1)
        waiting = post(sitting)
        stop(sitting, at=LATER)
        waiting.send()

        self.move(school, as_role, LATER + timedelta(minutes=5))

        assert seal(sitting.round, at=LATER + timedelta(minutes=5)) is True

    def test_a_young_key_without_a_round_is_left_and_an_old_one_goes(
        self, school, as_role, settings, tmp_path
    ):
        settings.ROUND_KEYS = tmp_path
        round_keys.keep(school.pk, ROUND, envelope.new_private_key())
        file = tmp_path / str(school.pk) / f"{ROUND}.key"
        os.utime(file, (NOON.timestamp(), NOON.timestamp()))

        self.move(school, as_role, NOON + timedelta(hours=23))
        assert round_keys.is_there(school.pk, ROUND)
        self.move(school, as_role, NOON + timedelta(hours=25))
        assert not round_keys.is_there(school.pk, ROUND)

    def test_the_key_of_an_open_round_is_left(self, school, as_role):
        sitting = make_open_sitting()

        self.move(school, as_role, NOON + timedelta(days=3))

        assert round_keys.is_there(school.pk, sitting.round_id)

    def test_old_guesses_are_forgotten(self, school, as_role):
        GuessMinute.objects.create(minute=NOON, wrong=3)

        self.move(school, as_role, NOON + timedelta(days=2))

        assert not GuessMinute.objects.exists()


def test_the_jobs_do_what_the_actions_do(committed, as_role):
    school = make_school()
    with school_context(school.pk):
        sitting = make_open_sitting(pupils=1)
        answer(sitting)
        stop(sitting, at=LATER)
    with as_role("pijler_worker"):
        tasks.keep_moving()
        with school_context(school.pk):
            tasks.seal_round(round_id=str(sitting.round_id))
            assert Round.objects.get().sealed_at is not None


@pytest.mark.slow
@pytest.mark.django_db
def test_a_round_of_1500_answers_is_sealed_within_ten_seconds(as_role):
    with school_context(make_school().pk):
        groups = [make_class(0, year=7) for _ in range(5)]
        for group in groups:
            _enrol(group, 300)
        round_ = make_round(*groups, by=make_staff("leader"))
        for sitting in round_.sittings.all():
            actions.open_sitting(
                sitting=sitting, by=round_.planned_by, at=NOON, places=300
            )
            _fill(sitting, 300, as_role)
        actions.stop_round(round_=round_, by=round_.planned_by, at=LATER)

        start = perf_counter()
        assert seal(round_) is True
        assert perf_counter() - start < 10


def _enrol(group: Group, number: int) -> None:
    pupils = Person.objects.bulk_create(Person(given_name="Bo") for _ in range(number))
    GroupMembership.objects.bulk_create(
        GroupMembership(group=group, pupil=pupil, starts_on=TODAY) for pupil in pupils
    )


def _fill(sitting: Sitting, number: int, as_role) -> None:
    given = {"class_feeling": 4, "break_company": 3, "week_feeling": 2}
    plaintext = written(sitting.round.instrument, "nl", given)
    public = bytes(sitting.round.public_key)
    with as_role("pijler_worker"):
        Submission.objects.bulk_create(
            Submission(
                sitting=sitting,
                sealed=envelope.seal(plaintext, public, sitting.round_id),
                digest=b"",
                received_on=TODAY,
            )
            for _ in range(number)
        )
        Place.objects.filter(sitting=sitting).delete()
