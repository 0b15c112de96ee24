"""The pages on which documents are signed digitally, and on which it is said what such signatures are."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from reports.models import Attachment, Issued
from reports.queries.issued import kept_file
from reports.services import digital_signatures
from reports.views import archive, sign
from tests.cast import TODAY, Cast
from tests.reports.issuing import issue, secretary, written
from tests.reports.signing_keys import PASSPHRASE, SOFTHSM, holder
from tests.reports.views.test_documents import sign_in, text


@pytest.fixture
def issued(cast: Cast, settings: Any) -> Issued:
    settings.DEMO_TODAY = TODAY
    secretary(cast, "CITY")
    return issue(cast, written(cast))


def page(client: Client, issued: Issued) -> str:
    return text(client.get(reverse("reports:issued", args=[issued.pk])))


def send(client: Client, issued: Issued, content: bytes, **typed: str) -> Any:
    data = {"file": SimpleUploadedFile("toi.p12", content), "password": PASSPHRASE} | typed
    return client.post(reverse("reports:sign", args=[issued.pk]), data)


def test_who_signs_by_a_file_finds_the_signature_on_the_page_of_the_document(
    cast: Cast, issued: Issued, settings: Any, tmp_path: Path
) -> None:
    client, signer = sign_in(cast, "dung"), holder(issued.signed_by)
    assert "Nobody has signed it digitally yet" in page(client, issued)
    refused = send(client, issued, signer.p12, password="sai")
    assert "passphrase is another" in text(refused)
    assert "sai" not in refused.content.decode().replace("said", "").split("<main")[-1]
    assert send(client, issued, signer.p12, shown="on").status_code == 302
    found = page(client, issued)
    assert "The certificate is not trusted yet" in found
    assert f"{issued.signed_by}, Văn phòng Thành ủy signed it on" in found
    settings.SIGNING_TRUST_DIR = tmp_path
    signer.trust(tmp_path)
    assert "Digital signature: valid" in page(client, issued)
    kept = Attachment.objects.get()
    kept_file(kept.digest).write_bytes(b"something else")
    assert "The file has been changed on the server" in page(client, issued)


def test_what_was_signed_elsewhere_is_handed_in_and_what_was_not_is_refused(cast: Cast, issued: Issued) -> None:
    client = sign_in(cast, "dung")
    address = reverse("reports:attach", args=[issued.pk, "signed"])
    assert "your signing tool" in text(client.get(address))
    content = kept_file(issued.digest).read_bytes()
    assert "no digital signature" in text(client.post(address, {"file": SimpleUploadedFile("a.pdf", content)}))


def test_the_token_is_offered_where_there_is_one(cast: Cast, issued: Issued, settings: Any) -> None:
    client, address = sign_in(cast, "dung"), reverse("reports:sign", args=[issued.pk])
    assert "PIN of the token" not in text(client.get(address))
    settings.SIGNING_TOKEN_MODULE = str(SOFTHSM)
    assert "PIN of the token" in text(client.get(address))
    assert "Choose the file with the key" in text(client.post(address, {"way": "file", "password": "x"}))


def test_a_server_without_the_extra_says_so_and_offers_nothing(
    cast: Cast, issued: Issued, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (digital_signatures, archive, sign):
        monkeypatch.setattr(module, "is_installed", lambda: False)
    client = sign_in(cast, "dung")
    found = page(client, issued)
    assert "are not installed on this server" in found
    assert "/sign/" not in found
    assert client.get(reverse("reports:sign", args=[issued.pk])).status_code == 302
    assert client.get(reverse("reports:attach", args=[issued.pk, "signed"])).status_code == 404
