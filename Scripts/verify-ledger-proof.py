#!/usr/bin/env python3
"""Checks a proof of a Dutydesk ledger with the node's public key alone.

    verify-ledger-proof.py PROOF --key KEY [--key KEY …] [--origin ORIGIN]

PROOF is a file of format dutydesk-ledger-proof/1 (a change is in the ledger); "-" reads standard
input.
KEY is the node's SM2 key in base64url, as `dutydesk status` prints it, or a note key
name+hash+base64. Every key given must have signed. Without ORIGIN the log's name is the one in
the checkpoint; a key in base64url is then bound to that name.

Answers one line and 0 when all holds, 1 when anything doesn't, 2 when it couldn't be asked.

This is written from the standards and shares nothing with the program: SM3 (GB/T 32905), SM2
(GB/T 32918), Ed25519 (RFC 8032), Merkle trees (RFC 9162 with SM3), notes and checkpoints (C2SP).
It needs nothing but Python 3.8. It handles no secrets, so its time may depend on what it reads.
"""

import argparse
import base64
import hashlib
import json
import re
import sys


class Refused(Exception):
    """The proof doesn't hold; the text says why."""


def require(condition, reason):
    if not condition:
        raise Refused(reason)


# --- SM3, GB/T 32905-2016 ------------------------------------------------------------------------

MASK = 0xFFFFFFFF
SM3_START = (0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600,
             0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E)


def rotated(word, bits):
    bits %= 32
    return ((word << bits) | (word >> (32 - bits))) & MASK


def expanded(block):
    words = [int.from_bytes(block[at:at + 4], "big") for at in range(0, 64, 4)]
    for j in range(16, 68):
        mixed = words[j - 16] ^ words[j - 9] ^ rotated(words[j - 3], 15)
        mixed ^= rotated(mixed, 15) ^ rotated(mixed, 23)
        words.append(mixed ^ rotated(words[j - 13], 7) ^ words[j - 6])
    return words


def compressed(state, block):
    words = expanded(block)
    a, b, c, d, e, f, g, h = state
    for j in range(64):
        constant = 0x79CC4519 if j < 16 else 0x7A879D8A
        ss1 = rotated((rotated(a, 12) + e + rotated(constant, j)) & MASK, 7)
        ss2 = ss1 ^ rotated(a, 12)
        ff = a ^ b ^ c if j < 16 else (a & b) | (a & c) | (b & c)
        gg = e ^ f ^ g if j < 16 else (e & f) | (~e & MASK & g)
        tt1 = (ff + d + ss2 + (words[j] ^ words[j + 4])) & MASK
        tt2 = (gg + h + ss1 + words[j]) & MASK
        a, b, c, d = tt1, a, rotated(b, 9), c
        e, f, g, h = tt2 ^ rotated(tt2, 9) ^ rotated(tt2, 17), e, rotated(f, 19), g
    return tuple(old ^ new for old, new in zip(state, (a, b, c, d, e, f, g, h)))


def sm3(message):
    padded = message + b"\x80" + b"\x00" * ((55 - len(message)) % 64)
    padded += (8 * len(message)).to_bytes(8, "big")
    state = SM3_START
    for at in range(0, len(padded), 64):
        state = compressed(state, padded[at:at + 64])
    return b"".join(word.to_bytes(4, "big") for word in state)


# --- SM2, GB/T 32918.2 on the curve of GB/T 32918.5 -----------------------------------------------

P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
A = P - 3
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
G = (0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
     0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0)
IDENTITY = b"1234567812345678"


def added(one, two):
    """The sum of two points, None being the point at infinity."""
    if one is None or two is None:
        return two if one is None else one
    (x1, y1), (x2, y2) = one, two
    if x1 == x2:
        if (y1 + y2) % P == 0:
            return None
        slope = (3 * x1 * x1 + A) * pow(2 * y1, P - 2, P) % P
    else:
        slope = (y2 - y1) * pow(x2 - x1, P - 2, P) % P
    x = (slope * slope - x1 - x2) % P
    return x, (slope * (x1 - x) - y1) % P


def multiplied(number, point):
    product = None
    while number > 0:
        if number & 1:
            product = added(product, point)
        point = added(point, point)
        number >>= 1
    return product


def sm2_point(key):
    require(len(key) == 65 and key[0] == 4, "an SM2 key is 65 bytes 04, x, y")
    x, y = int.from_bytes(key[1:33], "big"), int.from_bytes(key[33:], "big")
    require(x < P and y < P and (y * y - x ** 3 - A * x - B) % P == 0,
            "the SM2 key isn't a point of the curve")
    return x, y


def sm2_is_valid(key, message, signature):
    point = sm2_point(key)
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if len(signature) != 64 or not (0 < r < N and 0 < s < N) or (r + s) % N == 0:
        return False
    of_curve = b"".join(number.to_bytes(32, "big") for number in (A, B) + G)
    z = sm3((8 * len(IDENTITY)).to_bytes(2, "big") + IDENTITY + of_curve + key[1:])
    e = int.from_bytes(sm3(z + message), "big")
    reached = added(multiplied(s, G), multiplied((r + s) % N, point))
    return reached is not None and (e + reached[0]) % N == r


# --- Ed25519, RFC 8032 section 5.1.7 --------------------------------------------------------------

Q = 2 ** 255 - 19
L = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, Q - 2, Q) % Q


def edwards_added(one, two):
    a = (one[1] - one[0]) * (two[1] - two[0]) % Q
    b = (one[1] + one[0]) * (two[1] + two[0]) % Q
    c, d = 2 * one[3] * two[3] * D % Q, 2 * one[2] * two[2] % Q
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % Q, g * h % Q, f * g % Q, e * h % Q


def edwards_multiplied(number, point):
    product = (0, 1, 1, 0)
    while number > 0:
        if number & 1:
            product = edwards_added(product, point)
        point = edwards_added(point, point)
        number >>= 1
    return product


def edwards_point(encoded):
    """The point of 32 bytes, None when there is none."""
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & (2 ** 255 - 1)
    if len(encoded) != 32 or y >= Q:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, Q - 2, Q) % Q
    x = pow(square, (Q + 3) // 8, Q)
    if (x * x - square) % Q != 0:
        x = x * pow(2, (Q - 1) // 4, Q) % Q
    if (x * x - square) % Q != 0 or (x == 0 and sign == 1):
        return None
    x = Q - x if x & 1 != sign else x
    return x, y, 1, x * y % Q


def ed25519_is_valid(key, message, signature):
    point, commitment = edwards_point(key), edwards_point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or point is None or commitment is None or s >= L:
        return False
    hashed = hashlib.sha512(signature[:32] + key + message).digest()
    base = edwards_point((4 * pow(5, Q - 2, Q) % Q).to_bytes(32, "little"))
    left = edwards_multiplied(s, base)
    right = edwards_added(
        commitment, edwards_multiplied(int.from_bytes(hashed, "little") % L, point))
    return ((left[0] * right[2] - right[0] * left[2]) % Q == 0
            and (left[1] * right[2] - right[1] * left[2]) % Q == 0)


# --- Keys and notes, C2SP signed-note and tlog-checkpoint -----------------------------------------

TYPES = (  # type bytes, verifying function, whether a time stands before the signature
    (b"\x01", ed25519_is_valid, False),
    (b"\x04", ed25519_is_valid, True),
    (b"\xffdutydesk/sm2-sm3/1\n", sm2_is_valid, False),
    (b"\xffdutydesk/sm2-sm3-cosignature/1\n", sm2_is_valid, True),
)


def decoded(text, url=False):
    """Bytes of strict base64: every text of one byte sequence but one is refused."""
    padding = "=" * (-len(text) % 4) if url else ""
    try:
        data = base64.b64decode(text + padding, altchars=b"-_" if url else None, validate=True)
    except ValueError:
        raise Refused("not base64: " + text[:40]) from None
    back = base64.urlsafe_b64encode(data).rstrip(b"=") if url else base64.b64encode(data)
    require(back.decode() == text, "base64 that has another spelling: " + text[:40])
    return data


def key_hash(name, typed):
    return hashlib.sha256(name.encode() + b"\n" + typed).digest()[:4]


def parsed_key(text, origin):
    """(name, typed bytes) of a key in either spelling."""
    if text.count("+") < 2:
        return origin, TYPES[2][0] + decoded(text, url=True)
    name, stated, encoded = text.split("+", 2)
    typed = decoded(encoded)
    require(key_hash(name, typed).hex() == stated, "the key's hash isn't that of name and key")
    return name, typed


def parsed_note(text):
    """(signed bytes, [(name, hash and signature)]) of a note."""
    require(text.endswith("\n") and "\n\n" in text, "not a note")
    body, _, lines = text.rpartition("\n\n")
    require("\n\n" not in body, "a note's text has no empty lines")
    found = []
    for line in lines[:-1].split("\n"):
        words = line.split(" ")
        require(len(words) == 3 and words[0] == "\u2014", "not a signature line: " + line[:60])
        found.append((words[1], decoded(words[2])))
    return (body + "\n").encode(), found


def check_signed(body, lines, name, typed):
    kinds = [kind for kind in TYPES if typed.startswith(kind[0])]
    require(kinds, "a key of an unknown type")
    prefix, is_valid, timed = kinds[0]
    hint = key_hash(name, typed)
    own = [data[4:] for who, data in lines if who == name and data[:4] == hint]
    require(own, "the key of %s has not signed the checkpoint" % name)
    for signature in own:
        message = body
        if timed:
            seconds = int.from_bytes(signature[:8], "big")
            message = b"cosignature/v1\ntime %d\n" % seconds + body
            signature = signature[8:]
        require(is_valid(typed[len(prefix):], message, signature),
                "the signature of %s isn't valid" % name)


def checkpoint(text, keys, origin):
    """(origin, size, root) of a checkpoint that all keys have signed."""
    body, lines = parsed_note(text)
    parts = body.decode().split("\n")
    require(len(parts) == 4 and re.fullmatch(r"0|[1-9][0-9]{0,17}", parts[1]),
            "not a checkpoint")
    require(parts[0].endswith("/sm3"), "an origin ends in /sm3")
    require(origin is None or parts[0] == origin, "a checkpoint of another log: " + parts[0])
    root = decoded(parts[2])
    require(len(root) == 32, "a root has 32 bytes")
    for key in keys:
        check_signed(body, lines, *parsed_key(key, parts[0]))
    return parts[0], int(parts[1]), root


# --- Merkle proofs, RFC 9162 sections 2.1.3.2 and 2.1.4.2, with SM3 -------------------------------

def node(left, right):
    return sm3(b"\x01" + left + right)


def check_inclusion(leaf, index, size, root, proof):
    require(0 <= index < size, "leaf %d isn't in a tree of %d" % (index, size))
    fn, sn, reached = index, size - 1, leaf
    for sibling in proof:
        require(sn > 0, "the proof is too long")
        if fn & 1 or fn == sn:
            reached = node(sibling, reached)
            while not fn & 1 and fn > 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            reached = node(reached, sibling)
        fn, sn = fn >> 1, sn >> 1
    require(sn == 0, "the proof is too short")
    require(reached == root, "the entry doesn't lead to the signed root")


# --- Documents ------------------------------------------------------------------------------------

def object_without_repeats(pairs):
    members = dict(pairs)
    require(len(members) == len(pairs), "a member stands twice")
    return members


def parsed_digest(text):
    require(isinstance(text, str) and re.fullmatch("sm3:[0-9a-f]{64}", text), "not a digest")
    return bytes.fromhex(text[4:])


def take(document, names, optional=()):
    found = set(document) - {"format"}
    require(found >= set(names) and found - set(optional) == set(names), "other members")
    hashes = document["hashes"]
    require(isinstance(hashes, list), "hashes must be an array")
    for name in found - {"hashes", "index"}:
        require(isinstance(document[name], str), name + " must be a text")
    return [parsed_digest(text) for text in hashes]


def check_entry(document, keys, origin):
    hashes = take(document, ("checkpoint", "entry", "hashes", "index"), ("disclosed", "salt"))
    index = document["index"]
    require(type(index) is int, "index must be a whole number")
    log, size, root = checkpoint(document["checkpoint"], keys, origin)
    leaf = sm3(b"\x00" + document["entry"].encode())
    check_inclusion(leaf, index, size, root, hashes)
    require(("disclosed" in document) == ("salt" in document), "contents and salt go together")
    if "disclosed" in document:
        salt = decoded(document["salt"], url=True)
        opened = sm3(b"dutydesk-commitment/1\n" + salt + document["disclosed"].encode())
        committed = json.loads(document["entry"])["ledger"]["commitment"]
        require(len(salt) == 32 and opened == parsed_digest(committed),
                "the entry committed to other contents")
    return "valid: leaf %d of %d in %s" % (index, size, log)


FORMATS = {"dutydesk-ledger-proof/1": check_entry}


def verified(data, keys, origin):
    try:
        document = json.loads(data.decode(), object_pairs_hook=object_without_repeats)
    except ValueError:
        raise Refused("not a JSON document") from None
    check = FORMATS.get(document.get("format")) if isinstance(document, dict) else None
    require(check, "a document of unknown format")
    return check(document, keys, origin)


def main():
    parser = argparse.ArgumentParser(description="Checks a proof of a Dutydesk ledger.")
    parser.add_argument("proof")
    parser.add_argument("--key", action="append", required=True, dest="keys")
    parser.add_argument("--origin")
    arguments = parser.parse_args()
    try:
        if arguments.proof == "-":
            data = sys.stdin.buffer.read()
        else:
            with open(arguments.proof, "rb") as file:
                data = file.read()
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        print(verified(data, arguments.keys, arguments.origin))
        return 0
    except (Refused, ValueError, KeyError, TypeError, RecursionError) as error:
        print("refused: %s" % error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
