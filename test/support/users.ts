import { chmodSync, lchownSync, mkdirSync, symlinkSync } from "node:fs";

/** Whether this process may give files to other users. */
export const isRoot: boolean = process.getuid?.() === 0;

/** What the name of a test says where it is skipped for want of a second user. */
export const noRoot: string = isRoot ? "" : " (skipped: only root can do this)";

/** Another user: `nobody`. */
export const stranger = 65_534;

/** Gives a file, a directory or a link to another user. */
export function giveAway(path: string): void {
  lchownSync(path, stranger, stranger);
}

/** A directory with exactly this mode, whose parents are there. */
export function givenDirectory(path: string, mode: number): string {
  mkdirSync(path);
  chmodSync(path, mode);
  return path;
}

/** A link that another user has put there. */
export function plantLink(path: string, target: string): void {
  symlinkSync(target, path);
  giveAway(path);
}
