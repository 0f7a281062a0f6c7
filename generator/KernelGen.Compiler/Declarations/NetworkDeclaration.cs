namespace KernelGen.Compiler.Declarations;

/// <summary>One class marked <c>[Network]</c>: all that the later stages know of it.</summary>
/// <param name="Type">The user's class.</param>
/// <param name="Channels">Channels of one input sample.</param>
/// <param name="Height">Rows of one input sample.</param>
/// <param name="Width">Columns of one input sample.</param>
/// <param name="Layers">The layers, in the order of the members.</param>
/// <param name="Layout">How samples lie in the caller's memory.</param>
internal sealed record NetworkDeclaration(
    TypeDeclaration Type,
    int Channels,
    int Height,
    int Width,
    EquatableArray<LayerDeclaration> Layers,
    OutsideLayout Layout = OutsideLayout.Nchw);

/// <summary>The order of the values of one sample.</summary>
internal enum OutsideLayout
{
    Nchw,
    Nhwc,
}

/// <summary>One partial property of type <c>Layer</c>.</summary>
/// <param name="Name">The property's name as written in source.</param>
/// <param name="Accessibility">The property's modifiers, for example <c>public</c>.</param>
/// <param name="Operator">What the layer computes first; null where it is an activation alone.</param>
/// <param name="Activation">What is applied last.</param>
/// <param name="Schedule">What is pinned of how it is run.</param>
internal sealed record LayerDeclaration(
    string Name,
    string Accessibility,
    OperatorDeclaration? Operator,
    Activation Activation,
    ScheduleDeclaration? Schedule = null)
{
    /// <summary>What <see cref="Inputs"/> calls the network's input.</summary>
    public const int NetworkInput = -1;

    /// <summary>The layers whose outputs it reads, by their places in the network; where it is empty, the one before.</summary>
    public EquatableArray<int> Inputs { get; init; }

    /// <summary>What normalises the operator's result; null where nothing does.</summary>
    public OperatorDeclaration? Norm { get; init; }

    /// <summary>What is added to that, or multiplied with it; null where nothing is.</summary>
    public JoinDeclaration? Join { get; init; }

    /// <summary>The layer in a few words.</summary>
    public string Words => string.Join(", ", new OperationDeclaration?[] { Operator, Norm, Activation.IsNone ? null : Activation }.OfType<OperationDeclaration>().Select(o => o.Words));

    /// <summary>The layers whose outputs it reads, those that it joins too, by their places.</summary>
    /// <param name="place">Its own.</param>
    public IEnumerable<int> Reads(int place) => InputsAt(place).Concat(Join?.With ?? default);

    /// <summary>The layers whose outputs its operator reads.</summary>
    /// <param name="place">Its own place.</param>
    public IEnumerable<int> InputsAt(int place) => Inputs.Count > 0 ? Inputs : [place - 1];
}
