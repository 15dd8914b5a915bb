import * as v from "valibot";

/** A string that is not empty. The messages never hold the value, which may be a secret. */
const text = (what: string) => v.pipe(v.string(`must be ${what}`), v.nonEmpty("must not be empty"));

/**
 * What a profile is: the part of the CLI's configuration tree that the profile guide defines. Other keys are let
 * through, since a profile maps onto the whole configuration of the CLI.
 */
export const profileSchema = v.looseObject({
  StellaOps: v.pipe(
    v.looseObject({
      Authority: v.pipe(
        v.looseObject({
          Url: v.pipe(
            text("a URL"),
            v.description(
              "Base URL of the Authority (OAuth 2.0 server), equal to its issuer: https, without query or fragment.",
            ),
          ),
          ClientId: v.pipe(
            text("a client id"),
            v.description("The purpose-scoped client that this role logs in as, such as pack-operator."),
          ),
          ClientSecret: v.optional(
            v.pipe(
              text("a secret"),
              v.description("The client's secret itself. For development only: prefer ClientSecretFile."),
            ),
          ),
          ClientSecretFile: v.optional(
            v.pipe(
              text("a path"),
              v.description(
                "File that holds the client's secret, readable by its owner only. ~ is the home directory; other relative paths count from this file.",
              ),
            ),
          ),
          Scope: v.pipe(
            text("scopes in one string"),
            v.description("The scopes to request, separated by single blanks, such as packs.read packs.run."),
          ),
          TokenCacheDirectory: v.optional(
            v.pipe(
              text("a path"),
              v.description("Directory in which fetched tokens are kept. Default: ~/.stellaops/tokens."),
            ),
          ),
        }, "must be a mapping"),
        v.description("How to get tokens."),
      ),
      BackendUrl: v.optional(
        v.pipe(
          text("a URL"),
          v.description("Base URL of the service that the role works with: the Task Runner or the Packs Registry."),
        ),
      ),
    }, "must be a mapping"),
    v.description("The CLI's configuration tree."),
  ),
}, "must be a mapping");
