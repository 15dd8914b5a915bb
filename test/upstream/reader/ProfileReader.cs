using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Reader;

/// <summary>Reads a profile as a configuration source: <c>{"kind":"profile","text":…}</c>, or <c>"file"</c>.</summary>
public static class ProfileReader
{
    public static JsonObject Read(JsonNode request)
    {
        var bytes = (string?)request["text"] is { } text
            ? Encoding.UTF8.GetBytes(text)
            : File.ReadAllBytes((string)request["file"]!);
        var files = new OneFile(bytes);
        return Answers.Describe(new ConfigurationBuilder().AddYamlFile(files, OneFile.FileName, false, false).Build());
    }

    /// <summary>A file system that holds one file, so that thousands of profiles need no disk.</summary>
    private sealed class OneFile(byte[] bytes) : IFileProvider, IFileInfo
    {
        public const string FileName = "profile.yaml";

        public bool Exists => true;
        public bool IsDirectory => false;
        public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;
        public long Length => bytes.Length;
        public string Name => FileName;
        public string? PhysicalPath => null;

        public Stream CreateReadStream() => new MemoryStream(bytes, false);
        public IFileInfo GetFileInfo(string subpath) => this;
        public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;
        public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
    }
}
