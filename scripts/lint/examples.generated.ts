/* Generated from test/fixtures/profiles by `npm run generate`: examples that are tested. */

import type { RuleExample } from "./explain-rule.ts";
import type { RuleId } from "./rules.ts";

/** What `--explain` shows of each rule. */
export const ruleExamples: Readonly<Record<RuleId, RuleExample>> = {
  "unreadable-file": {
    bad: ``,
    findings: `1:1: the file cannot be read: it is a directory
`,
    good: ``,
  },
  "file-size": {
    bad: ``,
    findings: `1:1: the file is larger than 262144 bytes. it is not read, and no command will use it
`,
    good: ``,
  },
  "encoding": {
    bad: `\\ufeffStellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `1:1: the file begins with a byte order mark. save it as UTF-8 without one
`,
    good: `# ünïcödé, 日本語, 😀
StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "line-end": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read\\u0085packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `6:23: a next line character (U+0085) ends the line for .NET. remove it
`,
    good: `# what is marked by \\u2028 here is not a line end
StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "profile-name": {
    bad: ``,
    findings: `1:1: "-packs-" is not a valid profile name: it must be 1 to 64 letters, digits, dots, dashes or underscores, and begin with a letter or a digit. rename the file
`,
    good: ``,
  },
  "duplicate-profile": {
    bad: ``,
    findings: `1:1: the name "Packs-operator" differs from "packs-operator" (packs-operator.yaml) only in case or extension. rename one of them
1:1: the name "packs-operator" differs from "Packs-operator" (Packs-operator.yaml) only in case or extension. rename one of them
`,
    good: ``,
  },
  "yaml-syntax": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
\\u0009ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `4:1: invalid YAML: a tab cannot indent. use spaces
`,
    good: `---
StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
...
`,
  },
  "nesting-depth": {
    bad: `- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - …
`,
    findings: `1:129: nested more than 64 levels deep. a profile has three levels
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
    Deep: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: …
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "profile-size": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read service00.read service01.read service02.read service03.read service…
  BackendUrl: https://task-runner.internal
`,
    findings: `6:12: "StellaOps.Authority.Scope" has more than 100 scopes. no command uses such a profile. remove what does not belong here
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read service00.read service01.read service02.read service03.read service…
  BackendUrl: https://task-runner.internal
`,
  },
  "duplicate-key": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Url: https://other.stella.internal
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `6:5: duplicate key "Url". keep one of them
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "ambiguous-scalar": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: yes
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `4:15: YAML 1.1 readers read this value as true or false. quote it: "…"
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: "0o17"
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
    Note: "yes" # stella-lint-disable-line unknown-key
    Flag: true # stella-lint-disable-line unknown-key
    Count: 12 # stella-lint-disable-line unknown-key
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "yaml-feature": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: !!str 12
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `4:15: tag !!str is not portable. remove it, and quote the value if it is text
`,
    good: `# %YAML and &anchors, *aliases, !tags and <<: in comments
StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: "&a *b !c << %d"
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "reader-difference": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
\\u0009
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `4:1: a tab separates nothing here. use spaces
`,
    good: `# Both readers know these.
{
  "StellaOps": {
    "Authority": {
      "Url": "https://authority.stella.internal",
      "ClientId": "pack-operator",
      "ClientSecretFile": "~/.stellaops/secrets/pack-operator.secret",
      "Scope": "packs.read\\x20packs.run"
    }
  }
}
`,
  },
  "missing-key": {
    bad: `
`,
    findings: `1:1: key "StellaOps" is missing. add it
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
`,
  },
  "unknown-key": {
    bad: `{StellaOps: {Authority: {Url: "https://authority.stella.internal", ClientId: x, ClientSece…
`,
    findings: `1:81: unknown key "ClientSecert". did you mean "ClientSecret"?
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
    EnableRetries: true # stella-lint-disable-line unknown-key -- read by the CLI
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "key-case": {
    bad: `stellaops:
  Authority:
    Url: https://authority.stella.internal
    clientid: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `1:1: key "stellaops" is written "StellaOps" in the profile guide
4:5: key "clientid" is written "ClientId" in the profile guide
`,
    good: `StellaOps:
  Authority:
    "Url": https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "invalid-type": {
    bad: `StellaOps: text
`,
    findings: `1:12: "StellaOps" must be a mapping, but is text
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: "12"
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "empty-value": {
    bad: `StellaOps:
  Authority:
`,
    findings: `2:13: key "StellaOps.Authority" has no value. give it one, or remove the key
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    # TokenCacheDirectory:
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "invalid-url": {
    bad: `StellaOps:
  Authority:
    Url: authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `3:10: "StellaOps.Authority.Url" is not an http or https URL: "authority.stella.internal". write https:// and a host, without spaces
`,
    good: `StellaOps:
  Authority:
    Url: https://[2001:db8::1]:8443/auth
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://bücher.internal/
`,
  },
  "insecure-url": {
    bad: `StellaOps:
  Authority:
    Url: http://localhost.
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `3:10: "StellaOps.Authority.Url" is not encrypted: "http://localhost.". use https
`,
    good: `StellaOps:
  Authority:
    Url: http://localhost:8080
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: http://127.0.0.1:8081/
`,
  },
  "url-credentials": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://hunter-two@task-runner.stella.internal
`,
    findings: `8:15: "StellaOps.BackendUrl" contains a user name or a password. remove it
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal/@home
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal/a@b
`,
  },
  "url-suffix": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal/#top
`,
    findings: `8:15: "StellaOps.BackendUrl" has a fragment. end the URL before the "#"
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal/tenants/a%3Fb/
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "placeholder-url": {
    bad: `StellaOps:
  Authority:
    Url: https://a.b.example:8443
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://example.net.
`,
    findings: `3:10: "StellaOps.Authority.Url" has the placeholder host "a.b.example". replace it with the real host
8:15: "StellaOps.BackendUrl" has the placeholder host "example.net.". replace it with the real host
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.test
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://example.internal/example.com
`,
  },
  "scope-format": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: packs.read,packs.run
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `6:12: scopes are separated by ",". use single spaces
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: packs.read packs.run jobs:trigger
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "pack-scope-spelling": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.runn"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `6:24: unknown scope "packs.runn". did you mean "packs.run"?
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run policy:run packs.sign scheduler.runs"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "role-scopes": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: packs.read
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `6:12: profile "packs-operator" is named after the role "operator", but scope "packs.run" is missing. add it, or rename the profile
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "excess-scope": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: packs.read packs.run packs.approve
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `6:12: scope "packs.approve" is combined with "packs.run". give approvals a client and a profile of their own
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: packs.read packs.approve
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "missing-read-scope": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: packs.run
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `6:12: scope "packs.read" is missing beside "packs.run". add it
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: jobs.trigger
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "inline-secret": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecret: hunter-two
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `5:5: the client secret is in the profile. move it to a file with mode 0600 and name that file in "ClientSecretFile"
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    # ClientSecret: for development
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "secret-conflict": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecret: hunter-two
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `5:5: both "ClientSecret" and "ClientSecretFile" are set. keep "ClientSecretFile"
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "no-secret": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `2:3: the profile names no secret. add "ClientSecretFile"
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "secret-file-missing": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `5:23: secret file "~/.stellaops/secrets": it is a directory, not a file. name a file
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ../secrets/pack-operator.secret # stella-lint-disable-line relative-…
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "secret-file-mode": {
    bad: ``,
    findings: `5:23: secret file "~/.stellaops/secrets/pack-operator.secret": other users may read or change it (mode 0660). chmod 600 ~/.stellaops/secrets/pack-operator.secret
`,
    good: ``,
  },
  "secret-file-content": {
    bad: ``,
    findings: `5:23: secret file "~/.stellaops/secrets/pack-operator.secret": it begins with a byte order mark. run stella-profile secret set secret-file-content-bom
`,
    good: ``,
  },
  "secret-in-repository": {
    bad: ``,
    findings: `5:23: secret file "~/.stellaops/secrets/pack-operator.secret" is in a git work tree and not ignored. move it out, or add it to .gitignore
`,
    good: ``,
  },
  "shared-client": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: packs.read
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `4:15: client "pack-operator" is also used by "shared-client-scopes" (shared-client-scopes.yaml), with other scopes. give each role a client of its own
4:15: client "pack-operator" is also used by "other" (other.yaml), with other scopes. give each role a client of its own
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "shared-secret": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: packs-registry
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `5:23: the secret file is also used by "shared-secret-clients" (shared-secret-clients.yaml). give each role a secret of its own
5:23: the secret file is also used by "other" (other.yaml). give each role a secret of its own
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: packs-registry
    ClientSecretFile: ~/.stellaops/secrets/packs-registry.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "cross-authority-secret": {
    bad: `StellaOps:
  Authority:
    Url: https://test.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/linked.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens/test.stella.internal
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `5:23: the secret file is also used by "prod-operator" (prod-operator.yaml) for another Authority. give each profile a secret file of its own
5:23: the secret file is also used by "cross-authority-secret-link" (cross-authority-secret-link.yaml) for another Authority. give each profile a secret file of its own
`,
    good: `StellaOps:
  Authority:
    Url: https://test.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/test-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens/test.stella.internal
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "unexpanded-variable": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~ci/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `7:26: "~ci" in "StellaOps.Authority.TokenCacheDirectory" is not expanded. write the value out, or ~ for the home directory
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: 100%
    ClientSecretFile: ~/.stellaops/secrets/a$.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "relative-path": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ./tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `7:26: "StellaOps.Authority.TokenCacheDirectory" is the relative path "./tokens". start it with ~/ or make it absolute
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/../.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "foreign-path": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: 'C:\\Users\\ci\\operator.secret'
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `5:23: "StellaOps.Authority.ClientSecretFile" is a Windows path: "C:\\Users\\ci\\operator.secret". use slashes, and start it with ~/ or /
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/C:tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "profile-mode": {
    bad: ``,
    findings: `1:1: another user can change or replace this file: "~/.stellaops/profiles" can be changed by other users (mode 0777). chmod go-w ~/.stellaops/profiles
`,
    good: ``,
  },
  "token-cache-mode": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/file
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `7:26: the token cache "~/.stellaops/file" is not a directory. name another one
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/none
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "mixed-trust-cache": {
    bad: `StellaOps:
  Authority:
    Url: http://localhost:8080
    ClientId: test-operator
    ClientSecretFile: ~/.stellaops/secrets/packs-registry.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `7:26: the token cache is used by 2 profiles of 2 Authorities, over both http and https: "http://localhost:8080" and "https://authority.stella.internal". give the http Authorities a directory of their own
`,
    good: `StellaOps:
  Authority:
    Url: https://test.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/packs-registry.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/test-tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "run-metadata": {
    bad: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
    PackRunId: 42
    pack_gate_id: gate
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `8:5: key "PackRunId" belongs to one run, not to a profile. remove it, and pass it when approving
9:5: key "pack_gate_id" belongs to one run, not to a profile. remove it, and pass it when approving
`,
    good: `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
    RunIdPrefix: a # stella-lint-disable-line unknown-key
  BackendUrl: https://task-runner.stella.internal
`,
  },
  "unused-suppression": {
    bad: `#stella-lint-disable-next-line key-csae
StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
    findings: `1:32: unknown rule "key-csae". did you mean "key-case"? --list-rules lists them
`,
    good: `# stella-lint-disable-next-line key-case -- as the CLI writes it
stellaops:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    Scope: "packs.read packs.run"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://task-runner.stella.internal
`,
  },
};
