// Sealing to a public key: HPKE (RFC 9180), base mode, one message.
// DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, on WebCrypto alone.
import { bytesOf, joined, type Bytes } from "./bytes";

const CURVE = { name: "ECDH", namedCurve: "P-256" };
const KEM = joined(bytesOf("KEM"), new Uint8Array([0, 0x10]));
const SUITE = joined(bytesOf("HPKE"), new Uint8Array([0, 0x10, 0, 1, 0, 1]));
const VERSION = bytesOf("HPKE-v1");
const NOTHING = new Uint8Array(0);
const BASE_MODE = new Uint8Array([0]);

export interface Message {
  /** The receiver's public key: an uncompressed point of 65 bytes. */
  to: Bytes;
  info: Bytes;
  aad: Bytes;
  plaintext: Bytes;
  /** For the test vectors only: a key pair that is otherwise made for this one message. */
  ephemeral?: CryptoKeyPair;
}

/** The sealed message: the ephemeral public key, then the ciphertext. */
export async function seal({ to, info, aad, plaintext, ephemeral }: Message): Promise<Bytes> {
  const pair = ephemeral ?? (await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]));
  const enc = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const shared = await sharedSecret(pair.privateKey, enc, to);
  const { key, nonce } = await schedule(shared, info);
  const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const how = { name: "AES-GCM", iv: nonce, additionalData: aad };
  const ciphertext = new Uint8Array(await crypto.subtle.encrypt(how, aes, plaintext));
  return joined(enc, ciphertext);
}

async function sharedSecret(secret: CryptoKey, enc: Bytes, to: Bytes): Promise<Bytes> {
  const receiver = await crypto.subtle.importKey("raw", to, CURVE, false, []);
  const bits = await crypto.subtle.deriveBits({ name: "ECDH", public: receiver }, secret, 256);
  const dh = new Uint8Array(bits);
  const extracted = await labelledExtract(KEM, NOTHING, "eae_prk", dh);
  return labelledExpand(KEM, extracted, "shared_secret", joined(enc, to), 32);
}

async function schedule(shared: Bytes, info: Bytes): Promise<{ key: Bytes; nonce: Bytes }> {
  const noSharedKey = await labelledExtract(SUITE, NOTHING, "psk_id_hash", NOTHING);
  const infoHash = await labelledExtract(SUITE, NOTHING, "info_hash", info);
  const context = joined(BASE_MODE, noSharedKey, infoHash);
  const secret = await labelledExtract(SUITE, shared, "secret", NOTHING);
  const key = await labelledExpand(SUITE, secret, "key", context, 16);
  const nonce = await labelledExpand(SUITE, secret, "base_nonce", context, 12);
  return { key, nonce };
}

function labelledExtract(suite: Bytes, salt: Bytes, label: string, input: Bytes): Promise<Bytes> {
  return hmac(salt, joined(VERSION, suite, bytesOf(label), input));
}

/** One block of HKDF-Expand: nothing here needs more than the 32 bytes of one hash. */
async function labelledExpand(suite: Bytes, secret: Bytes, label: string, info: Bytes, length: number): Promise<Bytes> {
  const size = new Uint8Array([length >> 8, length & 255]);
  const first = new Uint8Array([1]);
  const block = await hmac(secret, joined(size, VERSION, suite, bytesOf(label), info, first));
  return block.slice(0, length);
}

async function hmac(key: Bytes, message: Bytes): Promise<Bytes> {
  // WebCrypto refuses an empty key; HMAC fills a short key up with zeros, so these are the same.
  const filled = key.length ? key : new Uint8Array(32);
  const how = { name: "HMAC", hash: "SHA-256" };
  const imported = await crypto.subtle.importKey("raw", filled, how, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, message));
}
