using System.Collections;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace Reader;

/// <summary>
/// Reads environment variables as a configuration source: <c>{"kind":"environment"}</c> for those of this process, or
/// <c>"variables":{…}</c> for others.
/// </summary>
public static class EnvironmentReader
{
    public static JsonObject Read(JsonNode request)
    {
        if (request["variables"] is JsonObject variables) Replace(variables);
        return Answers.Describe(new ConfigurationBuilder().AddEnvironmentVariables().Build());
    }

    private static void Replace(JsonObject variables)
    {
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            Environment.SetEnvironmentVariable((string)entry.Key, null);
        }
        foreach (var (name, value) in variables) Environment.SetEnvironmentVariable(name, (string?)value);
    }
}
