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
            Description = "A PNG, JPEG, BMP, GIF, PGM or PPM file; colours become gray. Without it: a landscape drawn by the program.",
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

        // On a thread of its own, so that the caller's stays free.
        command.SetAction((parse, cancellation) => Task.Run(
            () => Failure.Guard(error, () => Run(parse.GetValue(picture), parse.GetValue(output)!, console, cancellation)),
            CancellationToken.None));
        return command;
    }

    private static int Run(string? path, string output, IAnsiConsole console, CancellationToken cancellation)
    {
        if (path is { Length: 0 })
            throw new IOException("PICTURE is an empty name.");
        if (Path.GetFileName(output).Length == 0 || Directory.Exists(output))
            throw new IOException($"'{output}' is a folder; --output wants a file.");
        string stem = Path.Combine(Path.GetDirectoryName(output) ?? string.Empty, Path.GetFileNameWithoutExtension(output));
        string[] files = [output, $"{stem}-figure1.png", $"{stem}-figure2.png", $"{stem}-figure3.png"];
        if (path is not null && files.Any(file => Path.GetFullPath(file) == Path.GetFullPath(path)))
            throw new IOException($"'{path}' would be overwritten; choose another --output.");

        try
        {
            byte[]? source = path is null ? null : PictureFile.ReadBytes(path);
            long pixels = source is null ? 0 : PictureFile.EstimatePixels(source);
            Picture[] sheets = FiltersDisplay.Show(console, pixels, cancellation, progress => Draw(source, path, progress));
            for (int i = 0; i < files.Length; i++)
            {
                PictureFile.WritePng(files[i], sheets[i]);
                console.Profile.Out.Writer.WriteLine(FormattableString.Invariant($"{files[i]}: {sheets[i].Width} x {sheets[i].Height}"));
            }

            return 0;
        }
        catch (OperationCanceledException)
        {
            console.Profile.Out.Writer.WriteLine("Stopped; nothing was written.");
            return Failure.Interrupted;
        }
    }

    private static Picture[] Draw(byte[]? source, string? path, JobProgress progress)
    {
        Picture picture = source is null ? TestPicture.Draw() : PictureFile.Decode(source, path!, progress);
        string name = path is null ? "the built-in picture" : Path.GetFileName(path);
        return
        [
            ContactSheet.Draw($"Nine kernels on {name}", NineKernels.Apply(picture.ToGray(), progress), progress),
            MapSheet.Draw("Figure 1: two halves", CourseFigures.HalfAndHalf()),
            MapSheet.Draw("Figure 2: four quarters", CourseFigures.Quarters()),
            MapSheet.Draw("Figure 3: a cross", CourseFigures.Cross()),
        ];
    }
}
