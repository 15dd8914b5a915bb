/* Generated from templates/ by `npm run generate`: the bundles carry their templates inside. */

/** The text of each built-in role's template, as in templates/<role>.yaml. */
export const builtInTemplates: Readonly<Record<string, string>> = {
  operator: `# yaml-language-server: $schema=../profile.schema.json
# {{name}}: plans and runs packs.
# Use it with: eval "$(stella-env {{name}})"
StellaOps:
  Authority:
    # Base URL of the Authority; it must equal the issuer exactly.
    Url: https://authority.example.com
    # The client registered at the Authority for this role.
    ClientId: pack-operator
    # File with the client's secret. Store the secret with: stella-profile secret set {{name}}
    ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
    # The scopes to request.
    Scope: "packs.read packs.run"
    # Directory for fetched tokens.
    TokenCacheDirectory: ~/.stellaops/tokens
  # Base URL of the Task Runner.
  BackendUrl: https://task-runner.example.com
`,
  publisher: `# yaml-language-server: $schema=../profile.schema.json
# {{name}}: publishes packs to the registry.
# Use it with: eval "$(stella-env {{name}})"
StellaOps:
  Authority:
    # Base URL of the Authority; it must equal the issuer exactly.
    Url: https://authority.example.com
    # The client registered at the Authority for this role.
    ClientId: packs-registry
    # File with the client's secret. Store the secret with: stella-profile secret set {{name}}
    ClientSecretFile: ~/.stellaops/secrets/packs-registry.secret
    # The scopes to request.
    Scope: "packs.read packs.write"
    # Directory for fetched tokens.
    TokenCacheDirectory: ~/.stellaops/tokens
  # Base URL of the Packs Registry.
  BackendUrl: https://packs-registry.example.com
`,
  approver: `# yaml-language-server: $schema=../profile.schema.json
# {{name}}: decides the approval gates of pack runs.
# Use it with: eval "$(stella-env {{name}})"
StellaOps:
  Authority:
    # Base URL of the Authority; it must equal the issuer exactly.
    Url: https://authority.example.com
    # The client registered at the Authority for this role.
    ClientId: pack-approver
    # File with the client's secret. Store the secret with: stella-profile secret set {{name}}
    ClientSecretFile: ~/.stellaops/secrets/pack-approver.secret
    # The scopes to request. The values of an approval are given per run, never here.
    Scope: "packs.read packs.approve"
    # Directory for fetched tokens.
    TokenCacheDirectory: ~/.stellaops/tokens
  # Base URL of the Task Runner.
  BackendUrl: https://task-runner.example.com
`,
  viewer: `# yaml-language-server: $schema=../profile.schema.json
# {{name}}: views packs and runs.
# Use it with: eval "$(stella-env {{name}})"
StellaOps:
  Authority:
    # Base URL of the Authority; it must equal the issuer exactly.
    Url: https://authority.example.com
    # The client registered at the Authority for this role.
    ClientId: pack-viewer
    # File with the client's secret. Store the secret with: stella-profile secret set {{name}}
    ClientSecretFile: ~/.stellaops/secrets/pack-viewer.secret
    # The scopes to request.
    Scope: "packs.read"
    # Directory for fetched tokens.
    TokenCacheDirectory: ~/.stellaops/tokens
  # Base URL of the Task Runner.
  BackendUrl: https://task-runner.example.com
`,
  admin: `# yaml-language-server: $schema=../profile.schema.json
# {{name}}: holds every pack scope. Prefer a profile for each role.
# Use it with: eval "$(stella-env {{name}})"
StellaOps:
  Authority:
    # Base URL of the Authority; it must equal the issuer exactly.
    Url: https://authority.example.com
    # The client registered at the Authority for this role.
    ClientId: pack-admin
    # File with the client's secret. Store the secret with: stella-profile secret set {{name}}
    ClientSecretFile: ~/.stellaops/secrets/pack-admin.secret
    # The scopes to request.
    Scope: "packs.read packs.write packs.run packs.approve"
    # Directory for fetched tokens.
    TokenCacheDirectory: ~/.stellaops/tokens
  # Base URL of the Task Runner.
  BackendUrl: https://task-runner.example.com
`,
};

/** The JSON Schema of a profile, as in templates/profile.schema.json. */
export const profileSchemaText: string = `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "StellaOps CLI profile",
  "type": "object",
  "properties": {
    "StellaOps": {
      "type": "object",
      "properties": {
        "Authority": {
          "type": "object",
          "properties": {
            "Url": {
              "type": "string",
              "minLength": 1,
              "description": "Base URL of the Authority (OAuth 2.0 server), equal to its issuer: https, without query or fragment."
            },
            "ClientId": {
              "type": "string",
              "minLength": 1,
              "description": "The purpose-scoped client that this role logs in as, such as pack-operator."
            },
            "ClientSecret": {
              "type": "string",
              "minLength": 1,
              "description": "The client's secret itself. For development only: prefer ClientSecretFile."
            },
            "ClientSecretFile": {
              "type": "string",
              "minLength": 1,
              "description": "File that holds the client's secret, readable by its owner only. ~ is the home directory; other relative paths count from this file."
            },
            "Scope": {
              "type": "string",
              "minLength": 1,
              "description": "The scopes to request, separated by single spaces, such as packs.read packs.run."
            },
            "TokenCacheDirectory": {
              "type": "string",
              "minLength": 1,
              "description": "Directory in which fetched tokens are kept. Default: ~/.stellaops/tokens."
            }
          },
          "required": [
            "Url",
            "ClientId",
            "Scope"
          ],
          "description": "How to get tokens."
        },
        "BackendUrl": {
          "type": "string",
          "minLength": 1,
          "description": "Base URL of the service that the role works with: the Task Runner or the Packs Registry."
        }
      },
      "required": [
        "Authority"
      ],
      "description": "The CLI's configuration tree."
    }
  },
  "required": [
    "StellaOps"
  ]
}
`;
