/** A search met a record that cannot be read. The message says what is wrong with it. */
export class DamagedRecord extends Error {}
