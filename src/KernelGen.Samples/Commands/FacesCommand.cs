using System.CommandLine;
using System.Reflection;
using KernelGen.Samples.Faces;
using KernelGen.Samples.Pictures;
using Spectre.Console;

namespace KernelGen.Samples.Commands;

/// <summary>The verb <c>faces</c>: BlazeFace, as the importer wrote it, finds faces on a picture.</summary>
internal static class FacesCommand
{
    private const string Shipped = "astronaut.jpg";

    public static Command Create(IAnsiConsole console, TextWriter error)
    {
        var picture = new Argument<string?>("PICTURE")
        {
            Description = "A PNG, JPEG, BMP, GIF, PGM or PPM file. Without it: a photograph that the program carries in itself.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var output = new Option<string?>("--out", "--output", "-o")
        {
            Description = "The picture with the boxes, a PNG. Without it: beside PICTURE, with -faces behind its name.",
            HelpName = "FILE",
        };
        var least = new Option<float>("--threshold")
        {
            Description = "The least score of a face, from 0 to 1.",
            DefaultValueFactory = _ => 0.5f,
        };
        least.Check(value => value is > 0 and <= 1, "a number above 0, up to 1");
        var command = new Command("faces", "Find faces on a picture with BlazeFace, imported from ONNX, and draw boxes around them.") { picture, output, least };

        // On a thread of its own, so that the caller's stays free.
        command.SetAction((parse, cancellation) => Task.Run(
            () => Failure.Guard(error, () => Run(parse.GetValue(picture), parse.GetValue(output), parse.GetValue(least), console, cancellation)),
            CancellationToken.None));
        return command;
    }

    private static int Run(string? path, string? output, float least, IAnsiConsole console, CancellationToken cancellation)
    {
        if (path is { Length: 0 })
            throw new IOException("PICTURE is an empty name.");
        output ??= path is null ? "astronaut-faces.png" : Path.Combine(Path.GetDirectoryName(path) ?? string.Empty, $"{Path.GetFileNameWithoutExtension(path)}-faces.png");
        if (Path.GetFileName(output).Length == 0 || Directory.Exists(output))
            throw new IOException($"'{output}' is a folder; --out wants a file.");
        if (path is not null && Path.GetFullPath(output) == Path.GetFullPath(path))
            throw new IOException($"'{path}' would be overwritten; choose another --out.");

        Picture picture = path is null ? PictureFile.Decode(Photograph(), Shipped) : PictureFile.Read(path);
        using var finder = new FaceFinder();
        IReadOnlyList<Face> faces = finder.Find(picture, least);
        if (cancellation.IsCancellationRequested)
        {
            console.Profile.Out.Writer.WriteLine("Stopped; nothing was written.");
            return Failure.Interrupted;
        }

        PictureFile.WritePng(output, FaceSheet.Draw(picture, faces));
        TextWriter writer = console.Profile.Out.Writer;
        foreach (Face face in faces)
        {
            writer.WriteLine(FormattableString.Invariant(
                $"face {100 * face.Score:F1} %: {face.Width:F0} x {face.Height:F0} pixels at ({face.Left:F0}, {face.Top:F0})"));
        }

        string count = faces.Count switch { 0 => "no face", 1 => "1 face", int many => $"{many} faces" };
        writer.WriteLine($"{output}: {count}");
        return 0;
    }

    private static byte[] Photograph()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Shipped)
            ?? throw new InvalidOperationException($"The program was built without {Shipped}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
