import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { afterAll } from "vitest";
import { root } from "../support/bundles.ts";

/** A running program that answers requests in order, each one line of JSON. */
export interface DotnetProgram<Request, Answer> {
  ask(requests: readonly Request[]): Promise<Answer[]>;
}

/** Starts the program of a project, which `make upstream` builds, for the tests of a file; it ends with them. */
export function givenDotnetProgram<Request, Answer>(project: "reader" | "powershell"): DotnetProgram<Request, Answer> {
  const program = `${root}/test/upstream/${project}/bin/Release/net10.0/${project}.dll`;
  const child = spawn("dotnet", [program], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  afterAll(() => void child.stdin.end());
  return {
    async ask(requests) {
      // Both ways at once: neither pipe can hold all of it.
      child.stdin.write(requests.map((request) => `${JSON.stringify(request)}\n`).join(""));
      const answers: Answer[] = [];
      while (answers.length < requests.length) {
        const { value, done } = await lines.next();
        if (done) throw new Error(`the program "${project}" has ended`);
        answers.push(JSON.parse(value) as Answer);
      }
      return answers;
    },
  };
}
