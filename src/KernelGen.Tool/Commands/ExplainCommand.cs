using System.CommandLine;
using System.Globalization;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;
using KernelGen.Tool.Exporting;
using Spectre.Console;

namespace KernelGen.Tool.Commands;

/// <summary>The verb <c>explain</c>: what each layer of a declaration makes, and what it costs.</summary>
internal static class ExplainCommand
{
    public static Command Create(IAnsiConsole console, TextWriter error)
    {
        var source = new Argument<string>("SOURCE") { Description = "The C# file with the network's class, and the blocks that it uses." };
        var name = new Option<string?>("--class") { Description = "The class, where the file has several networks.", HelpName = "NAME" };
        var command = new Command("explain", "List the layers of a declaration, those of blocks too, with shapes, parameters and multiply-adds.") { source, name };
        command.SetAction(parse => Failure.Guard(error, parse.GetValue(source)!, () =>
        {
            Show(DeclaredNetwork.Read(File.ReadAllText(parse.GetValue(source)!), parse.GetValue(name)), console);
            return 0;
        }, "explained"));
        return command;
    }

    private static void Show(DeclaredNetwork network, IAnsiConsole console)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("layer", "operations", "output");
        table.AddColumns(new TableColumn("parameters").RightAligned(), new TableColumn("multiply-adds").RightAligned());
        for (int i = 0; i < network.Declaration.Layers.Count; i++)
        {
            LayerDeclaration layer = network.Declaration.Layers[i];
            LayerShape shape = network.Shapes.Layers[i];
            table.AddRow(Markup.Escape(layer.Name), Markup.Escape(network.Declaration.WordsOf(i)), shape.Result.ToString(), Count(shape.ParameterCount), Count(shape.MultiplyAdds));
        }

        table.AddRow("all", "", "", Count(network.Shapes.ParameterCount), Count(network.Shapes.MultiplyAdds));
        console.Write(table);
    }

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
