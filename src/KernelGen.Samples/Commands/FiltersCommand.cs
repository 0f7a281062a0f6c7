using System.CommandLine;
using KernelGen.Samples.Filters;
using KernelGen.Samples.Pictures;
using Spectre.Console;

namespace KernelGen.Samples.Commands;

/// <summary>The verb <c>filters</c>: the nine kernels on a picture, and the course's three figures.</summary>
internal static class FiltersCommand
{
    public static Command Create(IAnsiConsole console, TextWriter error)
    {
        var picture = new Argument<string?>("PICTURE")
        {
            Description = "A PNG, PGM or PPM file; colours become gray. Without it: a landscape drawn by the program.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var output = new Option<string>("--output", "-o")
        {
            Description = "The contact sheet, a PNG. The figures go beside it, with -figure1 to -figure3 after the name.",
            HelpName = "FILE",
            DefaultValueFactory = _ => "kernels.png",
        };
        var command = new Command("filters", "Run the nine 3 x 3 kernels over a picture and draw a contact sheet, and the course's three figures.")
        {
            picture,
            output,
        };
        command.SetAction(parse => Failure.Guard(
            error, () => Run(parse.GetValue(picture), parse.GetValue(output)!, console.Profile.Out.Writer)));
        return command;
    }

    private static int Run(string? path, string output, TextWriter log)
    {
        if (Path.GetFileName(output).Length == 0 || Directory.Exists(output))
            throw new IOException($"'{output}' is a folder; --output wants a file.");
        string stem = Path.Combine(Path.GetDirectoryName(output) ?? string.Empty, Path.GetFileNameWithoutExtension(output));
        string[] figures = [$"{stem}-figure1.png", $"{stem}-figure2.png", $"{stem}-figure3.png"];
        if (path is not null && figures.Append(output).Any(file => Path.GetFullPath(file) == Path.GetFullPath(path)))
            throw new IOException($"'{path}' would be overwritten; choose another --output.");

        Picture gray = path is null ? TestPicture.Draw() : PictureFile.Read(path).ToGray();
        string name = path is null ? "the built-in picture" : Path.GetFileName(path);
        Save(output, ContactSheet.Draw($"Nine kernels on {name}", NineKernels.Apply(gray)), log);
        Save(figures[0], MapSheet.Draw("Figure 1: two halves", CourseFigures.HalfAndHalf()), log);
        Save(figures[1], MapSheet.Draw("Figure 2: four quarters", CourseFigures.Quarters()), log);
        Save(figures[2], MapSheet.Draw("Figure 3: a cross", CourseFigures.Cross()), log);
        return 0;
    }

    private static void Save(string path, Picture picture, TextWriter log)
    {
        PictureFile.WritePng(path, picture);
        log.WriteLine(FormattableString.Invariant($"{path}: {picture.Width} x {picture.Height}"));
    }
}
