using KernelGen.Samples.Classify;
using KernelGen.Samples.Training;
using Xunit;

namespace KernelGen.Samples.Tests.Classify;

/// <summary>The verb <c>evaluate</c>.</summary>
public sealed class EvaluateTests
{
    [Fact]
    public async Task B26_TheShippedDigitsAreCounted()
    {
        using var folder = new TemporaryFolder();
        for (int i = 0; i < 200; i++) Digits.Save(folder.File($"{Digits.Label(i)}/{i}.png"), i);
        ProgramRun run = await ProgramRun.Of("evaluate", "lenet5", folder.Path);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal("LeNet5 on 200 pictures of 10 classes", run.Lines[0]);
        Assert.Matches(@"^top-1 accuracy (9[5-9]|100)\.\d\d % \(\d+ of 200\)$", run.Lines[^2]);
        Assert.Matches(@"^top-5 accuracy (99|100)\.\d\d % \(\d+ of 200\)$", run.Lines[^1]);

        // Any number of threads gives the same.
        ProgramRun one = await ProgramRun.Of("evaluate", "lenet5", folder.Path, "--threads", "1");
        Assert.Equal(run.Lines[^2..], one.Lines[^2..]);
    }

    [Fact]
    public async Task B26_WrongLabelsAreCountedAsWrong()
    {
        // All digits in the folder of the next one: what is right is seldom first, and often among five.
        using var folder = new TemporaryFolder();
        for (int i = 0; i < 50; i++) Digits.Save(folder.File($"{(Digits.Label(i) + 1) % 10}/{i}.png"), i);
        ProgramRun run = await ProgramRun.Of("evaluate", "lenet5", folder.Path);
        Assert.Matches(@"^top-1 accuracy [0-6]\.00 % ", run.Lines[^2]);
    }

    [Fact]
    public async Task Bad68_FilesThatAreNotPicturesAreNamedAndCounted()
    {
        using var folder = new TemporaryFolder();
        for (int i = 0; i < 20; i++) Digits.Save(folder.File($"{Digits.Label(i)}/{i}.png"), i);
        string place = folder.File($"{Digits.Label(0)}");
        File.WriteAllText(Path.Combine(place, "notes.txt"), "notes");
        File.WriteAllBytes(Path.Combine(place, "cut.png"), File.ReadAllBytes(Path.Combine(place, "0.png"))[..60]);
        File.WriteAllText(Path.Combine(place, ".hidden"), "");
        ProgramRun run = await ProgramRun.Of("evaluate", "lenet5", folder.Path);
        Assert.Equal(1, run.ExitCode);
        string[] errors = run.Error.TrimEnd().Split('\n');
        Assert.Equal(2, errors.Length);
        Assert.Contains("cut.png: the picture is damaged", errors[0], StringComparison.Ordinal);
        Assert.Contains("notes.txt: this is neither PNG", errors[1], StringComparison.Ordinal);
        Assert.Contains("2 of 22 files could not be read", run.Output, StringComparison.Ordinal);
        Assert.EndsWith(" of 20)", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALongRunSaysHowFarItIsOnATerminal()
    {
        using var folder = new TemporaryFolder();
        for (int i = 0; i < 20; i++) Digits.Save(folder.File($"{Digits.Label(i)}/{i}.png"), i);
        ProgramRun run = await ProgramRun.Of(CancellationToken.None, terminal: true, "evaluate", "lenet5", folder.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("20 of 20", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CtrlCStopsIt()
    {
        using var folder = new TemporaryFolder();
        Digits.Save(folder.File("0/0.png"), 0);
        ProgramRun run = await ProgramRun.Of(new CancellationToken(canceled: true), "evaluate", "lenet5", folder.Path);
        Assert.NotEqual(0, run.ExitCode);
        Assert.DoesNotContain("accuracy", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void SubfoldersAreCalledLikeClassesOrNumbersOrAreInOrder()
    {
        using var folder = new TemporaryFolder();
        var names = new ClassNames("class", ["dog", "cat", "ant"]);
        foreach (string name in (string[])["cat", "dog"]) Digits.Save(folder.File($"{name}/1.png"), 0);
        Assert.Equal([("cat", 1), ("dog", 0)], LabelledFolder.Of(folder.Path, 3, names).Classes);
        Assert.Equal([("cat", 0), ("dog", 1)], LabelledFolder.Of(folder.Path, 3, ClassNames.Numbers).Classes);
        Digits.Save(folder.File("eel/1.png"), 0);
        Assert.Contains("'eel', but no class is called so", Refused(folder, 3, names), StringComparison.Ordinal);
        Assert.Contains("has 3 subfolders, but the network tells 2 classes", Refused(folder, 2, ClassNames.Numbers), StringComparison.Ordinal);
        using var numbers = new TemporaryFolder();
        foreach (string name in (string[])["10", "9", "0002"]) Digits.Save(numbers.File($"{name}/1.png"), 0);
        Assert.Equal([("0002", 2), ("10", 10), ("9", 9)], LabelledFolder.Of(numbers.Path, 11, ClassNames.Numbers).Classes);
    }

    [Fact]
    public void OfAFolderForTrainingTheTestIsMeant()
    {
        using var folder = new TemporaryFolder();
        Digits.Save(folder.File("train/a/1.png"), 0);
        Digits.Save(folder.File("test/a/2.png"), 0);
        Assert.EndsWith("2.png", Assert.Single(LabelledFolder.Of(folder.Path, 10, ClassNames.Numbers).Files).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheOrderIsToldWhereClassesAreMissing()
    {
        using var folder = new TemporaryFolder();
        foreach (string name in (string[])["cat", "dog"]) Digits.Save(folder.File($"{name}/1.png"), 0);
        ProgramRun run = await ProgramRun.Of("evaluate", "lenet5", folder.Path);
        Assert.Contains("the network has 10 classes; the subfolders are taken in their order: cat is class 0, dog is class 1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad68_FoldersThatAreNoneAreExplained()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("There is no folder", (await ProgramRun.Of("evaluate", "lenet5", folder.File("none"))).Error, StringComparison.Ordinal);
        Assert.Contains("has no subfolders", (await ProgramRun.Of("evaluate", "lenet5", folder.Path)).Error, StringComparison.Ordinal);
        Directory.CreateDirectory(folder.File("0"));
        Assert.Contains("has no pictures in its 1 subfolders", (await ProgramRun.Of("evaluate", "lenet5", folder.Path)).Error, StringComparison.Ordinal);
        File.WriteAllText(folder.File("0/a.png"), "a");
        ProgramRun run = await ProgramRun.Of("evaluate", "lenet5", folder.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("accuracy", run.Output, StringComparison.Ordinal);
        Assert.Contains("--threads must be a whole number from 1 to 1024", (await ProgramRun.Of("evaluate", "lenet5", folder.Path, "--threads", "0")).Error, StringComparison.Ordinal);
    }

    private static string Refused(TemporaryFolder folder, int classes, ClassNames names) =>
        Assert.Throws<InvalidDataException>(() => LabelledFolder.Of(folder.Path, classes, names)).Message;
}
