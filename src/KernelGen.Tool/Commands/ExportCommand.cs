using System.CommandLine;
using KernelGen.Data;
using KernelGen.Tool.Exporting;
using Spectre.Console;

namespace KernelGen.Tool.Commands;

/// <summary>The verb <c>export</c>: a declaration and its weights become an ONNX model.</summary>
internal static class ExportCommand
{
    public static Command Create(IAnsiConsole console, TextWriter error)
    {
        var source = new Argument<string>("SOURCE") { Description = "The C# file with the network's class, and the blocks that it uses." };
        var weights = new Argument<string>("WEIGHTS") { Description = "Its weights, as network.Save writes them: safetensors, or an .npz." };
        var name = new Option<string?>("--class") { Description = "The class, where the file has several networks.", HelpName = "NAME" };
        var output = new Option<string?>("--out", "-o") { Description = "The file to write. Default: the source's name with .onnx.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Overwrite a file that exists." };
        var command = new Command("export", "Turn a declaration and its weights into an ONNX model.") { source, weights, name, output, force };
        command.SetAction(parse => Failure.Guard(error, parse.GetValue(source)!, () =>
        {
            DeclaredNetwork network = DeclaredNetwork.Read(File.ReadAllText(parse.GetValue(source)!), parse.GetValue(name));
            using ITensorFile file = TensorFile.Open(parse.GetValue(weights)!);
            byte[] model = OnnxExport.Write(network, file);
            string path = parse.GetValue(output) ?? Path.ChangeExtension(parse.GetValue(source)!, ".onnx");
            if (File.Exists(path) && !parse.GetValue(force))
            {
                throw new IOException($"{path} exists; --force overwrites it.");
            }

            AtomicFile.Write(path, stream => stream.Write(model));
            console.Profile.Out.Writer.WriteLine(FormattableString.Invariant($"{path}: {model.Length} bytes"));
            return 0;
        }, "exported"));
        return command;
    }
}
