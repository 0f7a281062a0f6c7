using System.Globalization;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>Prints the other half of the user's class, and beside it a class of kernels for each vector width.</summary>
internal sealed class NetworkEmitter(
    NetworkDeclaration declaration, InferenceResult shapes, BlockProgram block, SampleProgram sample, ParameterMap parameters, IReadOnlyList<KernelSet> kernels)
{
    private const string Pointers = "float* parameters, float* workspace";
    private readonly CodeWriter _writer = new();

    private string KernelClass => declaration.Type.Name.TrimStart('@') + "Kernels";

    public string Write()
    {
        _writer.Lines(FileHeader.Text);
        if (declaration.Type.Namespace.Length > 0)
        {
            _writer.Line($"namespace {declaration.Type.Namespace};");
            _writer.Line();
        }

        _writer.Lines("""
            using global::KernelGen.Runtime;
            using global::System.Runtime.Intrinsics;

            """);
        WriteUserClass(0);
        foreach (KernelSet set in kernels)
        {
            _writer.Line();
            WriteKernels(set);
        }

        return _writer.ToString();
    }

    private void WriteUserClass(int depth)
    {
        if (depth < declaration.Type.Containers.Count)
        {
            using (_writer.Block(declaration.Type.Containers[depth]))
            {
                WriteUserClass(depth + 1);
            }

            return;
        }

        NetworkDocumentation.Write(_writer, declaration, shapes);
        using (_writer.Block($"{declaration.Type.Header} : global::KernelGen.Network"))
        {
            WriteConstants();
            WriteConstruction();
            WriteLayers();
            WriteDispatch();
            NetworkPlanEmitter.Write(_writer, declaration, shapes, block, sample, parameters);
        }
    }

    private void WriteConstants()
    {
        var input = new TensorShape(declaration.Channels, declaration.Height, declaration.Width);
        string order = declaration.Layout == OutsideLayout.Nchw ? "channel after channel, row after row" : "row after row, the channels of each pixel together";
        Constant($"Floats of one input sample, {order}.", "int", "InputLength", input.Length);
        Constant("Floats of one output sample.", "int", "OutputLength", shapes.Output.Length);
        Constant("Learned numbers.", "int", "ParameterCount", shapes.ParameterCount);
        Constant("Multiplications with a weight for one sample, forward.", "long", "MultiplyAdds", shapes.MultiplyAdds);
        Constant("Bytes of working memory for the forward pass of one sample.", "long", "WorkspaceBytes", 4L * sample.WorkspaceLength);
    }

    private void Constant(string summary, string type, string name, long value)
    {
        _writer.Line($"/// <summary>{summary}</summary>");
        _writer.Line($"public const {type} {name} = {value.ToString(CultureInfo.InvariantCulture)};");
        _writer.Line();
    }

    private void WriteConstruction()
    {
        string name = declaration.Type.Name;
        string start = declaration.Layers.Any(l => l.Operator is StencilDeclaration)
            ? "Makes the network with PyTorch's default initialisation; stencils start from their declared taps."
            : "Makes the network with PyTorch's default initialisation.";
        _writer.Lines($$"""
            /// <summary>Makes the network with all parameters zero, to be set or loaded.</summary>
            public {{name}}() : base(KernelGenPlan)
            {
            }

            /// <summary>{{start}}</summary>
            /// <param name="seed">The same seed gives the same parameters on every machine.</param>
            public static {{name}} Create(ulong seed = 0)
            {
                var network = new {{name}}();
                network.Initialize(seed);
                return network;
            }

            """);
    }

    private void WriteLayers()
    {
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            LayerDeclaration layer = declaration.Layers[i];
            string index = i.ToString(CultureInfo.InvariantCulture);
            _writer.Line($"{layer.Accessibility} partial global::KernelGen.Layer {layer.Name} => Layers[{index}];".TrimStart());
            _writer.Line();
        }
    }

    private void WriteDispatch()
    {
        ProgramEmitter.Write(_writer, "protected override unsafe void PackWeights(float* parameters, float* packed)", sample.Packing, null);
        _writer.Line();
        Dispatch("ForwardSample", "float* input, float* output, float* packed, float* workspace", "input, output, packed, workspace");
        Dispatch("ForwardBlock", Pointers, "parameters, workspace");
        Dispatch(
            "BackwardBlock",
            Pointers + ", float* gradients, bool wantInputGradient",
            "parameters, workspace, gradients, wantInputGradient");
    }

    private void Dispatch(string method, string parameters, string arguments)
    {
        using (_writer.Block($"protected override unsafe void {method}({parameters})"))
        {
            string otherwise = "";
            foreach (Target target in Target.All)
            {
                string bits = target.VectorBits.ToString(CultureInfo.InvariantCulture);
                bool isLast = target == Target.All[Target.All.Count - 1];
                using (_writer.Block(isLast ? "else" : $"{otherwise}if (VectorWidth.Bits == {bits})"))
                {
                    _writer.Line($"{KernelClass}{bits}.{method}({arguments});");
                }

                otherwise = "else ";
            }
        }

        _writer.Line();
    }

    private void WriteKernels(KernelSet set)
    {
        string bits = set.Target.VectorBits.ToString(CultureInfo.InvariantCulture);
        using (_writer.Block($"file static unsafe class {KernelClass}{bits}"))
        {
            ProgramEmitter.Write(
                _writer, "internal static void ForwardSample(float* input, float* output, float* packed, float* workspace)", sample.Steps, set);
            _writer.Line();
            ProgramEmitter.Write(_writer, $"internal static void ForwardBlock({Pointers})", block.Forward, set);
            _writer.Line();
            ProgramEmitter.Write(
                _writer, $"internal static void BackwardBlock({Pointers}, float* gradients, bool wantInputGradient)", block.Backward, set);
            foreach (Function function in set.Functions)
            {
                _writer.Line();
                FunctionEmitter.Write(function, _writer);
            }
        }
    }
}
