using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Reader;

// One request a line on standard input, one answer a line on standard output, in order.
var options = new JsonSerializerOptions { Encoder = JavaScriptEncoder.Default };
using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
using var input = new StreamReader(Console.OpenStandardInput());
while (input.ReadLine() is { } line) output.WriteLine(Answer(JsonNode.Parse(line)!).ToJsonString(options));

// What a real program would be told by an exception is the answer's "error".
static JsonObject Answer(JsonNode request)
{
    try
    {
        return (string?)request["kind"] switch
        {
            "profile" => ProfileReader.Read(request),
            "environment" => EnvironmentReader.Read(request),
            "cacheRead" => CacheEntries.Read(request),
            "cacheWrite" => CacheEntries.Write(request),
            var kind => throw new ArgumentException($"unknown kind of request: {kind}"),
        };
    }
    catch (Exception error)
    {
        var cause = error.GetBaseException();
        return new JsonObject { ["error"] = $"{cause.GetType().Name}: {cause.Message}" };
    }
}
