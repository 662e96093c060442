"""Opens a sealed record with code that nobody here wrote: pyhpke and pyca/cryptography.

usage: open_sealed.py RECORD PRIVATE_KEY_IN_BASE64; prints the record. It follows docs/sealing.md and nothing else.
"""

import base64
import hashlib
import json
import sys

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pyhpke import AEADId, CipherSuite, KDFId, KEMId, KEMKey


def main(path, private):
    text = open(path, encoding="utf-8").read()
    record = json.loads(text)
    secret = X25519PrivateKey.from_private_bytes(base64.b64decode(private))
    public = secret.public_key().public_bytes(
        serialization.Encoding.Raw, serialization.PublicFormat.Raw
    )
    fingerprint = hashlib.sha256(public).hexdigest()[:16]
    mine = next(key for key in record["keys"] if key["fingerprint"] == fingerprint)

    suite = CipherSuite.new(
        KEMId.DHKEM_X25519_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.CHACHA20_POLY1305
    )
    info = f"canvass/key/1 {record['id']} {record['questionnaire']['hash']} {fingerprint}"
    recipient = suite.create_recipient_context(
        base64.b64decode(mine["encapsulated"]), KEMKey.from_pyca_cryptography_key(secret),
        info=info.encode(),
    )
    interview_key = recipient.open(base64.b64decode(mine["sealed"]))

    key = HKDF(hashes.SHA256(), 32, salt=None, info=b"record").derive(interview_key)
    # The heading as it stands in the file: everything before "keys".
    heading = text[: text.index(',"keys":')] + "}"
    body = base64.b64decode(record["body"])
    payload = ChaCha20Poly1305(key).decrypt(
        body[:12], body[12:], f"canvass/record/1 {heading}".encode()
    )
    signer, signature, rest = payload[:32], payload[32:96], payload[96:]
    length = int.from_bytes(rest[:4], "little")
    content = rest[4 : 4 + length]
    Ed25519PublicKey.from_public_bytes(signer).verify(signature, content)
    sys.stdout.buffer.write(content)


main(*sys.argv[1:])
