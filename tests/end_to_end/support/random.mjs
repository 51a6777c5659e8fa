// Numbers that a seed decides.

export class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  // A number of at least 0 and below 1 (a Weyl sequence, mixed).
  next() {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  }

  // A whole number from `lowest` to `highest`.
  between(lowest, highest) {
    return lowest + Math.floor(this.next() * (highest - lowest + 1));
  }

  pick(list) {
    return list[this.between(0, list.length - 1)];
  }
}
