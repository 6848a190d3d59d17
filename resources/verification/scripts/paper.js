// What is seen on the pages of a PDF file, drawn by pdf.js, which is carried along and fetches nothing.

import { Fault } from "./faults.js";
import { textsIn, theOneIn } from "./picture.js";

const DOTS_PER_INCH = 200;
const POINTS_PER_INCH = 72;
const LONGEST_SIDE = 4000; // dots
const MOST_PAGES = 10;
const INVISIBLE = 3; // of the ways to show text (ISO 32000-1, 9.3.6): what a scanner read lies so over its picture
const SIGNATURE = "Sig";

/**
 * The code on the first page that bears one, and whether the page is a mere picture. Throws as `theOneIn` does, and
 * FileChanged if there is a field for a signature although none was found in the bytes.
 */
export const seenInPdf = async (file, isSigned) => {
  const opened = globalThis.pdfjsLib.getDocument({
    data: file.slice(), disableFontFace: true, isEvalSupported: false, useSystemFonts: false, useWorkerFetch: false,
    enableXfa: false, verbosity: 0,
  });
  try {
    return await lookedThrough(await opened.promise, isSigned);
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault("NotReadable"); // what a hostile file makes a reader throw, nobody can list
  } finally {
    await opened.destroy();
  }
};

const lookedThrough = async (paper, isSigned) => {
  let found = new Fault("NoCodeFound");
  for (let number = 1; number <= Math.min(paper.numPages, MOST_PAGES); number += 1) {
    const page = await paper.getPage(number);
    if (!isSigned && (await hasSignature(page))) throw new Fault("FileChanged");
    try {
      const code = theOneIn(await textsIn(await drawn(page)));
      return { code, isPicture: !(await showsText(page)) };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      if (!["NoCode", "NoCodeFound"].includes(error.fault)) throw error;
      if (error.fault === "NoCode") found = error;
    }
  }
  throw found;
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

/** Whether letters are drawn on the page, so that a program made it and no scanner. */
const showsText = async (page) => {
  const { OPS } = globalThis.pdfjsLib;
  const { fnArray, argsArray } = await page.getOperatorList();
  let mode = 0;
  return fnArray.some((step, place) => {
    if (step === OPS.setTextRenderingMode) [mode] = argsArray[place];
    return mode !== INVISIBLE && step === OPS.showText;
  });
};

const hasSignature = async (page) => (await page.getAnnotations()).some((one) => one.fieldType === SIGNATURE);
