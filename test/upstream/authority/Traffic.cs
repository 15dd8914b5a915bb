using System.Collections.Concurrent;

namespace Authority;

/// <summary>Counts requests by path, and answers some in the Authority's place, as a gateway before it would.</summary>
public sealed class Traffic
{
    /// <summary>What to answer below a path.</summary>
    /// <param name="Path">Such as <c>/connect/token</c>, or <c>/</c> for all.</param>
    /// <param name="RetryAfter">In seconds.</param>
    public sealed record Mode(string Path, int Status, int? RetryAfter);

    private readonly ConcurrentDictionary<string, int> counters = new();
    private volatile Mode? mode;

    /// <summary>Sees every request first.</summary>
    public Task Watch(HttpContext context, RequestDelegate next)
    {
        var (request, response) = (context.Request, context.Response);
        if (request.Path.StartsWithSegments("/__counters") || request.Path.StartsWithSegments("/__mode"))
            return next(context);
        counters.AddOrUpdate(request.Path, 1, (_, count) => count + 1);
        if (mode is not { } current || !request.Path.StartsWithSegments(current.Path.TrimEnd('/'))) return next(context);
        response.StatusCode = current.Status;
        if (current.RetryAfter is { } seconds) response.Headers.RetryAfter = $"{seconds}";
        return Task.CompletedTask;
    }

    /// <summary><c>GET /__counters</c>; <c>POST /__mode</c> sets a mode, <c>DELETE /__mode</c> ends it.</summary>
    public void Map(WebApplication app)
    {
        app.MapGet("/__counters", () => counters);
        app.MapPost("/__mode", (Mode wanted) => { mode = wanted; });
        app.MapDelete("/__mode", () => { mode = null; });
    }
}
