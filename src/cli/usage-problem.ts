/** Something the caller of a command can mend: a file that is not there, settings that are wrong. */
export class UsageProblem extends Error {}
