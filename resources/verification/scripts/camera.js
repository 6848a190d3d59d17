// The paper in front of a camera: pictures of it are looked at here and kept nowhere.

import { textsIn } from "./picture.js";

const LOOK_EVERY = 250; // milliseconds between two looks
const WISHED = { video: { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } } };

let stream = null;
let timer = null;

export const isLooking = () => stream !== null;

/** Show the camera's picture and tell `seen` the texts of squares in it until that answers true. */
export const look = async (video, seen) => {
  stream = await navigator.mediaDevices.getUserMedia(WISHED);
  video.srcObject = stream;
  video.hidden = false;
  await video.play();
  const again = async () => {
    if (stream === null) return;
    const picture = { width: video.videoWidth, height: video.videoHeight };
    const texts = picture.width ? await textsIn(await createImageBitmap(video)) : [];
    if (stream !== null && texts.length && (await seen(texts))) {
      stopLooking(video);
    } else {
      timer = setTimeout(again, LOOK_EVERY);
    }
  };
  await again();
};

export const stopLooking = (video) => {
  clearTimeout(timer);
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
  video.srcObject = null;
  video.hidden = true;
};
