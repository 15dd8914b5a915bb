using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Authority;

/// <summary>Keeps ASP.NET Core's own keys in memory; by default they are written to the user's home.</summary>
public sealed class MemoryKeys : IXmlRepository
{
    private readonly List<XElement> keys = [];

    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys];

    public void StoreElement(XElement element, string friendlyName) => keys.Add(element);
}
