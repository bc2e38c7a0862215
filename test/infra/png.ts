import { inflateSync } from 'node:zlib';

export interface Image {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha, 0 to 255. */
  at(x: number, y: number): readonly [number, number, number, number];
}

/** Decodes a PNG of 8 bits in colour, with or without alpha, not interlaced (PNG 3rd edition, 9.2: filter types). */
export function decodePng(file: Buffer): Image {
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const samples = { '8,2,0,0,0': 3, '8,6,0,0,0': 4 }[[...file.subarray(24, 29)].join()];
  if (file.toString('latin1', 1, 4) !== 'PNG' || samples === undefined) throw new Error('not such a PNG');
  const raw = inflateSync(Buffer.concat([...imageData(file)]));
  const stride = width * samples;
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw.readUInt8(y * (stride + 1));
    for (let x = 0; x < stride; x += 1) {
      const left = x < samples ? 0 : pixels.readUInt8(y * stride + x - samples);
      const up = y === 0 ? 0 : pixels.readUInt8((y - 1) * stride + x);
      const upLeft = x < samples || y === 0 ? 0 : pixels.readUInt8((y - 1) * stride + x - samples);
      const predicted = [0, left, up, Math.floor((left + up) / 2), paeth(left, up, upLeft)][filter] ?? NaN;
      pixels[y * stride + x] = raw.readUInt8(y * (stride + 1) + 1 + x) + predicted;
    }
  }
  const sample = (x: number, y: number, index: number) => pixels.readUInt8(y * stride + x * samples + index);
  return {
    width,
    height,
    at: (x, y) => [sample(x, y, 0), sample(x, y, 1), sample(x, y, 2), samples === 4 ? sample(x, y, 3) : 255],
  };
}

function* imageData(file: Buffer): Generator<Buffer> {
  for (let offset = 8; offset < file.length;) {
    const length = file.readUInt32BE(offset);
    if (file.toString('latin1', offset + 4, offset + 8) === 'IDAT')
      yield file.subarray(offset + 8, offset + 8 + length);
    offset += length + 12;
  }
}

function paeth(left: number, up: number, upLeft: number): number {
  const [a, b, c] = [Math.abs(up - upLeft), Math.abs(left - upLeft), Math.abs(left + up - 2 * upLeft)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : upLeft;
}
