using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.Json.Nodes;

// One request a line on standard input, one answer a line on standard output, in order.
using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
runspace.Open();
using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
using var input = new StreamReader(Console.OpenStandardInput());
while (input.ReadLine() is { } line) output.WriteLine(Answer(JsonNode.Parse(line)!).ToJsonString());

// {"before":{…},"lines":[…]}: evaluates the lines that a program printed, as `… | Invoke-Expression` does, in an
// environment that holds what was there before. Answers with all variables afterwards, and with what was thrown.
JsonObject Answer(JsonNode request)
{
    var process = Environment.GetEnvironmentVariables().Keys.Cast<string>().ToArray();
    foreach (var name in process) Environment.SetEnvironmentVariable(name, null);
    foreach (var (name, value) in request["before"]!.AsObject())
        Environment.SetEnvironmentVariable(name, (string?)value);

    string? thrown = null;
    var printed = new JsonArray();
    foreach (var script in request["lines"]!.AsArray())
    {
        using var shell = PowerShell.Create(runspace);
        // Invoke-Expression makes a script block of each string and runs it in the caller's scope.
        shell.AddScript("param($text) . ([scriptblock]::Create($text))").AddArgument((string)script!);
        try
        {
            foreach (var value in shell.Invoke()) printed.Add(value?.ToString());
            foreach (var error in shell.Streams.Error) printed.Add(error.ToString());
        }
        catch (RuntimeException error)
        {
            thrown = error.Message;
            break;
        }
    }

    var environment = new JsonObject();
    foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        environment[(string)variable.Key] = (string?)variable.Value;
    return new JsonObject { ["environment"] = environment, ["printed"] = printed, ["thrown"] = thrown };
}
