// Whether a PDF file is the scan of a paper: pages of pictures made of dots, and nothing else. The rule stands in the
// program's `scans.py`; here the same is asked of what pdf.js makes of the pages.

const MOST_PAGES = 100;
const DEEPEST = 16; // forms within forms
const UNSEEN = 3; // text rendering mode (ISO 32000-1, 9.3.6)
const [MOVE, LINE, CLOSE] = [0, 1, 4]; // in a path
const LETS = [
  "dependency", "setLineWidth", "setLineCap", "setLineJoin", "setMiterLimit", "setDash", "setRenderingIntent",
  "setFlatness", "transform", "clip", "eoClip", "beginText", "endText", "setCharSpacing", "setWordSpacing",
  "setHScale", "setLeading", "setFont", "setTextRise", "moveText", "setLeadingMoveText", "setTextMatrix", "nextLine",
  "setStrokeColorSpace", "setFillColorSpace", "setStrokeColor", "setFillColor", "setStrokeGray", "setFillGray",
  "setStrokeRGBColor", "setFillRGBColor", "setStrokeCMYKColor", "setFillCMYKColor", "setStrokeTransparent",
  "setFillTransparent", "markPoint", "markPointProps", "beginMarkedContent", "endMarkedContent", "beginCompat",
  "endCompat", "beginGroup", "endGroup", "paintImageMaskXObject", "paintImageMaskXObjectGroup", "paintImageXObject",
  "paintInlineImageXObject", "paintInlineImageXObjectGroup", "paintImageXObjectRepeat", "paintImageMaskXObjectRepeat",
  "paintSolidColorImageMask",
];
const SHOWS_TEXT = ["showText", "showSpacedText", "nextLineShowText", "nextLineSetSpacingShowText"];

/** Whether an opened file is a scan. `paper` was opened to stop at errors: what cannot be followed is none. */
export const isScan = async (paper) => {
  try {
    if (paper.numPages > MOST_PAGES || (await hasMore(paper))) return false;
    for (let number = 1; number <= paper.numPages; number += 1) {
      const page = await paper.getPage(number);
      if ((await page.getAnnotations({ intent: "any" })).length) return false;
      if (!showsPicturesAlone(await page.getOperatorList({ annotationMode: 0 }))) return false;
    }
    return true;
  } catch {
    return false;
  }
};

/** Forms to fill in, other files shown in its place, layers. */
const hasMore = async (paper) => {
  const { info } = await paper.getMetadata();
  const said = [info.IsAcroFormPresent, info.IsXFAPresent, info.IsSignaturesPresent, info.IsCollectionPresent];
  if (said.some(Boolean)) return true;
  return [...(await paper.getOptionalContentConfig())].length > 0;
};

const showsPicturesAlone = ({ fnArray, argsArray }) => {
  const { OPS } = globalThis.pdfjsLib;
  const lets = new Set(LETS.map((name) => OPS[name]));
  const showsText = new Set(SHOWS_TEXT.map((name) => OPS[name]));
  const forms = [[]]; // of the page and each form within another: what was kept, innermost last
  let mode = 0;
  const keep = () => forms.at(-1).push(mode);
  const takeBack = () => {
    if (!forms.at(-1).length) return false;
    mode = forms.at(-1).pop();
    return true;
  };
  return fnArray.every((step, place) => {
    const told = argsArray[place];
    if (lets.has(step)) return true;
    if (showsText.has(step)) return mode === UNSEEN && !drawsLetters(told[0]);
    switch (step) {
      case OPS.save:
        keep();
        return true;
      case OPS.restore:
        return takeBack();
      case OPS.paintFormXObjectBegin:
        keep();
        return forms.push([]) <= DEEPEST + 1;
      case OPS.paintFormXObjectEnd:
        forms.pop();
        return takeBack();
      case OPS.setTextRenderingMode:
        [mode] = told;
        return true;
      case OPS.setGState:
        return told[0].every(([name, value]) => name !== "SMask" || value === false);
      case OPS.beginMarkedContentProps:
        return told[0] !== "OC";
      case OPS.constructPath:
        return told[0] === OPS.endPath && (told[1][0] === null || cutsAlongBoxes(told[1][0]));
      default:
        return false;
    }
  });
};

/** Whether some signs are of a font whose letters are drawings (Type 3): these are seen in any mode. */
const drawsLetters = (signs) => signs.some((one) => (one?.operatorListId ?? null) !== null);

const cutsAlongBoxes = (path) => {
  const shapes = [];
  let isOpen = false;
  for (let at = 0; at < path.length; ) {
    const sign = path[at];
    if (sign === MOVE) shapes.push([]);
    else if (sign === LINE ? !isOpen : sign !== CLOSE) return false;
    isOpen = sign !== CLOSE;
    if (isOpen) shapes.at(-1).push([path[at + 1], path[at + 2]]);
    at += isOpen ? 3 : 1;
  }
  return shapes.every(isUprightBox);
};

const isUprightBox = (told) => {
  const same = (one, two) => one[0] === two[0] && one[1] === two[1];
  const corners = told.length === 5 && same(told[4], told[0]) ? told.slice(0, 4) : told;
  const isTwice = corners.some((one, n) => corners.slice(n + 1).some((two) => same(one, two)));
  if (corners.length !== 4 || isTwice) return false;
  const [[a, b], [c, d], [e, f], [g, h]] = corners;
  return (a === c && d === f && e === g && h === b) || (b === d && c === e && f === h && g === a);
};
