using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using KernelGen.Data;
using KernelGen.Tool.Checking;
using KernelGen.Tool.Naming;
using Spectre.Console;

namespace KernelGen.Tool.Commands;

/// <summary>The verb <c>import</c>: a model becomes a C# file and its weights.</summary>
internal static class ImportCommand
{
    public static Command Create(IAnsiConsole console, TextWriter error)
    {
        var model = new Argument<string>("MODEL") { Description = "The ONNX file." };
        var name = new Option<string?>("--name") { Description = "The class's name. Default: the file's.", HelpName = "NAME" };
        var space = new Option<string?>("--namespace") { Description = "The class's namespace. Default: none.", HelpName = "NAMESPACE" };
        var input = new Option<int[]?>("--input")
        {
            Description = "The input's sizes, for example 1x3x224x224. Needed where the model leaves them open.",
            HelpName = "SIZES",
            CustomParser = Sizes,
        };
        var output = new Option<string>("--out", "-o") { Description = "The folder to write to. Default: this one.", HelpName = "FOLDER", DefaultValueFactory = _ => "." };
        var check = new Option<string?>("--check")
        {
            Description = "Compile the result, run it, and compare: an .npz with arrays called like the model's input and outputs, or a folder of ONNX's test data.",
            HelpName = "EXPECTED",
        };
        var tolerance = new Option<double>("--tolerance")
        {
            Description = "How large a difference --check takes, as a share of the output's largest value. Default: 0.0001.",
            HelpName = "SHARE",
            DefaultValueFactory = _ => 1e-4,
        };
        var fold = new Option<bool>("--fold-norms") { Description = "Make batch norms part of the weights before them. Default: they are kept, so that the network can be trained on." };
        var flat = new Option<bool>("--flat") { Description = "Write every layer by itself. Default: layers that repeat become blocks." };
        var force = new Option<bool>("--force") { Description = "Overwrite files that exist." };
        var build = new Option<string?>("--build") { Description = "Be a step of a build: write FILE.cs and FILE.safetensors, and errors as a build has them.", HelpName = "FILE", Hidden = true };
        var command = new Command("import", "Turn an ONNX model into a C# declaration and a safetensors file of its weights.") { model, name, space, input, output, check, tolerance, fold, flat, force, build };
        command.SetAction(parse => Failure.Guard(error, parse.GetValue(model)!, () =>
        {
            var options = new ImportOptions
            {
                Name = Identifier(parse.GetValue(name), "--name"),
                Namespace = parse.GetValue(space) is { } given ? string.Join('.', given.Split('.').Select(part => Identifier(part, "--namespace"))) : null,
                Input = parse.GetValue(input) is { Length: > 0 } sizes ? sizes : null,
                FoldNorms = parse.GetValue(fold),
                Blocks = !parse.GetValue(flat),
                WeightsFile = parse.GetValue(build) is { } built ? Path.GetFileName(built) + ".safetensors" : null,
            };
            ImportResult result = Importer.Import(parse.GetValue(model)!, options);
            if (parse.GetValue(build) is { } path)
            {
                Write(result, path + ".cs", path + ".safetensors");
                return 0;
            }

            return Finish(result, parse.GetValue(check), parse.GetValue(tolerance), parse.GetValue(output)!, parse.GetValue(force), console, error);
        }, forBuild: parse.GetValue(build) is not null));
        return command;
    }

    private static int Finish(ImportResult result, string? check, double tolerance, string folder, bool force, IAnsiConsole console, TextWriter error)
    {
        if (check is not null && !Check(result, check, tolerance, console))
        {
            error.WriteLine("error: the difference is larger than --tolerance; nothing was written.");
            return Failure.ExitCode;
        }

        string declaration = Path.Combine(folder, result.Declaration.Name + ".cs"), weights = Path.Combine(folder, result.Declaration.Name + ".safetensors");
        if (!force && (File.Exists(declaration) || File.Exists(weights)))
        {
            throw new IOException($"{(File.Exists(declaration) ? declaration : weights)} exists; --force overwrites it.");
        }

        Write(result, declaration, weights);
        TextWriter text = console.Profile.Out.Writer;
        text.WriteLine(FormattableString.Invariant($"{declaration}: {result.Declaration.Items.Count} members, {result.Declaration.Blocks.Count} blocks"));
        text.WriteLine(FormattableString.Invariant($"{weights}: {result.Weights.Count} tensors, {result.Weights.Sum(tensor => (long)tensor.Values.Length)} numbers"));
        foreach (var output in result.Declaration.Outputs.Where(output => output.IsReordered))
        {
            text.WriteLine($"note: {output.Item.Name} has its values in another order of channels and pixels than the model's '{output.ModelName}'.");
        }

        return 0;
    }

    private static void Write(ImportResult result, string declaration, string weights)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(declaration))!);
        AtomicFile.Write(weights, result.WriteWeights);
        AtomicFile.Write(declaration, stream => stream.Write(Encoding.UTF8.GetBytes(result.Text)));
    }

    private static bool Check(ImportResult result, string expected, double tolerance, IAnsiConsole console)
    {
        List<OutputDifference> differences = Comparison.Compare(result, ExpectedValues.Read(expected, result.Graph.InputName));
        foreach (OutputDifference difference in differences)
        {
            console.Profile.Out.Writer.WriteLine(FormattableString.Invariant(
                $"{difference.Output}: largest difference {difference.LargestDifference:G3}, which is {difference.Share:G3} of the largest value, {difference.LargestValue:G4}"));
        }

        return differences.All(difference => difference.Share <= tolerance);
    }

    private static string? Identifier(string? name, string option) => name is null || (Identifiers.Pascal(name) is var pascal && pascal.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !char.IsAsciiDigit(name[0]))
        ? name
        : throw new InvalidDataException($"{option} '{name}' is not a name in C#.");

    private static int[]? Sizes(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        int[] sizes = new int[text.Split('x').Length];
        for (int i = 0; i < sizes.Length; i++)
        {
            if (!int.TryParse(text.Split('x')[i], NumberStyles.None, CultureInfo.InvariantCulture, out sizes[i]) || sizes[i] < 1)
            {
                result.AddError($"'{text}' is not a list of sizes such as 1x3x224x224.");
                return null;
            }
        }

        return sizes;
    }
}
