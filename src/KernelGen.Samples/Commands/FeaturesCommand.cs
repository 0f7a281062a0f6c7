using System.CommandLine;
using KernelGen.Samples.Classify;
using KernelGen.Samples.Networks;
using KernelGen.Samples.Pictures;
using Spectre.Console;

namespace KernelGen.Samples.Commands;

/// <summary>The verb <c>features</c>: what a layer of a network makes of a picture, as a contact sheet.</summary>
internal static class FeaturesCommand
{
    public static Command Create(IAnsiConsole console, TextWriter error)
    {
        string names = string.Join(", ", Catalogue.Names);
        var network = new Argument<string>("NETWORK") { Description = $"One of {names}." };
        var picture = new Argument<string>("PICTURE") { Description = "A PNG, JPEG, BMP, GIF, PGM or PPM file; brought to the network's input as classify does." };
        var layer = new Argument<string>("LAYER") { Description = "A layer as explain names it, such as C1 or Stage2.0.Conv1, or a block such as Stage2." };
        var weights = new Option<string?>("--weights")
        {
            Description = "The network's weights, as classify reads them. Without it: those of LeNet-5 that the program ships, else random ones.",
            HelpName = "FILE",
        };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The contact sheet, a PNG. Without it: NETWORK-LAYER.png.",
            HelpName = "FILE",
        };
        var command = new Command("features", "Draw what a layer of a network makes of a picture: every feature map in its own grays.")
        {
            network, picture, layer, weights, output,
        };
        command.SetAction(parse => Failure.Guard(error, () => Run(
            parse.GetValue(network)!, parse.GetValue(picture)!, parse.GetValue(layer)!, parse.GetValue(weights), parse.GetValue(output), console)));
        return command;
    }

    private static int Run(string name, string path, string layerName, string? weights, string? output, IAnsiConsole console)
    {
        CatalogueEntry entry = Catalogue.Find(name)
            ?? throw new IOException($"There is no network '{name}'; there are {string.Join(", ", Catalogue.Names)}.");
        bool isRandom = weights is null && entry.Shipped is null;
        using Network network = isRandom ? entry.Create() : Weights.Load(entry, weights);
        Layer layer = Find(network, layerName)
            ?? throw new IOException($"{name} has no layer '{layerName}'; it has {string.Join(", ", network.Layers.Select(l => l.Name))}.");
        output ??= $"{name.ToLowerInvariant()}-{layer.Name}.png";
        if (Path.GetFileName(output).Length == 0 || Directory.Exists(output))
            throw new IOException($"'{output}' is a folder; --output wants a file.");
        if (Path.GetFullPath(output) == Path.GetFullPath(path))
            throw new IOException($"'{path}' would be overwritten; choose another --output.");

        Picture picture = PictureFile.Read(path);
        float[] input = entry.Pictures is { } reading
            ? new PictureInput(reading, GrayPart.Whole, network.InputShape).Of(picture)
            : GrayInput.Of(picture, network.InputShape);
        if (isRandom) network.Initialize(1);
        var maps = new float[layer.OutputShape.Length];
        try
        {
            network.ForwardTo(layer, input, maps);
        }
        catch (NotSupportedException e)
        {
            throw new IOException(e.Message, e);
        }

        string note = $"{layer.Operator}, {layer.OutputShape}, of {Path.GetFileName(path)}{(isRandom ? ", random weights" : "")}".Replace('×', 'x');
        Picture sheet = MapGrid.Draw($"{network.Name} {layer.Name}", note, layer.OutputShape, maps);
        PictureFile.WritePng(output, sheet);
        console.Profile.Out.Writer.WriteLine(FormattableString.Invariant(
            $"{output}: {layer.OutputShape.Channels} maps of {layer.OutputShape.Height} x {layer.OutputShape.Width}, values from {maps.Min():G4} to {maps.Max():G4}"));
        return 0;
    }

    private static Layer? Find(Network network, string name) =>
        network.Layers.Concat(BlocksOf(network)).FirstOrDefault(l => l.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    // A block's property gives the values of its last layer.
    private static IEnumerable<Layer> BlocksOf(Network network) => network.GetType().GetProperties()
        .Where(p => p.PropertyType == typeof(Layer)).Select(p => (Layer)p.GetValue(network)!);
}
