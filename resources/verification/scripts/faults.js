// What may be wrong, by the same names as in the program. Whether it can be read at all decides the answer.

const UNREADABLE = new Set([
  "NoCode", "Newer", "TooLong", "Damaged", "NotReadable", "OtherPicture", "NoCodeFound", "SeveralCodes", "NumberAlone",
]);

export class Fault extends Error {
  /** `facts` fill the sentence: place, day, kid, purpose. */
  constructor(name, facts = {}) {
    super(name);
    this.fault = name;
    this.facts = facts;
  }

  get isUnreadable() {
    return UNREADABLE.has(this.fault);
  }
}

export const damaged = (place) => new Fault("Damaged", { place });
export const notCanonical = (place) => new Fault("NotCanonical", { place });
export const unfit = (place) => new Fault("Unfit", { place });
