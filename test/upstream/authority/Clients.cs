using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Authority;

/// <summary>The clients of the profile guide, and what each may have.</summary>
public static class Clients
{
    /// <summary>The client that may introspect every token: the tokens' audience.</summary>
    public const string Backend = "pack-backend";

    public static readonly string[] Scopes = ["packs.read", "packs.run", "packs.write", "packs.approve"];

    /// <summary>The tenants that every client may ask for.</summary>
    public static readonly string[] Tenants = ["acme", "umbrella"];

    private static readonly string[] Everywhere =
    [
        Permissions.Endpoints.Token, Permissions.Endpoints.Introspection,
        Permissions.GrantTypes.ClientCredentials,
    ];

    /// <summary>Registers all clients; a client's secret is <c>{client id}-development-secret</c>.</summary>
    /// <param name="jwks">A file with the JWK Set of the client that logs in with a key; without it there is none.</param>
    public static async Task Register(IServiceProvider services, string? jwks)
    {
        var manager = services.GetRequiredService<IOpenIddictApplicationManager>();
        foreach (var client in List(jwks)) await manager.CreateAsync(client);
    }

    private static IEnumerable<OpenIddictApplicationDescriptor> List(string? jwks)
    {
        yield return Create("pack-operator", "packs.read", "packs.run");
        yield return Create("packs-registry", "packs.read", "packs.write");
        yield return Create("pack-approver", "packs.read", "packs.approve");
        yield return Create(Backend);

        // It may not use the revocation endpoint.
        var keeper = Create("pack-keeper", "packs.read");
        keeper.Permissions.Remove(Permissions.Endpoints.Revocation);
        yield return keeper;

        // A person at another device says yes for it. It has no secret.
        yield return new()
        {
            ClientId = "pack-device",
            ClientType = ClientTypes.Public,
            Permissions =
            {
                Permissions.Endpoints.Token, Permissions.Endpoints.DeviceAuthorization,
                Permissions.GrantTypes.DeviceCode, Permissions.Prefixes.Scope + "packs.read",
            },
        };

        if (jwks is null) yield break;
        var key = Create("pack-operator-key", "packs.read", "packs.run");
        key.ClientSecret = null;
        key.JsonWebKeySet = new JsonWebKeySet(File.ReadAllText(jwks));
        yield return key;
    }

    private static OpenIddictApplicationDescriptor Create(string id, params string[] scopes)
    {
        var client = new OpenIddictApplicationDescriptor
        {
            ClientId = id,
            ClientType = ClientTypes.Confidential,
            ClientSecret = $"{id}-development-secret",
        };
        client.Permissions.UnionWith(Everywhere);
        client.Permissions.Add(Permissions.Endpoints.Revocation);
        client.Permissions.UnionWith(scopes.Select(scope => Permissions.Prefixes.Scope + scope));
        return client;
    }
}
