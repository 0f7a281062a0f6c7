using System.CommandLine;
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
        var picture = new Argument<string>("PICTURE") { Description = "A PNG, JPEG, BMP, GIF, PGM or PPM file; its middle is scaled to the network's input." };
        var layer = new Argument<string>("LAYER") { Description = "A layer as explain names it, such as C1 or Stage2.0.Conv1, or a block such as Stage2." };
        var weights = new Option<string?>("--weights")
        {
            Description = "A safetensors file of the network's weights, with PyTorch's layouts. Without it: random ones of PyTorch's default start.",
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
        using Network network = Catalogue.Create(name)
            ?? throw new IOException($"There is no network '{name}'; there are {string.Join(", ", Catalogue.Names)}.");
        Layer layer = Find(network, layerName)
            ?? throw new IOException($"{name} has no layer '{layerName}'; it has {string.Join(", ", network.Layers.Select(l => l.Name))}.");
        output ??= $"{name.ToLowerInvariant()}-{layer.Name}.png";
        if (Path.GetFileName(output).Length == 0 || Directory.Exists(output))
            throw new IOException($"'{output}' is a folder; --output wants a file.");
        if (Path.GetFullPath(output) == Path.GetFullPath(path))
            throw new IOException($"'{path}' would be overwritten; choose another --output.");

        Picture picture = PictureFile.Read(path);
        if (weights is null)
            network.Initialize(1);
        else
            network.Load(weights);
        var maps = new float[layer.OutputShape.Length];
        try
        {
            network.ForwardTo(layer, NetworkInput.Of(picture, network.InputShape), maps);
        }
        catch (NotSupportedException e)
        {
            throw new IOException(e.Message, e);
        }

        string note = $"{layer.Operator}, {layer.OutputShape}, of {Path.GetFileName(path)}{(weights is null ? ", random weights" : "")}".Replace('×', 'x');
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
