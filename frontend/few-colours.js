// A picture with at most 256 colours, for `bin/screenshots`: {width, height, palette, rows}, bytes as base64.
// Frequent colours come first and keep their distance; what is left, mostly edges of letters, takes the nearest.
async (png) => {
  const APART = 48; // squared distance in RGB below which two colours look alike
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, height).getContext("2d");
  canvas.drawImage(bitmap, 0, 0);
  const pixels = new Uint32Array(canvas.getImageData(0, 0, width, height).data.buffer);

  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const split = (pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
  const distance = (a, b) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;

  const palette = [];
  const index = new Map();
  for (const [pixel] of [...counts].sort((a, b) => b[1] - a[1])) {
    const colour = split(pixel);
    let nearest = 0;
    let least = Infinity;
    for (let i = 0; i < palette.length && least; i += 1) {
      const far = distance(colour, palette[i]);
      if (far < least) [nearest, least] = [i, far];
    }
    if (palette.length < 256 && (least > APART || palette.length < 64)) nearest = palette.push(colour) - 1;
    index.set(pixel, nearest);
  }

  const base64 = (bytes) => {
    let text = "";
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(text);
  };
  const rows = Uint8Array.from(pixels, (pixel) => index.get(pixel));
  return { width, height, palette: base64(Uint8Array.from(palette.flat())), rows: base64(rows) };
}
