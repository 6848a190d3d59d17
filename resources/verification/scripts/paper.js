// What is seen on the pages of a PDF file, drawn by pdf.js, which is carried along and fetches nothing.

import { Fault } from "./faults.js";
import { isOurs, textsIn, theOneIn } from "./picture.js";
import { isScan } from "./scan.js";

const DOTS_PER_INCH = 200;
const POINTS_PER_INCH = 72;
const LONGEST_SIDE = 4000; // dots
const MOST_PAGES = 10;
const SIGNATURE = "Sig";
const UNFOLLOWED = /Unknown command|Skipping command/;

/**
 * The one code on the first ten pages; of a file that is one paper, that of the first page with one. Throws as
 * `theOneIn` does, and FileChanged if there is a field for a signature (`mayBear`: none is looked for).
 */
export const codeInPdf = (file, { isOnePaper, mayBear = isOnePaper }) =>
  looked(file, false, (paper) => lookedThrough(paper, isOnePaper, mayBear));

/** Whether a scanner made the file: one that has errors is none. Of words that are no operators pdf.js only warns. */
export const isScannedFile = async (file) => {
  const { warn } = console;
  let isFollowed = true;
  console.warn = (told) => {
    isFollowed &&= !UNFOLLOWED.test(told);
  };
  try {
    return (await looked(file, true, isScan)) && isFollowed;
  } catch {
    return false;
  } finally {
    console.warn = warn;
  }
};

const looked = async (file, isStrict, look) => {
  const opened = globalThis.pdfjsLib.getDocument({
    data: file.slice(), disableFontFace: true, isEvalSupported: false, useSystemFonts: false, useWorkerFetch: false,
    enableXfa: false, verbosity: Number(isStrict), stopAtErrors: isStrict,
  });
  try {
    return await look(await opened.promise);
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault("NotReadable"); // what a hostile file makes a reader throw, nobody can list
  } finally {
    await opened.destroy();
  }
};

const lookedThrough = async (paper, isOnePaper, mayBear) => {
  const texts = [];
  for (let number = 1; number <= Math.min(paper.numPages, MOST_PAGES); number += 1) {
    const page = await paper.getPage(number);
    if (!mayBear && (await hasSignature(page))) throw new Fault("FileChanged");
    texts.push(...(await textsIn(await drawn(page))));
    if (isOnePaper && texts.some(isOurs)) break;
  }
  return theOneIn(texts);
};

const drawn = async (page) => {
  const size = page.getViewport({ scale: 1 });
  const fits = LONGEST_SIDE / Math.max(size.width, size.height);
  const viewport = page.getViewport({ scale: Math.min(DOTS_PER_INCH / POINTS_PER_INCH, fits) });
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const canvasContext = canvas.getContext("2d", { willReadFrequently: true });
  // As for a printer: what is drawn for the screen waits for the screen to be drawn anew, again and again.
  await page.render({ canvas, canvasContext, viewport, annotationMode: 0, intent: "print" }).promise;
  return canvas;
};

const hasSignature = async (page) => (await page.getAnnotations()).some((one) => one.fieldType === SIGNATURE);
