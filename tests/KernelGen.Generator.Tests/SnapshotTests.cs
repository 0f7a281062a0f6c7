namespace KernelGen.Generator.Tests;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kernelgen").FullName;

    [Fact]
    public void MismatchWritesTheReceivedFileAndAMatchRemovesIt()
    {
        string received = Path.Combine(_folder, "A.received.cs");
        Assert.ThrowsAny<Exception>(() => Snapshot.Verify(_folder, "one\ntwo\n", "A"));
        Assert.Equal("one\ntwo\n", File.ReadAllText(received));
        File.Copy(received, Path.Combine(_folder, "A.verified.cs"));
        Snapshot.Verify(_folder, "one\ntwo\n", "A");
        Assert.False(File.Exists(received));
        Exception exception = Assert.ThrowsAny<Exception>(() => Snapshot.Verify(_folder, "one\n2\n", "A"));
        Assert.Contains("Line 2 was 'two' and is '2'.", exception.Message);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
