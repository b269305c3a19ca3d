"""What leaves the browser is HPKE as in RFC 9180, and tells nothing by its length."""

import subprocess

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from playwright.sync_api import expect

from tests.browser.checkin import walk
from tests.browser.checkin.conftest import FRONTEND, node
from tests.browser.checkin.standin import from_base64url, to_base64url

# RFC 9180, appendix A.3.1: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode, first message.
VECTOR = {
    "secret": "4995788ef4b9d6132b249ce59a77281493eb39af373d236a1fe415cb0c2d7beb",
    "enc": "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4",
    "to": "04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0",
    "info": "4f6465206f6e2061204772656369616e2055726e",
    "aad": "436f756e742d30",
    "plaintext": "4265617574792069732074727574682c20747275746820626561757479",
    "ciphertext": "5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434",
}
BUNDLE = """import { buildSync } from "esbuild";
const how = { entryPoints: ["src/checkin/hpke.ts"], bundle: true, write: false, format: "iife", globalName: "hpke" };
console.log(buildSync(how).outputFiles[0].text);"""
SEAL_VECTOR = """async ({jwk, enc, to, info, aad, plaintext}) => {
  const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
  const curve = {name: "ECDH", namedCurve: "P-256"};
  const ephemeral = {
    privateKey: await crypto.subtle.importKey("jwk", jwk, curve, false, ["deriveBits"]),
    publicKey: await crypto.subtle.importKey("raw", bytes(enc), curve, true, []),
  };
  const message = {to: bytes(to), info: bytes(info), aad: bytes(aad), plaintext: bytes(plaintext), ephemeral};
  const sealed = await hpke.seal(message);
  return Array.from(sealed, (byte) => byte.toString(16).padStart(2, "0")).join("");
}"""


@pytest.fixture
def bench(contexts):
    """An empty page on which the module for sealing lies by itself."""
    command = [node(), "--input-type=module", "--eval", BUNDLE]
    found = subprocess.run(command, cwd=FRONTEND, check=True, capture_output=True)
    page = contexts().new_page()
    page.goto("/k/plain/")
    page.add_script_tag(content=found.stdout.decode())
    return page


def test_sealing_gives_the_vector_of_the_rfc(bench):
    jwk = {
        "kty": "EC",
        "crv": "P-256",
        "d": to_base64url(bytes.fromhex(VECTOR["secret"])),
        "x": to_base64url(bytes.fromhex(VECTOR["enc"])[1:33]),
        "y": to_base64url(bytes.fromhex(VECTOR["enc"])[33:]),
    }
    sealed = bench.evaluate(SEAL_VECTOR, VECTOR | {"jwk": jwk})
    assert sealed == VECTOR["enc"] + VECTOR["ciphertext"]


def test_what_was_skipped_does_not_show_in_the_length(phone, standin):
    lengths = set()
    for place in (0, 5):
        walk.begin(phone)
        walk.answer_all(phone, place=place)
        expect(walk.said(phone)).to_have_text("Je antwoorden zijn aangekomen.")
        phone.evaluate("sessionStorage.clear()")
    for body in standin.posts_to("/k/submit"):
        sealed = from_base64url(str(body["sealed"]))
        plain = standin.plaintext(sealed)
        assert len(plain) % 512 == 0
        lengths.add(len(sealed))
    assert len(standin.kept) == 2
    assert lengths == {65 + 512 + 16}


def test_an_answer_for_another_round_or_key_does_not_open(phone, standin):
    walk.begin(phone)
    walk.answer_all(phone)
    expect(walk.said(phone)).to_have_text("Je antwoorden zijn aangekomen.")
    assert len(standin.opened()) == 1

    true_round, standin.round = standin.round, "another-round"
    with pytest.raises(InvalidTag):
        standin.opened()
    standin.round, standin.key = true_round, ec.generate_private_key(ec.SECP256R1())
    with pytest.raises(InvalidTag):
        standin.opened()
