"""Pictures lose where they were taken and keep how they look."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageDraw, ImageOps, PngImagePlugin

from xiaodui.core import pictures
from xiaodui.core.refusal import Refusal

MAKE, GPS, ORIENTATION = 0x010F, 0x8825, 0x0112
SECRETS = (b"Canon-xd", b"Exif", b"31.29N", b"xmpmeta", b"Suzhou")


def a_picture(kind: str, orientation: int = 1, mode: str = "RGB") -> bytes:
    """40 × 20, its upper left corner red, with everything that a camera may tell."""
    image = Image.new(mode, (40, 20), "white")
    ImageDraw.Draw(image).rectangle((0, 0, 9, 9), fill="red")
    exif = Image.Exif()
    exif[MAKE], exif[ORIENTATION] = "Canon-xd", orientation
    exif.get_ifd(GPS)[1], exif.get_ifd(GPS)[29] = "N", "31.29N"
    made, how = io.BytesIO(), {}
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Location", "Suzhou")
        text.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>Suzhou</x:xmpmeta>")
        how["pnginfo"] = text
    elif kind == "WEBP":
        how |= {"xmp": b"<x:xmpmeta>Suzhou</x:xmpmeta>", "lossless": True}
    else:
        how |= {"comment": b"Suzhou", "xmp": b"<x:xmpmeta>Suzhou</x:xmpmeta>"}
    image.save(made, kind, exif=exif, **how)
    return made.getvalue()


@pytest.mark.parametrize("kind", pictures.KINDS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_nothing_is_told_and_it_stands_upright(kind, orientation):
    raw = a_picture(kind, orientation)
    assert any(secret in raw for secret in SECRETS), "there was something to lose"
    with Image.open(io.BytesIO(raw)) as one:
        wanted = ImageOps.exif_transpose(one).convert("RGB")
    made = pictures.upright(raw)
    assert not [secret for secret in SECRETS if secret in made]
    with Image.open(io.BytesIO(made)) as image:
        assert image.format == kind and not dict(image.getexif()) and set(image.info) <= {"jfif", "jfif_version",
            "jfif_unit", "jfif_density", "progressive", "progression", "loop", "background", "timestamp", "duration"}  # fmt: skip
        assert image.size == wanted.size == ((40, 20) if orientation < 5 else (20, 40))
        corner = next(
            at for at in ((2, 2), (image.width - 3, 2), (2, image.height - 3), (image.width - 3, image.height - 3))
            if wanted.getpixel(at)[1] < 100
        )  # fmt: skip
        assert image.convert("RGB").getpixel(corner)[1] < 100, "the red corner is where one saw it"


def test_colours_and_what_shines_through_stay():
    image = Image.new("RGBA", (8, 8), (10, 200, 30, 90))
    made = io.BytesIO()
    image.save(made, "PNG", icc_profile=b"a profile")
    with Image.open(io.BytesIO(pictures.upright(made.getvalue()))) as kept:
        assert kept.getpixel((3, 3)) == (10, 200, 30, 90) and kept.info["icc_profile"] == b"a profile"


def test_what_moves_goes_on_moving():
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green", "blue")]
    for kind in ("PNG", "WEBP", "GIF"):
        made = io.BytesIO()
        frames[0].save(made, kind, save_all=True, append_images=frames[1:], duration=80)
        with Image.open(io.BytesIO(pictures.upright(made.getvalue()))) as kept:
            assert kept.n_frames == 3, kind


def test_a_picture_never_turned_keeps_its_bytes_quality():
    raw = a_picture("JPEG")
    with Image.open(io.BytesIO(raw)) as before, Image.open(io.BytesIO(pictures.upright(raw))) as after:
        assert before.quantization == after.quantization


@pytest.mark.parametrize("kind", pictures.KINDS)
def test_what_is_damaged_is_told_so(kind):
    raw = a_picture(kind)
    for broken in (raw[: len(raw) // 2], raw[:14]):
        assert pictures.is_picture(broken[:12])
        with pytest.raises(Refusal) as no:
            pictures.upright(broken)
        assert no.value.code == "picture.damaged"


def test_what_a_camera_wrote_badly_is_no_reason():
    raw = a_picture("JPEG", 6)
    at = raw.index(b"Exif") + 6
    for broken in (raw[:at] + bytes(20) + raw[at + 20 :], raw[: at + 8] + b"\xff" * 8 + raw[at + 16 :]):
        with Image.open(io.BytesIO(pictures.upright(broken))) as image:
            assert image.size in ((40, 20), (20, 40))


def test_a_bomb_is_refused_before_it_is_opened(monkeypatch):
    """A few kB that would be 3.6 GB."""
    header = io.BytesIO()
    Image.new("1", (1, 1)).save(header, "PNG")
    raw = header.getvalue()
    size = struct.pack(">II", 60_000, 60_000) + raw[24:29]
    bomb = raw[:16] + size + struct.pack(">I", zlib.crc32(b"IHDR" + size)) + raw[33:]
    small = a_picture("JPEG")
    monkeypatch.setattr(Image.Image, "load", lambda self: pytest.fail("it was opened"))
    with pytest.raises(Refusal) as no:
        pictures.upright(bomb)
    assert no.value.code == "picture.large"
    monkeypatch.setattr(pictures, "MOST", 40 * 20 - 1)
    with pytest.raises(Refusal, match="百万像素"):
        pictures.upright(small)


def test_it_goes_by_what_it_holds():
    assert (
        not pictures.is_picture(b"<svg xmlns='http")
        and not pictures.is_picture(b"%PDF-1.7")
        and not pictures.is_picture(b"")
    )
    assert pictures.is_picture(a_picture("WEBP")[:12])


def test_what_is_hidden_in_a_gif_goes_and_it_goes_on_moving():
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green", "blue")]
    made = io.BytesIO()
    frames[0].save(made, "GIF", save_all=True, append_images=frames[1:], duration=80, loop=0, comment=b"SUZHOU")
    raw = made.getvalue() + b"<script>alert(1)</script>"
    assert b"SUZHOU" in raw
    kept = pictures.upright(raw)
    assert b"SUZHOU" not in kept and b"script" not in kept
    with Image.open(io.BytesIO(kept)) as image:
        assert image.n_frames == 3 and image.info["loop"] == 0 and image.info["duration"] == 80


def test_a_smaller_one_keeps_its_shape_and_what_shines_through(tmp_path):
    at = tmp_path / "a"
    for mode, colour in (("RGBA", (1, 200, 3, 90)), ("RGB", "red"), ("L", 7)):
        Image.new(mode, (400, 100), colour).save(at, "PNG")
        with Image.open(io.BytesIO(pictures.smaller(at, 40))) as image:
            assert image.format == "WEBP" and image.size == (40, 10) and (image.mode == "RGBA") == (mode == "RGBA")
