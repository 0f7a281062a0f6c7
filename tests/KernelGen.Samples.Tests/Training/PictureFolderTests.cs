using KernelGen.Samples.Pictures;
using KernelGen.Samples.Training;
using Xunit;

namespace KernelGen.Samples.Tests.Training;

public sealed class PictureFolderTests
{
    [Fact]
    public void EachSubfolderIsAClassAndEveryFifthPictureIsForTheTest()
    {
        using var folder = new TemporaryFolder();
        for (int i = 0; i < 10; i++) Save(folder, $"cats/{i}.png", 6, 5, (byte)i);
        for (int i = 0; i < 6; i++) Save(folder, $"ants/{i}.png", 6, 5, (byte)(100 + i));
        File.WriteAllText(folder.File("ants/.hidden"), "not a picture");
        Directory.CreateDirectory(folder.File(".git"));
        DigitSets sets = PictureFolder.Read(folder.Path, 32);
        Assert.Equal(["ants", "cats"], sets.Names.Names);
        Assert.Equal([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1], sets.Train.Labels.ToArray());
        Assert.Equal([0, 1, 1], sets.Test.Labels.ToArray());
        Assert.Equal((6, 5), (sets.Train.Width, sets.Train.Height));
        Assert.Equal([104, 4, 9], Enumerable.Range(0, 3).Select(i => (int)sets.Test.Image(i).Row(4)[5]));
        Assert.Equal(105, sets.Train.Image(4).Row(0)[0]);
    }

    [Fact]
    public void FoldersNamedTrainAndTestAreThose()
    {
        using var folder = new TemporaryFolder();
        foreach (string name in (string[])["train/a/1.png", "train/b/1.png", "test/b/1.png"]) Save(folder, name, 28, 28, 1);
        DigitSets sets = PictureFolder.Read(folder.Path, 32);
        Assert.Equal([0, 1], sets.Train.Labels.ToArray());
        Assert.Equal([1], sets.Test.Labels.ToArray());
        Save(folder, "test/c/1.png", 28, 28, 1);
        Refused(folder, "has a class 'c'");
    }

    [Theory]
    [InlineData(40, 20, 40, 20)]
    [InlineData(20, 20, 21, 20)]
    public void PicturesThatAreTooLargeOrDifferAreBroughtToOneSize(int width, int height, int otherWidth, int otherHeight)
    {
        using var folder = new TemporaryFolder();
        for (int i = 0; i < 5; i++)
        {
            Save(folder, $"a/{i}.png", width, height, 10);
            Save(folder, $"b/{i}.png", otherWidth, otherHeight, 200);
        }

        DigitSets sets = PictureFolder.Read(folder.Path, 32);
        Assert.Equal((28, 28, 8, 2), (sets.Train.Width, sets.Train.Height, sets.Train.Count, sets.Test.Count));
        Assert.Equal([10, 200], Enumerable.Range(0, 2).Select(i => (int)sets.Test.Image(i).Row(27)[27]));
    }

    [Fact]
    public async Task AFolderOfPicturesIsTrainedOn()
    {
        using var folder = new TemporaryFolder();
        for (int i = 0; i < 20; i++)
        {
            Save(folder, $"bright/{i}.png", 28, 28, (byte)(200 + i));
            Save(folder, $"dark/{i}.png", 28, 28, (byte)i);
        }

        ProgramRun run = await ProgramRun.Of("--data", folder.Path, "--epochs", "20", "--batch", "8");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("0 bright", run.Output, StringComparison.Ordinal);
        Assert.Equal("test accuracy 100.00 % (8 of 8)", run.Lines[^1]);
    }

    [Fact]
    public void Bad68_FoldersThatAreNotASetOfPicturesAreExplained()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("a"));
        Refused(folder, "has 1 subfolders");
        Directory.CreateDirectory(folder.File("b"));
        Refused(folder, "no pictures in its 2 subfolders");
        Save(folder, "a/1.png", 28, 28, 1);
        Refused(folder, "no pictures to test on: a class needs 5");
        File.WriteAllText(folder.File("b/notes.txt"), "x");
        Refused(folder, "notes.txt: this is not a picture by its name");
    }

    [Fact]
    public void Bad56_APictureThatIsCutIsRefusedByItsName()
    {
        using var folder = new TemporaryFolder();
        for (int i = 0; i < 5; i++)
        {
            Save(folder, $"a/{i}.png", 28, 28, 1);
            Save(folder, $"b/{i}.png", 28, 28, 1);
        }

        byte[] whole = File.ReadAllBytes(folder.File("b/3.png"));
        File.WriteAllBytes(folder.File("b/3.png"), whole[..^20]);
        Refused(folder, "3.png: ");
        File.WriteAllBytes(folder.File("b/3.png"), []);
        Refused(folder, "3.png: ");
        File.Delete(folder.File("b/3.png"));
        File.WriteAllBytes(folder.File("b/3.jpg"), [0xFF, 0xD8, 0xFF]);
        Refused(folder, "3.jpg: the picture is damaged");
    }

    private static void Refused(TemporaryFolder folder, string reason) =>
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => PictureFolder.Read(folder.Path, 32)).Message, StringComparison.Ordinal);

    private static void Save(TemporaryFolder folder, string name, int width, int height, byte gray)
    {
        var picture = new Picture(width, height, 1);
        Array.Fill(picture.Pixels, gray);
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(name))!);
        PictureFile.WritePng(folder.File(name), picture);
    }
}
