using System.Security.Cryptography.X509Certificates;
using Authority;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using static OpenIddict.Server.OpenIddictServerEvents;

// A development Authority on the stack of the real one. Options: --port, --lifetime (of a token, in seconds),
// --certificate and --key (PEM files: serves https), --jwks (a file with the public keys of "pack-operator-key").
var builder = WebApplication.CreateSlimBuilder(args);
var settings = builder.Configuration;
var traffic = new Traffic();

// Standard output is for the URL.
builder.Logging.SetMinimumLevel(LogLevel.Error).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
    kestrel.Listen(System.Net.IPAddress.Loopback, settings.GetValue("port", 0), listen =>
    {
        if (settings["certificate"] is { } certificate)
            listen.UseHttps(X509Certificate2.CreateFromPemFile(certificate, settings["key"]));
    }));
builder.Services.AddDbContext<DbContext>(options => options.UseInMemoryDatabase("authority").UseOpenIddict());
builder.Services.AddDataProtection().AddKeyManagementOptions(keys => keys.XmlRepository = new MemoryKeys());
builder.Services.AddOpenIddict()
    .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>())
    .AddServer(server =>
    {
        server.SetTokenEndpointUris("connect/token")
            .SetIntrospectionEndpointUris("connect/introspect")
            .SetRevocationEndpointUris("connect/revoke")
            .SetDeviceAuthorizationEndpointUris("connect/device")
            .SetEndUserVerificationEndpointUris("connect/verify");
        server.AllowClientCredentialsFlow().AllowDeviceAuthorizationFlow();
        server.RegisterScopes([.. Clients.Scopes]);
        server.SetAccessTokenLifetime(TimeSpan.FromSeconds(settings.GetValue("lifetime", 120.0)));
        // Signed, and readable: the access token is a JWT (RFC 9068).
        server.AddEphemeralEncryptionKey().AddEphemeralSigningKey().DisableAccessTokenEncryption();
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(Grants.Validate));
        server.AddEventHandler<HandleTokenRequestContext>(handler => handler.UseInlineHandler(Grants.Issue));
        server.AddEventHandler<HandleEndUserVerificationRequestContext>(handler =>
            handler.UseInlineHandler(Grants.Approve));
        server.UseAspNetCore().DisableTransportSecurityRequirement();
    });

var app = builder.Build();
using (var scope = app.Services.CreateScope())
    await Clients.Register(scope.ServiceProvider, settings["jwks"]);
app.Use(traffic.Watch);
app.UseAuthentication();
traffic.Map(app);
try
{
    await app.StartAsync();
}
catch (IOException error)
{
    Console.Error.WriteLine($"error: {error.Message}");
    return 1;
}
Console.WriteLine(app.Urls.Single());
await app.WaitForShutdownAsync();
return 0;
