"""Pictures and papers that colleagues send each other, drawn by code: nobody's photograph, no font."""

import io
from random import Random

from PIL import Image, ImageDraw, ImageFilter

PRICES = (
    "型号,规格,含税单价(元),起订量,交期(天)\n伺服 S1,0.75 kW,1200,10,7\n伺服 S2,1.5 kW,1860,10,7\n伺服 S3,3.0 kW,2980,5,10\n"
    "控制器 C4,4 轴,5600,2,14\n控制器 C8,8 轴,9200,1,21\n触摸屏 T7,7 寸,860,10,5\n"
)
VISIT = (
    "锐驰 到访记录\n- 到场：生产总监、设备科两人\n- 现用的线停机一小时损失约 2 万\n"
    "- 最在意：换型时间，现在 40 分钟\n- 下周三前要一份换型对比\n"
)
INK = [(32, 68, 140), (178, 52, 44), (30, 110, 84)]


def whiteboard(dice: Random) -> bytes:
    """A photograph of a board: boxes, arrows and a rising line, a little askew."""
    board = Image.new("RGB", (1280, 900), (244, 245, 242))
    pen = ImageDraw.Draw(board)
    for at in range(3):
        left, top = 110 + at * 380, 120 + dice.randrange(40)
        pen.rounded_rectangle((left, top, left + 250, top + 130), 14, outline=INK[at], width=6)
        for line in range(3):
            pen.line(
                (left + 30, top + 36 + line * 30, left + 120 + dice.randrange(100), top + 34 + line * 30), INK[at], 5
            )
        if at < 2:
            pen.line((left + 262, top + 66, left + 366, top + 70), INK[0], 5)
            pen.polygon([(left + 366, top + 70), (left + 344, top + 56), (left + 344, top + 84)], INK[0])
    pen.line((140, 760, 140, 430), (60, 60, 60), 5)
    pen.line((140, 760, 1120, 760), (60, 60, 60), 5)
    height, points = 730.0, []
    for at in range(12):
        points.append((170 + at * 82, int(height)))
        height -= dice.uniform(2, 48)
    pen.line(points, INK[1], 8, joint="curve")
    for x, y in points:
        pen.ellipse((x - 9, y - 9, x + 9, y + 9), fill=INK[1])
    return _photographed(board, dice)


def _photographed(board: Image.Image, dice: Random) -> bytes:
    wall = Image.new("RGB", (1600, 1200), (196, 190, 180))
    light = Image.linear_gradient("L").resize(wall.size).point(lambda v: 255 - v // 5)
    wall.paste(Image.new("RGB", (board.width + 36, board.height + 36), (150, 154, 158)), (142, 132))
    wall.paste(board, (160, 150))
    shot = Image.composite(wall, Image.new("RGB", wall.size, (120, 110, 100)), light)
    shot = shot.rotate(dice.uniform(-1.6, 1.6), Image.Resampling.BICUBIC, fillcolor=(170, 164, 154)).filter(
        ImageFilter.GaussianBlur(0.6)
    )
    return _saved(shot, "JPEG", quality=82)


def bars(dice: Random) -> bytes:
    """Progress of a week, one bar a colleague."""
    chart = Image.new("RGB", (900, 560), (255, 255, 255))
    pen = ImageDraw.Draw(chart)
    for at in range(6):
        top, share = 50 + at * 82, dice.uniform(0.35, 1.0)
        pen.rounded_rectangle((60, top, 840, top + 44), 22, fill=(232, 238, 238))
        pen.rounded_rectangle(
            (60, top, 60 + int(780 * share), top + 44), 22, fill=(14, 116, 110) if share > 0.6 else (196, 120, 40)
        )
        pen.line((678, top - 8, 678, top + 52), (70, 80, 84), 3)
    return _saved(chart, "PNG")


def machine(dice: Random) -> bytes:
    """The sample on its bench."""
    bench = Image.new("RGB", (1200, 900), (214, 218, 220))
    pen = ImageDraw.Draw(bench)
    pen.rectangle((0, 640, 1200, 900), fill=(126, 132, 138))
    pen.rounded_rectangle((340, 300, 820, 660), 26, fill=(58, 72, 84))
    pen.rectangle((820, 430, 960, 530), fill=(172, 178, 184))
    pen.ellipse((430, 370, 650, 590), fill=(38, 48, 58), outline=(190, 196, 200), width=10)
    for at in range(7):
        pen.line((700, 350 + at * 40, 790, 350 + at * 40), (92, 108, 120), 12)
    for at in range(4):
        left = 380 + at * 110
        pen.ellipse((left, 610, left + 26, 636), fill=(200, 204, 208))
    pen.ellipse((748, 318, 774, 344), fill=(40, 190 + dice.randrange(40), 90))
    return _saved(bench.filter(ImageFilter.GaussianBlur(1)), "JPEG", quality=84)


def _saved(image: Image.Image, kind: str, **how: int) -> bytes:
    made = io.BytesIO()
    image.save(made, kind, **how)
    return made.getvalue()


def paper(*pages: list[str]) -> bytes:
    """A PDF of pages of plain lines in letters that every reader has."""
    count = len(pages)
    kids = " ".join(f"{3 + at * 2} 0 R" for at in range(count))
    parts = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Count {count} /Kids [{kids}] >>"]
    font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    for at, lines in enumerate(pages):
        text = "BT /F1 13 Tf 60 770 Td 20 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        parts.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {font} /Contents {4 + at * 2} 0 R >>"
        )
        parts.append(f"<< /Length {len(text)} >>\nstream\n{text}\nendstream")
    made, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"trailer\n<< /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    return f"{made}xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}{tail}".encode("ascii")
