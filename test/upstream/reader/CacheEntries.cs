using System.Text.Json;
using System.Text.Json.Nodes;

namespace Reader;

/// <summary>An entry of the token cache, as a .NET program would declare it.</summary>
public sealed class CacheEntry
{
    public string? AccessToken { get; set; }
    public string? TokenType { get; set; }
    public DateTimeOffset ExpiresAtUtc { get; set; }
    public string[] Scopes { get; set; } = [];
}

/// <summary>Reads and writes cache entries with System.Text.Json's Web defaults.</summary>
public static class CacheEntries
{
    /// <summary><c>{"kind":"cacheRead","file":…}</c>: the entry in a file.</summary>
    public static JsonObject Read(JsonNode request)
    {
        var json = File.ReadAllText((string)request["file"]!);
        var entry = JsonSerializer.Deserialize<CacheEntry>(json, JsonSerializerOptions.Web);
        return new JsonObject { ["entry"] = JsonSerializer.SerializeToNode(entry, JsonSerializerOptions.Web) };
    }

    /// <summary><c>{"kind":"cacheWrite","file":…,"entry":{…}}</c>: writes one, with the mode that the umask gives.</summary>
    public static JsonObject Write(JsonNode request)
    {
        var entry = request["entry"].Deserialize<CacheEntry>(JsonSerializerOptions.Web);
        File.WriteAllText((string)request["file"]!, JsonSerializer.Serialize(entry, JsonSerializerOptions.Web));
        return [];
    }
}
