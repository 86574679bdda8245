import decodeQR from 'qr/decode.js';

/** What the app puts before the words in the QR code for this page. */
const PREFIX = /^keycourier:1:/iu;
const LONGEST_SIDE = 1800;
/** For each try; the page goes on answering meanwhile, because this runs beside it. */
const MILLISECONDS = 500;
const EFFORT = 8;
/** Degrees. What is both turned and askew the reader often finds only when it is turned a little more. */
const TURNS = [0, 20, 45, -20];

export type CodeRead = { kind: 'read'; words: string } | { kind: 'none' | 'other' | 'not-picture' };

export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** Finds our QR code in a picture: askew, inverted, photographed. */
export function readPixels(pixels: Pixels): CodeRead {
  for (const degrees of TURNS) {
    const text = find(degrees === 0 ? pixels : turn(pixels, degrees));
    if (text !== null) {
      return PREFIX.test(text)
        ? { kind: 'read', words: text.replace(PREFIX, '').replaceAll('-', ' ') }
        : { kind: 'other' };
    }
  }
  return { kind: 'none' };
}

function find(pixels: Pixels): string | null {
  try {
    return decodeQR(pixels, { format: 'RGBA', timeLimit: MILLISECONDS, effort: EFFORT });
  } catch {
    return null;
  }
}

/** The picture turned round its middle; what comes into it at the corners is white. */
function turn({ width, height, data }: Pixels, degrees: number): Pixels {
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const to = new Uint32Array(width * height).fill(0xffffffff);
  const [sine, cosine] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const [across, down] = [column - width / 2, row - height / 2];
      const x = Math.round(across * cosine - down * sine + width / 2);
      const y = Math.round(across * sine + down * cosine + height / 2);
      if (x >= 0 && x < width && y >= 0 && y < height) {
        to[row * width + column] = from[y * width + x] ?? 0;
      }
    }
  }
  return { width, height, data: new Uint8ClampedArray(to.buffer) };
}

/** Reads a picture file at the size it has, or smaller where that is very large, and once more at half of it. */
export async function readPicture(file: Blob): Promise<CodeRead> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return { kind: 'not-picture' };
  }
  const largest = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  for (const scale of [largest, largest / 2, largest / 4]) {
    const read = readPixels(draw(picture, scale));
    if (read.kind !== 'none') return read;
  }
  return { kind: 'none' };
}

function draw(picture: ImageBitmap, scale: number): Pixels {
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new TypeError('no canvas');
  // What is transparent in a screenshot is paper, not black.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
