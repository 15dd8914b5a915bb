using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace Reader;

/// <summary>The part of the CLI's configuration that the profile guide defines.</summary>
public sealed class StellaOptions
{
    public string? BackendUrl { get; set; }
    public AuthorityOptions? Authority { get; set; }
}

/// <summary>How the CLI gets tokens.</summary>
public sealed class AuthorityOptions
{
    public string? Url { get; set; }
    public string? ClientId { get; set; }
    public string? ClientSecret { get; set; }
    public string? ClientSecretFile { get; set; }
    public string? Scope { get; set; }
    public string? TokenCacheDirectory { get; set; }
}

/// <summary>What a configuration says.</summary>
public static class Answers
{
    /// <summary>The values that the options class is bound to, and every key of the configuration.</summary>
    public static JsonObject Describe(IConfiguration configuration)
    {
        var bound = configuration.GetSection("StellaOps").Get<StellaOptions>();
        var authority = bound?.Authority;
        var keys = new JsonObject();
        foreach (var (key, value) in configuration.AsEnumerable())
        {
            if (value is not null) keys[key] = value;
        }
        return new JsonObject
        {
            ["values"] = new JsonObject
            {
                ["authorityUrl"] = authority?.Url,
                ["clientId"] = authority?.ClientId,
                ["clientSecret"] = authority?.ClientSecret,
                ["clientSecretFile"] = authority?.ClientSecretFile,
                ["scope"] = authority?.Scope,
                ["tokenCacheDirectory"] = authority?.TokenCacheDirectory,
                ["backendUrl"] = bound?.BackendUrl,
            },
            ["keys"] = keys,
        };
    }
}
