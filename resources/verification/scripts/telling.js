// Answers in words, in the language chosen on the page. Everything is set as text: nothing shown is ever run.

import { hex } from "./bytes.js";
import { OLD_AFTER, isToCome } from "./verdict.js";

const BUT = new Set(["genuine", "replaced", "expired", "list_old", "to_come", "unknown_key", "damaged"]);
const MILLISECONDS = 86_400_000; // of a day
const SERIAL_GROUP = 5;
const SHOWN = [
  "name", "born", "kind", "title", "minutes", "grade", "period", "modules", "aims", "issuer", "issued_on",
  "valid_until", "number", "serial", "replaces",
];

/** Today as the clock here has it, counted in days from 1970-01-01. */
export const today = () => {
  const now = new Date();
  return Math.floor(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / MILLISECONDS);
};

/** A day as it stands in lists: 05.06.2026. */
export const dayText = (day) => {
  const [year, month, date] = new Date(day * MILLISECONDS).toISOString().split("T")[0].split("-").slice(-3);
  return `${date}.${month}.${year}`;
};

export const filled = (text, facts) => text.replace(/\{(\w+)\}/g, (whole, name) => String(facts[name] ?? ""));

const counted = (forms, count) => filled(forms[count === 1 ? 0 : 1], { count });

/** Whether what was signed is genuine, and of the paper only comparing tells: its square could stand on any page. */
export const isToCompare = ({ outcome, basis }) => outcome === "genuine" && basis !== "file";

/** "good" only for a genuine file by a list that is not old. */
export const toneOf = (answer) => {
  const { outcome, age } = answer;
  if (outcome === "genuine" && age !== null && age <= OLD_AFTER && !isToCome(age)) {
    return isToCompare(answer) ? "ask" : "good";
  }
  return BUT.has(outcome) ? "but" : "bad";
};

/** The sentences of an answer, the main one first. */
export const sentencesOf = (answer, words) => {
  if (answer.fault) return [filled(words.faults[answer.fault], factsOfFault(answer.told, words))];
  const main = mainOf(answer, words);
  if (!answer.facts) return [main];
  return [main, saidOfAge(answer.age, words)];
};

const mainOf = (answer, words) => {
  const { outcome, age, day } = answer;
  if (isToCompare(answer)) return words.signed_alone[answer.basis];
  const told = { day: day === null ? "" : dayText(day) };
  if (outcome !== "list_old" || age === null) return filled(words.outcomes[outcome], told);
  return age < 0 ? filled(words.old_list_to_come, told) : counted(words.old_list, age);
};

const saidOfAge = (age, words) => {
  if (age === null) return words.no_list;
  if (isToCome(age)) return words.to_come;
  return age <= 0 ? words.of_today : counted(words.age, age);
};

const factsOfFault = (told, words) => ({
  ...told,
  ...(told.day === undefined ? {} : { day: dayText(told.day) }),
  ...(told.purpose === undefined ? {} : { purpose: words.purposes[told.purpose] }),
});

/** The signed facts as rows of a word and what stands on the paper; `long` ones are fingerprints or lists. */
export const rowsOf = (facts, words) =>
  SHOWN.map((name) => ({ name, word: words.fields[name], ...valueOf(name, facts, words) })).filter((row) => row.text);

const valueOf = (name, facts, words) => {
  const value = facts[name];
  if (value instanceof Uint8Array) return { text: filled(words.too_long, { digest: hex(value) }), long: true };
  if (Array.isArray(value)) return { text: value.join("\n"), long: true };
  if (name === "kind") return { text: words.kinds[value] };
  if (name === "period") return { text: facts.first === null ? "" : periodOf(facts) };
  if (name === "minutes") return { text: value === null ? "" : hoursOf(facts, words) };
  if (name === "grade") return { text: value && (words.grades[facts.scale]?.[value] ?? `${value} (${facts.scale})`) };
  if (name === "serial" || name === "replaces") return { text: grouped(value) };
  if (["born", "issued_on", "valid_until"].includes(name)) return { text: value === null ? "" : dayText(value) };
  return { text: value };
};

const periodOf = ({ first, last }) => (first === last ? dayText(first) : `${dayText(first)} – ${dayText(last)}`);

const hoursOf = ({ minutes, minutes_per_hour: length }, words) => {
  const count = (Math.round((minutes / length) * 100) / 100).toLocaleString(words.locale);
  return filled(length === 60 ? words.hours : words.hours_of, { count, minutes: length });
};

const grouped = (serial) => serial && `${serial.slice(0, SERIAL_GROUP)} ${serial.slice(SERIAL_GROUP)}`;
