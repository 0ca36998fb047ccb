// Places on a page, in tenths of a millimetre from its upper left corner: how they are drawn, moved and made larger.

export interface Size {
  width: number;
  height: number;
}

export interface Place extends Size {
  left: number;
  top: number;
}

/** The least that is drawn; a click alone is no place. */
const LEAST = 10;

const within = (value: number, least: number, most: number): number => Math.round(Math.min(Math.max(value, least), most));

/** The place between two corners, cut off at the edges of the page; nothing when it is too small to be meant. */
export function between(a: [number, number], b: [number, number], page: Size): Place | undefined {
  const left = within(Math.min(a[0], b[0]), 0, page.width);
  const top = within(Math.min(a[1], b[1]), 0, page.height);
  const width = within(Math.max(a[0], b[0]), 0, page.width) - left;
  const height = within(Math.max(a[1], b[1]), 0, page.height) - top;
  return width < LEAST || height < LEAST ? undefined : { left, top, width, height };
}

const STEPS: Record<string, [number, number]> = {
  ArrowLeft: [-10, 0],
  ArrowRight: [10, 0],
  ArrowUp: [0, -10],
  ArrowDown: [0, 10],
};

/** The place after a key: arrows move it by a millimetre, with shift they change its size. */
export function moved(place: Place, key: string, isSizing: boolean, page: Size): Place | undefined {
  const step = STEPS[key];
  if (!step) return undefined;
  const [x, y] = step;
  if (isSizing) {
    return {
      ...place,
      width: within(place.width + x, LEAST, page.width - place.left),
      height: within(place.height + y, LEAST, page.height - place.top),
    };
  }
  return {
    ...place,
    left: within(place.left + x, 0, page.width - place.width),
    top: within(place.top + y, 0, page.height - place.height),
  };
}
