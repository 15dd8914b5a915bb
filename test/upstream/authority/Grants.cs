using System.Security.Claims;
using System.Text.RegularExpressions;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Authority;

/// <summary>What a token request must say, and what the token then says.</summary>
public static partial class Grants
{
    private static readonly string[] ApprovalFields = ["pack_run_id", "pack_gate_id", "pack_plan_hash"];

    /// <summary>An approval is bound to one run, gate and plan; a tenant must be one of the client's.</summary>
    public static ValueTask Validate(ValidateTokenRequestContext context)
    {
        if (!context.IsRejected && FindProblem(context.Request) is { } problem)
            context.Reject(Errors.InvalidRequest, problem);
        return default;
    }

    /// <summary>Issues a token with the requested scopes.</summary>
    public static ValueTask Issue(HandleTokenRequestContext context)
    {
        var request = context.Request;
        // For a device code, the person who said yes.
        var subject = context.Principal?.GetClaim(Claims.Subject) ?? request.ClientId;
        var scopes = context.Principal?.GetScopes() ?? request.GetScopes();
        context.SignIn(CreatePrincipal(subject, scopes, request));
        return default;
    }

    /// <summary>Says yes, as a person would, to any user code that is known.</summary>
    public static ValueTask Approve(HandleEndUserVerificationRequestContext context)
    {
        var scopes = context.UserCodePrincipal?.GetScopes() ?? [];
        context.SignIn(CreatePrincipal("somebody", scopes, context.Request));
        return default;
    }

    private static string? FindProblem(OpenIddictRequest request)
    {
        if (request.HasScope("packs.approve"))
        {
            foreach (var name in ApprovalFields)
                if (string.IsNullOrEmpty((string?)request[name])) return $"packs.approve needs {name}";
            if (!PlanHash().IsMatch((string)request["pack_plan_hash"]!))
                return "pack_plan_hash must be sha256: and 64 lower-case hexadecimal digits";
        }
        var tenant = (string?)request["tenant"];
        return tenant is null || Clients.Tenants.Contains(tenant) ? null : "the client has no such tenant";
    }

    private static ClaimsPrincipal CreatePrincipal(
        string? subject, IEnumerable<string> scopes, OpenIddictRequest request)
    {
        var identity = new ClaimsIdentity("Authority", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, subject);
        identity.SetClaim("stellaops:tenant", (string?)request["tenant"]);
        if (request.HasScope("packs.approve"))
            foreach (var name in ApprovalFields) identity.SetClaim(name, (string?)request[name]);
        identity.SetScopes(scopes).SetAudiences(Clients.Backend).SetDestinations(_ => [Destinations.AccessToken]);
        return new ClaimsPrincipal(identity);
    }

    [GeneratedRegex("^sha256:[0-9a-f]{64}\\z")]
    private static partial Regex PlanHash();
}
