using System.Globalization;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>
/// Prints the kernels of a network: a type for each vector width in a file of its own, and a file of the programs that run on any of them and of the
/// class that chooses a width.
/// </summary>
internal sealed class NetworkEmitter(
    NetworkDeclaration declaration, InferenceResult shapes, NetworkPrograms programs, ParameterMap parameters, IReadOnlyList<KernelSet> kernels,
    Widths? widths = null)
{
    /// <summary>The class that the user's half calls.</summary>
    public const string EntryClass = "Kernels";

    /// <summary>The end of the name of the file that has that class.</summary>
    public const string EntryFile = ".Network.g.cs";

    /// <summary>The type parameter of the programs: the kernels of a width.</summary>
    public const string TypeParameter = "TKernels";

    private const string Programs = "Programs";
    private const string Interface = "IKernels";
    private const string InferBlock = "InferBlock";
    private const string Worker = "global::KernelGen.Runtime.Worker worker";

    /// <summary>What that class offers. The first is the same for every width.</summary>
    public static readonly KernelEntry[] Entries =
    [
        new("PackWeights", "float* parameters, float* packed", "parameters, packed"),
        new(
            "ForwardSample", $"float* input, float* output, float* packed, float* workspace, {Worker}",
            "input, output, packed, workspace, worker"),
        new(InferBlock, "float* parameters, float* workspace", "parameters, workspace"),
        new("ForwardBlock", $"float* parameters, float* workspace, {Worker}", "parameters, workspace, worker"),
        new(
            "BackwardBlock", $"float* parameters, float* workspace, float* scratch, float* gradients, bool wantInputGradient, {Worker}",
            "parameters, workspace, scratch, gradients, wantInputGradient, worker"),
    ];

    /// <summary>What it offers besides where training waits for the whole batch on its way.</summary>
    private static readonly KernelEntry[] s_segmentEntries =
    [
        new("ForwardSegment", $"int segment, float* parameters, float* workspace, {Worker}", "segment, parameters, workspace, worker"),
        new(
            "BackwardSegment", $"int segment, float* parameters, float* workspace, float* scratch, float* gradients, bool wantInputGradient, {Worker}",
            "segment, parameters, workspace, scratch, gradients, wantInputGradient, worker"),
    ];

    private readonly CodeWriter _writer = new(CodeWriter.Tab);
    private readonly PlaceNames _parameters = new(parameters);
    private readonly PlaceNames _sample = new(
        "Sample", "Where the program of one sample keeps what: packed weights, then its workspace.", programs.One.Forward, kernels[0], programs.One);

    private readonly PlaceNames _block = new(
        "Block", "Where training keeps what in the workspace of sixteen samples.", programs.Training?.Steps ?? [], kernels[0]);

    private readonly PlaceNames _inference = new(
        "Inference", "Where inference keeps what in the workspace of sixteen samples.", programs.Sixteen?.Steps ?? [], kernels[0]);

    private readonly LayerValues _values = new(declaration, shapes, programs.One);

    /// <summary>Whether threads can share one sample, whatever the width of the machine's vectors is.</summary>
    private bool SharesSample => kernels.Any(set => programs.One.Forward.Any(set.IsShared));

    /// <summary>The same for sixteen samples in training.</summary>
    private bool SharesBlock => kernels.Any(set => programs.Training?.Steps.Any(set.IsShared) == true);

    private string Name => declaration.Type.Name.TrimStart('@');

    private bool HasSegments => programs.Training?.Forward.Any(s => s is BatchBarrier) == true;

    /// <summary>What the class of a network offers.</summary>
    public static IReadOnlyList<KernelEntry> EntriesOf(NetworkDeclaration declaration) =>
        declaration.Layers.Any(l => l.Norm is not null) ? [.. Entries, .. s_segmentEntries] : Entries;

    /// <summary>The same with bodies that throw, for a network that this compiler fails on.</summary>
    public static string WriteStub(NetworkDeclaration declaration)
    {
        var writer = new CodeWriter();
        FileHeader.Write(writer, "Kernels that throw, because KernelGen failed: see the compiler's messages.");
        using (writer.Block($"namespace {declaration.Type.KernelNamespace}"))
        {
            writer.Line(FileHeader.Generated);
            WriteStubClass(writer, EntriesOf(declaration));
        }

        return writer.ToString();
    }

    private static void WriteStubClass(CodeWriter writer, IReadOnlyList<KernelEntry> entries)
    {
        using (writer.Block($"internal static unsafe class {EntryClass}"))
        {
            const string Fail = "throw new global::System.NotSupportedException(\"KernelGen failed on this network; see the compiler's messages.\")";
            writer.Line("internal const long WorkspaceBytes = 0;");
            writer.Line("internal const string Report = \"\";");
            writer.Line($"internal static global::KernelGen.Runtime.NetworkPlan Plan => {Fail};");
            foreach (KernelEntry entry in entries)
            {
                writer.Line($"internal static void {entry.Name}({entry.Parameters}) => {Fail};");
            }
        }
    }

    /// <summary>The files: first what the user's class calls, then the kernels of each width, so that a reader opens the width of their machine.</summary>
    public IReadOnlyList<GeneratedFile> Write()
    {
        var methods = new FunctionFamilies(kernels, depth: 2);
        return [WriteMain(methods), .. kernels.Select((set, width) => WriteKernels(methods, width, Bits(set.Target)))];
    }

    private GeneratedFile WriteMain(FunctionFamilies methods)
    {
        var head = Head($"The programs of {Name}, and the choice of kernels for the vectors that the machine has.");
        KernelUsings.WriteForPrograms(head);
        _parameters.Write(_writer);
        _sample.Write(_writer);
        _block.Write(_writer);
        _inference.Write(_writer);
        WriteEntries();
        WritePrograms(methods);
        WriteInterface(methods);
        return new(EntryFile, head.ToString() + _writer);
    }

    private GeneratedFile WriteKernels(FunctionFamilies methods, int width, string bits)
    {
        var kernels = new CodeWriter(CodeWriter.Tab);
        kernels.Line(FileHeader.Generated);
        using (kernels.Block($"internal readonly unsafe struct {EntryClass}{bits} : {Interface}"))
        {
            foreach (FunctionFamily method in methods.All)
            {
                method.WriteBody(kernels, width);
                kernels.Line();
            }

            foreach (FunctionFamily stage in methods.StagesOf(width))
            {
                stage.Write(kernels);
                kernels.Line();
            }
        }

        string text = kernels.ToString();
        var head = Head($"The kernels of {Name} for vectors of {bits} bits; {Interface} says what each computes.");
        KernelUsings.Write(head, text);
        return new($".Network.{bits}.g.cs", head + text);
    }

    /// <summary>A file with its first lines, up to the namespace.</summary>
    private CodeWriter Head(string content)
    {
        var head = new CodeWriter();
        FileHeader.Write(head, content, hasKernelsOnly: true);
        head.Line($"namespace {declaration.Type.KernelNamespace};");
        head.Line();
        return head;
    }

    private void WriteEntries()
    {
        _writer.Line("// What all widths share, and the choice of the widest that the machine has.");
        _writer.Line(FileHeader.Generated);
        using (_writer.Block($"internal static unsafe class {EntryClass}"))
        {
            _writer.Line($"internal const long WorkspaceBytes = {OutputSurface.WorkspaceBytes(programs.One).ToString(CultureInfo.InvariantCulture)};");
            _writer.Line();
            NetworkPlanEmitter.Write(_writer, declaration, shapes, programs, parameters, _values, SharesSample, SharesBlock);
            _writer.Line();
            WriteReport();
            _writer.Line();
            new ProgramEmitter(_writer, null, [_sample, _parameters]).Write(Head(Entries[0]), programs.One.Packing);
            foreach (KernelEntry entry in EntriesOf(declaration).Skip(1))
            {
                _writer.Line();
                if (programs.Training is null && (entry == Entries[3] || entry == Entries[4] || s_segmentEntries.Contains(entry)))
                {
                    _writer.Line($"{Head(entry)} => throw new global::System.InvalidOperationException(\"This network is declared without training.\");");
                }
                else if (entry.Name == InferBlock && programs.Sixteen is null)
                {
                    WriteRefusal(entry, "Samples of this network run faster one after another.");
                }
                else if (HasSegments && (entry == Entries[3] || entry == Entries[4]))
                {
                    WriteRefusal(entry, "Training of this network goes segment by segment.");
                }
                else
                {
                    WriteDispatch(entry);
                }
            }
        }
    }

    /// <summary>A text that is ready when the program is built: it costs nothing until somebody asks for it.</summary>
    private void WriteReport()
    {
        string[] lines = CostReport.Write(declaration, shapes, programs, kernels[0]).TrimEnd('\n').Split('\n');
        _writer.Line("internal const string Report =");
        for (int i = 0; i < lines.Length; i++)
        {
            _writer.Line($"    \"{lines[i]}\\n\"{(i < lines.Length - 1 ? " +" : ";")}");
        }
    }

    private void WriteRefusal(KernelEntry entry, string why) =>
        _writer.Line($"{Head(entry)} => throw new global::System.InvalidOperationException(\"{why}\");");

    private void WriteDispatch(KernelEntry entry)
    {
        using (_writer.Block(Head(entry)))
        {
            string comparison = kernels.Count == Target.All.Count ? "==" : ">=";
            string otherwise = "";
            foreach (KernelSet set in kernels)
            {
                bool isLast = set.Target == Target.Bits128 && kernels.Count > 1;
                using (_writer.Block(isLast ? "else" : $"{otherwise}if (VectorWidth.Bits {comparison} {Bits(set.Target)})"))
                {
                    _writer.Line($"{Programs}<{EntryClass}{Bits(set.Target)}>.{entry.Name}({entry.Arguments});");
                }

                otherwise = "else ";
            }

            if (widths?.Missing is { } missing)
            {
                using (_writer.Block("else"))
                {
                    _writer.Line($"{missing};");
                }
            }
        }
    }

    private void WritePrograms(FunctionFamilies methods)
    {
        _writer.Line();
        _writer.Line("// The programs, for the kernels of any width.");
        _writer.Line(FileHeader.Generated);
        using (_writer.Block($"internal static unsafe class {Programs}<{TypeParameter}> where {TypeParameter} : struct, {Interface}"))
        {
            new ProgramEmitter(_writer, methods, [_sample, _parameters], _values.Stops()).Write(Head(Entries[1]), programs.One.Forward, SharesSample);
            if (programs.Sixteen is { } sixteen)
            {
                _writer.Line();
                new ProgramEmitter(_writer, methods, [_inference, _parameters], isAlone: true).Write(Head(Entries[2]), sixteen.Forward);
            }

            var emitter = new ProgramEmitter(_writer, methods, [_block, _parameters]);
            if (programs.Training is { } training && HasSegments)
            {
                _writer.Line();
                emitter.WriteSegments(s_segmentEntries[0], Entries[3], TrainingSegments.Of(training.Forward), SharesBlock);
                _writer.Line();
                emitter.WriteSegments(s_segmentEntries[1], Entries[4], TrainingSegments.Of(training.Backward), SharesBlock);
            }
            else if (programs.Training is { } whole)
            {
                _writer.Line();
                emitter.Write(Head(Entries[3]), whole.Forward, SharesBlock);
                _writer.Line();
                emitter.Write(Head(Entries[4]), whole.Backward, SharesBlock);
            }
        }
    }

    private void WriteInterface(FunctionFamilies methods)
    {
        _writer.Line();
        _writer.Line("// What the programs call: each width has its own. Threads that share a method do each one part of the parts.");
        _writer.Line("// Layers that differ in numbers run one method: it gets those numbers last, named by their first use.");
        _writer.Line(FileHeader.GeneratedField);
        using (_writer.Block($"internal unsafe interface {Interface}"))
        {
            foreach (FunctionFamily method in methods.All)
            {
                method.WriteDeclaration(_writer);
            }
        }
    }

    private static string Head(KernelEntry entry) => entry.Head;

    private static string Bits(Target target) => target.VectorBits.ToString(CultureInfo.InvariantCulture);
}
