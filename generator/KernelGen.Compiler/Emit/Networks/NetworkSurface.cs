using System.Globalization;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>
/// Prints the other half of the user's class. Whatever it uses is called in full, and inherited members through the base class, since the user may
/// have types and members of any name.
/// </summary>
internal sealed class NetworkSurface
{
    private readonly CodeWriter _writer = new();
    private readonly TypeDeclaration _type;
    private readonly NetworkDeclaration _declaration;
    private readonly InferenceResult _shapes;
    private readonly IReadOnlyList<LayerProperty> _properties;

    private NetworkSurface(NetworkDeclaration declaration, InferenceResult shapes, IReadOnlyList<LayerProperty> properties) =>
        (_type, _declaration, _shapes, _properties) = (declaration.Type, declaration, shapes, properties);

    private string Kernels => $"global::{_type.KernelNamespace}.{NetworkEmitter.EntryClass}";

    /// <summary>The text of the file.</summary>
    /// <param name="declaration">The network.</param>
    /// <param name="shapes">The shapes of its layers.</param>
    /// <param name="properties">The properties of its layers, in order.</param>
    public static string Write(NetworkDeclaration declaration, InferenceResult shapes, IReadOnlyList<LayerProperty> properties)
    {
        var surface = new NetworkSurface(declaration, shapes, properties);
        surface.Write();
        return surface._writer.ToString();
    }

    private void Write()
    {
        FileHeader.Write(_writer, "What every network has, beside the declared layers.");
        using (new TypeScopes(
            _writer, _type, $"{_type.Header} : global::KernelGen.Network", () => NetworkDocumentation.Write(_writer, _declaration, _shapes)))
        {
            WriteConstants();
            WriteConstruction();
            WriteLayers();
            OutputSurface.Write(_writer, _declaration, _shapes);
            WriteOverrides();
        }
    }

    private void WriteConstants()
    {
        var input = new TensorShape(_declaration.Channels, _declaration.Height, _declaration.Width);
        string order = _declaration.Layout == OutsideLayout.Nchw
            ? "channel after channel, row after row"
            : "row after row, the channels of each pixel together";
        Constant($"Number of values of one input sample, stored {order}.", "int", "InputLength", Text(input.Length));
        Constant(
            _declaration.Outputs.Count > 1 ? "Number of values of all outputs of one sample." : "Number of values of one output sample.",
            "int", "OutputLength", Text(_declaration.OutputShape(_shapes).Length));
        Constant("Number of trainable parameters.", "int", "ParameterCount", Text(_shapes.ParameterCount));
        Constant("Number of multiply-adds of the forward pass of one sample.", "long", "MultiplyAdds", Text(_shapes.MultiplyAdds));
        Constant("Bytes of working memory for the forward pass of one sample.", "long", "WorkspaceBytes", $"{Kernels}.WorkspaceBytes");
    }

    private void Constant(string summary, string type, string name, string value)
    {
        _writer.Line($"/// <summary>{summary}</summary>");
        _writer.Line(FileHeader.GeneratedField);
        _writer.Line($"public const {type} {name} = {value};");
        _writer.Line();
    }

    private void WriteConstruction()
    {
        string name = _type.Name;
        string declared = string.Join("; ", _declaration.Layers.Select(l => l.Operator?.StartWords).Where(w => w is not null).Distinct());
        string start = $"Creates the network with PyTorch's default initialisation{(declared.Length == 0 ? "" : "; " + declared)}.";
        _writer.Lines($$"""
            /// <summary>Creates the network with all parameters zero, to be set or loaded.</summary>
            {{FileHeader.Generated}}
            public {{name}}() : base({{Kernels}}.Plan)
            {
            }

            /// <summary>{{start}}</summary>
            /// <param name="seed">The same seed gives the same parameters on every machine.</param>
            {{FileHeader.Generated}}
            public static {{name}} Create(ulong seed = 0)
            {
                {{name}} network = new {{name}}();
                ((global::KernelGen.Network)network).Initialize(seed);
                return network;
            }

            """);
    }

    private void WriteLayers()
    {
        for (int i = 0; i < _properties.Count; i++)
        {
            (LayerProperty property, int place) = (_properties[i], _properties[i].Place < 0 ? i : _properties[i].Place);
            MemberDocumentation.Write(_writer, property.Documentation, property.Use >= 0
                ? NetworkDocumentation.Of(_declaration, _declaration.Uses[property.Use], _shapes)
                : NetworkDocumentation.Of(_declaration, place, _shapes.Layers[place]));
            if (!_properties[i].IsExcluded)
            {
                _writer.Line(FileHeader.Implementation);
            }

            _writer.Line($"{property.Head} => base.{(property.Use >= 0 ? $"Uses[{Text(property.Use)}]" : $"Layers[{Text(place)}]")};");
            _writer.Line();
        }
    }

    private void WriteOverrides()
    {
        _writer.Line("/// <inheritdoc/>");
        _writer.Line(FileHeader.Generated);
        _writer.Line($"public override string Describe() => {Kernels}.Report;");
        _writer.Line();
        IReadOnlyList<KernelEntry> entries = NetworkEmitter.EntriesOf(_declaration);
        for (int i = 0; i < entries.Count; i++)
        {
            if (i > 0)
            {
                _writer.Line();
            }

            KernelEntry entry = entries[i];
            _writer.Line("/// <inheritdoc/>");
            _writer.Line(FileHeader.Generated);
            _writer.Line($"protected override unsafe void {entry.Name}({entry.Parameters}) =>");
            _writer.Line($"    {Kernels}.{entry.Name}({entry.Arguments});");
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
