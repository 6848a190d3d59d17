// The page itself: takes what is dropped, chosen, held up or typed, and shows the answer.

import { fromBase64, fromHex } from "./bytes.js";
import { isLooking, look, stopLooking } from "./camera.js";
import { useBrowserForEd25519 } from "./ed25519.js";
import { judgedFile, judgedSight, judgedText } from "./judge.js";
import { readKeyList } from "./key_list.js";
import { ageOf, readStatusList } from "./status_list.js";
import { dayText, filled, isToCompare, rowsOf, sentencesOf, today, toneOf } from "./telling.js";
import { OLD_AFTER, isToCome } from "./verdict.js";

const at = (id) => document.getElementById(id);
const dataOf = (id) => JSON.parse(at(id).textContent);

const WORDS = dataOf("words");
const SCHOOL_NAME = document.body.dataset.school;

let words = WORDS.en;
let school = null;
let trouble = null; // tells what keeps the page from checking anything
let shown = null; // the last answer and the name of its file, to be told in another language

const element = (name, text, className = "") => {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
};

const speak = (language) => {
  words = { ...WORDS[language], locale: language === "en" ? "en-GB" : "nb-NO" };
  document.documentElement.lang = language;
  document.title = `${words.title} – ${SCHOOL_NAME}`;
  for (const one of document.querySelectorAll("[data-word]")) one.textContent = words[one.dataset.word];
  at("about").textContent = filled(words.about, { school: SCHOOL_NAME });
  at("languages").setAttribute("aria-label", words.languages);
  for (const one of at("languages").children) one.setAttribute("aria-pressed", String(one.lang === language));
  tellCamera();
  tellList();
  show(shown);
};

const offerLanguages = () => {
  for (const [language, name] of Object.entries(words.language_names)) {
    const choice = element("button", name);
    [choice.type, choice.lang] = ["button", language];
    choice.addEventListener("click", () => speak(language));
    at("languages").append(choice);
  }
};

const tellList = () => {
  if (school === null) return;
  const note = at("list");
  const age = school.status === null ? null : ageOf(school.status, today());
  const said = age === null ? [words.list_none] : [
    filled(words.list_of, { day: dayText(school.status.asOf) }),
    isToCome(age) ? words.list_to_come : filled(words.days_old[age === 1 ? 0 : 1], { count: Math.max(0, age) }),
    ...(age > OLD_AFTER ? [filled(words.list_old, { days: OLD_AFTER })] : []),
  ];
  note.textContent = said.join(" ");
  note.className = age === null || age > OLD_AFTER || isToCome(age) ? "note but" : "note";
  const { head } = dataOf("lists");
  at("register").textContent = head ? filled(words.register_to, { number: head.n, text: head.digest }) : "";
};

/** The answer, with what the school signed in large letters. */
const show = (found) => {
  const place = at("answer");
  place.replaceChildren();
  place.className = "";
  if (trouble !== null) {
    place.className = "bad";
    place.append(element("p", trouble(), "headline"));
  } else if (found === null) {
    place.append(element("p", words.waiting));
  } else {
    place.className = toneOf(found.answer);
    place.append(...told(found));
  }
};

const told = ({ answer, name }) => {
  const parts = [element("p", headlineOf(answer), "headline")];
  parts.push(...sentencesOf(answer, words).map((sentence) => element("p", sentence)));
  if (answer.facts) {
    parts.push(element("p", words.signed, "compare"), listed(answer.facts));
    parts.push(element("p", words.compare[answer.basis]));
  }
  if (name) parts.push(element("p", filled(words.of_file, { name }), "digest"));
  if (answer.sha256) parts.push(element("p", filled(words.digest, { digest: answer.sha256 }), "digest"));
  return parts;
};

const headlineOf = (answer) => {
  if (isToCompare(answer)) return words.to_compare[answer.basis];
  const isByListToCome = answer.outcome === "list_old" && answer.age !== null && isToCome(answer.age);
  return isByListToCome ? words.by_list_to_come : words.headlines[answer.outcome];
};

const listed = (facts) => {
  const list = document.createElement("dl");
  for (const row of rowsOf(facts, words)) {
    const value = element("dd", row.text, row.long ? "long" : "");
    value.dataset.field = row.name;
    list.append(element("dt", row.word), value);
  }
  return list;
};

const showAnswer = (answer, name = "") => {
  shown = { answer, name };
  show(shown);
  at("answer").focus();
};

const showWorking = () => {
  at("answer").className = "";
  at("answer").replaceChildren(element("p", words.working));
};

const check = async (judged, name) => {
  if (trouble !== null) return;
  showWorking();
  showAnswer(await judged(), name);
};

const checkFile = (file) =>
  check(async () => judgedFile(new Uint8Array(await file.arrayBuffer()), school, today()), file.name);

const takeFiles = () => {
  at("file").addEventListener("change", () => {
    if (at("file").files.length) checkFile(at("file").files[0]);
  });
  for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
    document.addEventListener(name, (event) => {
      event.preventDefault();
      at("drop").classList.toggle("over", name === "dragenter" || name === "dragover");
    });
  }
  document.addEventListener("drop", (event) => {
    if (event.dataTransfer.files.length) checkFile(event.dataTransfer.files[0]);
  });
};

const takeTyping = () => {
  at("typed").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey) return; // a scanner ends what it types so
    event.preventDefault();
    at("typing").requestSubmit();
  });
  at("typing").addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = at("typed").value;
    if (typed.trim()) {
      check(() => judgedText(typed, school, today()));
    } else {
      at("answer").replaceChildren(element("p", words.nothing_typed));
      at("typed").focus();
    }
  });
};

const tellCamera = (note = isLooking() ? words.camera_hint : "") => {
  at("camera").textContent = isLooking() ? words.camera_off : words.camera_on;
  at("camera").setAttribute("aria-pressed", String(isLooking()));
  at("camera-note").textContent = note;
};

const takeSight = () => {
  at("camera").addEventListener("click", async () => {
    if (isLooking()) {
      stopLooking(at("sight"));
      tellCamera();
      return;
    }
    try {
      const looking = look(at("sight"), seen);
      setTimeout(tellCamera, 0);
      await looking;
      tellCamera();
    } catch (error) {
      tellCamera(filled(words.camera_none, { reason: error.name }));
    }
  });
};

const seen = async (texts) => {
  tellCamera();
  const answer = await judgedSight(texts, school, today());
  if (answer === null) return false;
  showAnswer(answer);
  setTimeout(tellCamera, 0);
  return true;
};

const readLists = async () => {
  if (!globalThis.crypto?.subtle) {
    trouble = () => words.no_crypto;
    return;
  }
  try {
    const told = dataOf("lists");
    const keys = await readKeyList(fromBase64(told.keys), fromHex(told.root));
    school = { keys, status: told.status === null ? null : await readStatusList(fromBase64(told.status), keys) };
  } catch (error) {
    trouble = () => filled(words.unusable, { reason: error.message });
  }
};

const begin = async () => {
  offerLanguages();
  at("libraries").textContent = dataOf("made-with").map((one) => one.join(" ")).join(", ");
  await readLists();
  speak(document.documentElement.lang);
  takeFiles();
  takeTyping();
  takeSight();
  // What a program that tries the page asks, with the day it takes for today.
  globalThis.checking = {
    file: (content, day) => judgedFile(content, school, day),
    text: (typed, day) => judgedText(typed, school, day),
    useBrowserForEd25519,
  };
};

begin();
