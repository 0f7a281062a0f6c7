using KernelGen.Samples.Training;
using Xunit;

namespace KernelGen.Samples.Tests.Training;

public sealed class ClassNamesTests
{
    [Theory]
    [InlineData(null, "Rows: the class.", "0 ")]
    [InlineData("digits", "Rows: the digit.", "9 ")]
    [InlineData("fashion", "Rows: the class.", "9 Ankle boot")]
    public async Task TheMatrixNamesTheRowsByTheirLabels(string? labels, string heading, string row)
    {
        using var folder = new TemporaryFolder();
        DigitFiles.Write(folder);
        string[] arguments = ["--data", folder.Path, "--epochs", "1", .. labels is null ? Array.Empty<string>() : ["--labels", labels]];
        ProgramRun run = await ProgramRun.Of(arguments);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains(heading, run.Output, StringComparison.Ordinal);
        Assert.Contains(run.Lines, line => line.Trim().StartsWith(row, StringComparison.Ordinal));
        if (labels != "digits") Assert.DoesNotContain("the digit", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileNamesTheLabelsLineByLine()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("names"), "\uFEFFcat\r\n [dog] \nélan\n");
        ClassNames names = ClassNames.Of(folder.File("names"), 3);
        Assert.Equal(["cat", "[dog]", "élan"], names.Names);
        Assert.Equal("7", names[7]);
        Assert.True(names.AreWords);
        Assert.False(ClassNames.Digits.AreWords);
        Assert.False(ClassNames.Numbers.AreWords);
    }

    [Theory]
    [InlineData("a\nb\n", "names 2 classes, but the data's labels go up to 2")]
    [InlineData("a\n\nc", "line 2 is empty")]
    [InlineData("", "line 1 is empty")]
    [InlineData("a\nb\na", "lines 1 and 3 are both 'a'")]
    [InlineData("a\nb\u0007\nc", "line 2 has a control character")]
    [InlineData("a\nbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\nc", "line 2 has 45 characters")]
    public void Bad61_AFileThatDoesNotNameEveryLabelIsRefused(string text, string reason)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("names"), text);
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => ClassNames.Of(folder.File("names"), 3)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad60_AFileThatIsNotUtf8IsRefused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("names"), [0x61, 0xC3, 0x28]);
        Assert.Contains("byte 1 is not UTF-8", Assert.Throws<InvalidDataException>(() => ClassNames.Of(folder.File("names"), 1)).Message, StringComparison.Ordinal);
        File.WriteAllBytes(folder.File("names"), new byte[70_000]);
        Assert.Contains("70000", Assert.Throws<InvalidDataException>(() => ClassNames.Of(folder.File("names"), 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad68_AFileThatIsNotThereIsRefused()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("digits, fashion or a file", Assert.ThrowsAny<IOException>(() => ClassNames.Of("fasion", 10)).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<IOException>(() => ClassNames.Of(folder.Path, 10));
        Assert.Throws<InvalidDataException>(() => ClassNames.Of("fashion", 11));
    }
}
