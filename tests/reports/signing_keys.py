"""Keys and certificates for tests: a root, whom it certifies, as a PKCS#12 file or on a token of SoftHSM."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID

PASSPHRASE, PIN = "mật khẩu của tệp", "482913"
SOFTHSM = Path("/usr/lib/softhsm/libsofthsm2.so")
FROM, UNTIL = datetime(2024, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Holder:
    """A key with its certificate, and the root that it leads to."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate
    root: x509.Certificate

    @property
    def p12(self) -> bytes:
        return serialize_key_and_certificates(
            b"key", self.key, self.certificate, [self.root], BestAvailableEncryption(PASSPHRASE.encode())
        )

    def trust(self, folder: Path) -> None:
        (folder / "root.pem").write_bytes(self.root.public_bytes(Encoding.PEM))


@cache
def holder(name: str, *, until: datetime = UNTIL) -> Holder:
    """Somebody of the City Party Committee's office, certified until then."""
    root_key, key = _key(0), _key(1)
    root = _certificate("Gốc thử nghiệm", root_key, "Gốc thử nghiệm", root_key, until=UNTIL, is_root=True)
    mine = _certificate(name, key, "Gốc thử nghiệm", root_key, until=until, is_root=False)
    return Holder(key, mine, root)


@cache
def _key(_number: int) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _name(name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Văn phòng Thành ủy"),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )


def _certificate(
    name: str, key: rsa.RSAPrivateKey, issuer: str, by: rsa.RSAPrivateKey, *, until: datetime, is_root: bool
) -> x509.Certificate:
    signs = not is_root
    usage = x509.KeyUsage(
        digital_signature=signs,
        content_commitment=signs,
        key_cert_sign=is_root,
        crl_sign=is_root,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(FROM)
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(by, hashes.SHA256())
    )


def put_on_token(holder: Holder, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A token of SoftHSM in the folder, in slot 0, with the key and its certificate named «ky-so»."""
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder}/tokens\nobjectstore.backend = file\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
    (folder / "key.pem").write_bytes(holder.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    tool = shutil.which("softhsm2-util")
    assert tool, "softhsm2 is not installed: script/setup tests"
    _run(tool, "--init-token", "--slot", "0", "--label", "van-phong", "--pin", PIN, "--so-pin", "1234")
    _run(tool, "--import", f"{folder}/key.pem", "--token", "van-phong", "--label", "ky-so", "--id", "01", "--pin", PIN)
    import pkcs11

    library = pkcs11.lib(str(SOFTHSM))
    library.reinitialize()
    token = library.get_token(token_label="van-phong")
    with token.open(rw=True, user_pin=PIN) as session:
        session.create_object(
            {
                pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                pkcs11.Attribute.TOKEN: True,
                pkcs11.Attribute.LABEL: "ky-so",
                pkcs11.Attribute.ID: b"\x01",
                pkcs11.Attribute.SUBJECT: holder.certificate.subject.public_bytes(),
                pkcs11.Attribute.VALUE: holder.certificate.public_bytes(Encoding.DER),
            }
        )


def _run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True, env=dict(os.environ))
